package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.step.StepError;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The SQL files of a bucket. What {@code prepare} has seen is what is read later: by its version
 * where the bucket keeps versions ("Retrieving object versions"), else on the condition that its
 * entity tag is the same ("Conditional requests").
 */
public final class ScriptStore {
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  /**
   * The files below {@code prefix}.
   *
   * @param prefix empty, or ending in a slash
   */
  public ScriptStore(S3Client s3, String bucket, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * Looks at the files that {@code names} name or, as globs, match: the names in the order given,
   * what a glob matches in the order of its name. A file that is named twice runs once.
   *
   * @param missing is told of each name that names nothing and each glob that matches nothing
   */
  public List<ScriptFile> find(List<ScriptFile> names, Consumer<String> missing) {
    List<ScriptFile> found = new ArrayList<>();
    for (ScriptFile name : names) {
      List<String> expanded = expanded(name.name());
      if (expanded.isEmpty()) {
        missing.accept("no object matches s3://%s/%s%s".formatted(bucket, prefix, name.name()));
      }
      for (String one : expanded) {
        Optional<ScriptFile> seen = look(one);
        if (seen.isEmpty()) {
          missing.accept("s3://%s/%s%s does not exist".formatted(bucket, prefix, one));
        }
        seen.filter(file -> !found.contains(file)).ifPresent(found::add);
      }
    }
    return found;
  }

  private List<String> expanded(String name) {
    Glob glob = new Glob(name);
    if (!glob.hasWildcards()) {
      return List.of(name);
    }
    return s3
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + glob.literalStart()))
        .contents()
        .stream()
        .map(S3Object::key)
        .map(key -> key.substring(prefix.length()))
        .filter(glob::matches)
        .toList();
  }

  private Optional<ScriptFile> look(String name) {
    try {
      HeadObjectResponse head = s3.headObject(h -> h.bucket(bucket).key(prefix + name));
      Optional<String> version =
          Optional.ofNullable(head.versionId()).filter(id -> !id.equals("null"));
      Optional<String> tag = Optional.of(head.eTag()).filter(any -> version.isEmpty());
      return Optional.of(new ScriptFile(name, version, tag));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens a file as it was seen. What breaks while it is read is mended, a few times.
   *
   * @throws StepFailedException when it has changed or gone since; reading may throw it too
   */
  public InputStream open(ScriptFile file) {
    return new ObjectStream((from, eTag) -> open(file, from, eTag));
  }

  private ResponseInputStream<GetObjectResponse> open(ScriptFile file, long from, String eTag) {
    try {
      GetObjectRequest.Builder get = GetObjectRequest.builder().bucket(bucket);
      get.key(prefix + file.name());
      file.versionId().ifPresent(get::versionId);
      file.eTag().or(() -> Optional.of(eTag).filter(tag -> !tag.isEmpty())).ifPresent(get::ifMatch);
      if (from > 0) {
        get.range("bytes=%d-".formatted(from));
      }
      return s3.getObject(get.build());
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND || e.statusCode() == PRECONDITION_FAILED) {
        throw new StepFailedException(StepError.SCRIPT_FAILED, changed(file));
      }
      throw e;
    }
  }

  private String changed(ScriptFile file) {
    return "s3://%s/%s%s is not what prepare saw (%s): it was changed or deleted since; launch again"
        .formatted(
            bucket,
            prefix,
            file.name(),
            file.versionId()
                .map(id -> "version " + id)
                .or(() -> file.eTag().map(tag -> "ETag " + tag))
                .orElse("no version"));
  }
}

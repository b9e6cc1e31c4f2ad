package io.dbrefresh.lambdas.refreshfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The input of an execution that says where its refresh file is: {@code {"refreshFile": {"bucket":
 * …, "key": …}}}. The object's current version counts, and its name in all reports ends with the
 * version's id ("Retrieving object versions from a versioning-enabled bucket").
 */
public final class RefreshFileObject {
  private static final String REFERENCE = "refreshFile";
  private static final String LAUNCH = "launch";

  private final S3Client s3;

  /** Reads through {@code s3}. */
  public RefreshFileObject(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * The input with the refresh file in it: what the execution was given, or what its reference
   * leads to.
   *
   * @throws StepFailedException when there is no such object, or it is no JSON
   */
  public ObjectNode resolved(StepRequest request) {
    ObjectNode input =
        request
            .input()
            .orElseThrow(() -> new IllegalArgumentException("The event carries no refresh file"));
    return input.path(REFERENCE).isObject() ? read(input) : input;
  }

  /** What the reference leads to, for reports; empty where there is none, or it leads nowhere. */
  public Optional<ObjectNode> legible(ObjectNode input) {
    try {
      return input.path(REFERENCE).isObject() ? Optional.of(read(input)) : Optional.empty();
    } catch (StepFailedException | SdkException nowhere) {
      return Optional.empty();
    }
  }

  private ObjectNode read(ObjectNode input) {
    String bucket = word(input, "bucket");
    String key = word(input, "key");
    String place = "s3://" + bucket + "/" + key;
    try (ResponseInputStream<GetObjectResponse> object =
        s3.getObject(get -> get.bucket(bucket).key(key))) {
      String version = object.response().versionId();
      String name = version == null ? place : place + "?versionId=" + version;
      return launched(document(name, object.readAllBytes()), input.path(LAUNCH), name);
    } catch (NoSuchKeyException | NoSuchBucketException absent) {
      throw new StepFailedException(
          StepError.NOT_FOUND,
          "There is no refresh file %s; `dbrefresh schedule add` puts it there".formatted(place));
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + place, failed);
    }
  }

  private static String word(ObjectNode input, String name) {
    String word = input.path(REFERENCE).path(name).asText();
    if (word.isEmpty()) {
      throw new StepFailedException(
          StepError.INVALID_REFRESH_FILE, "/refreshFile/" + name + ": `" + name + "` is missing");
    }
    return word;
  }

  /** What is wrong with an object, whoever reads it next says, and whose refresh it is. */
  private static ObjectNode document(String name, byte[] text) throws IOException {
    try {
      if (StepJson.mapper().readTree(text) instanceof ObjectNode file) {
        return file;
      }
      throw new StepFailedException(StepError.INVALID_REFRESH_FILE, name + " is no JSON object");
    } catch (JsonProcessingException malformed) {
      throw new StepFailedException(
          StepError.INVALID_REFRESH_FILE, name + " is not JSON: " + malformed.getOriginalMessage());
    }
  }

  /** The file as the launcher would have sent it. */
  private static ObjectNode launched(ObjectNode document, JsonNode launch, String name) {
    ObjectNode told = document.putObject(LAUNCH);
    told.put("by", launch.path("by").asText("unknown")).put("file", name);
    return document;
  }
}

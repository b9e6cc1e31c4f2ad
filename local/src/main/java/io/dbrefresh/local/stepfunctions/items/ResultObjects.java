package io.dbrefresh.local.stepfunctions.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.task.MapResults;
import io.dbrefresh.local.asl.task.ResultSink;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Results as objects of a bucket: a manifest, and a file of those that succeeded and of those that
 * failed, where there are any ("ResultWriter (Map)", "Exporting to Amazon S3").
 */
public final class ResultObjects implements ResultSink {
  /** The resource's ARN. */
  public static final String RESOURCE = "arn:aws:states:::s3:putObject";

  private final S3Client s3;
  private final Timeline timeline;

  /** Writes to {@code s3}. */
  public ResultObjects(S3Client s3, Timeline timeline) {
    this.s3 = s3;
    this.timeline = timeline;
  }

  @Override
  public void write(Json arguments, MapResults results, TaskProgress progress) {
    timeline.offload(() -> write(arguments.node(), results), new Written(progress));
  }

  private Json write(JsonNode arguments, MapResults results) {
    String bucket = arguments.path("Bucket").asText();
    String prefix = arguments.path("Prefix").asText("");
    String arn = results.mapRunArn();
    String folder =
        (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/")
            + arn.substring(arn.lastIndexOf(':') + 1)
            + "/";
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("DestinationBucket", bucket).put("MapRunArn", arn);
    ObjectNode files = manifest.putObject("ResultFiles");
    file(bucket, folder + "FAILED_0", results.failed(), results, files.putArray("FAILED"));
    files.putArray("PENDING");
    file(bucket, folder + "SUCCEEDED_0", results.succeeded(), results, files.putArray("SUCCEEDED"));
    String key = folder + "manifest.json";
    put(bucket, key, manifest.toString());
    return Json.of(JsonNodeFactory.instance.objectNode().put("Bucket", bucket).put("Key", key));
  }

  private void file(
      String bucket, String name, List<Json> items, MapResults results, ArrayNode files) {
    if (items.isEmpty()) {
      return;
    }
    String key = name + (results.lines() ? ".jsonl" : ".json");
    String content =
        results.lines()
            ? items.stream().map(Json::text).collect(Collectors.joining("\n", "", "\n"))
            : Json.array(items).text();
    files.addObject().put("Key", key).put("Size", put(bucket, key, content));
  }

  private long put(String bucket, String key, String content) {
    RequestBody body = RequestBody.fromString(content);
    s3.putObject(request -> request.bucket(bucket).key(key), body);
    return body.optionalContentLength().orElse(0L);
  }

  private record Written(TaskProgress progress) implements Timeline.Completion<Json> {
    @Override
    public void succeeded(Json place) {
      progress.succeeded(place);
    }

    @Override
    public void failed(Throwable thrown) {
      progress.failed(
          new StatesException(ErrorName.RESULT_WRITER_FAILED, String.valueOf(thrown.getMessage())));
    }
  }
}

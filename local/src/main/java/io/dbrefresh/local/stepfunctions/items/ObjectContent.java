package io.dbrefresh.local.stepfunctions.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.asl.task.ItemFormat;
import io.dbrefresh.local.asl.task.ItemSource;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The rows, lines or elements of one object as items ("ItemReader (Map)", "JSON file in an Amazon
 * S3 bucket" and those beside it).
 */
public final class ObjectContent implements ItemSource {
  /** The resource's ARN. */
  public static final String RESOURCE = "arn:aws:states:::s3:getObject";

  private final S3Client s3;
  private final Timeline timeline;
  private final ItemFormat format;

  /** Reads objects of {@code s3} that are in this format. */
  public ObjectContent(S3Client s3, Timeline timeline, ItemFormat format) {
    this.s3 = s3;
    this.timeline = timeline;
    this.format = format;
  }

  @Override
  public void read(Json arguments, long most, TaskProgress progress) {
    timeline.offload(() -> items(arguments.node(), most), new Told(progress));
  }

  private Json items(JsonNode arguments, long most) {
    String text =
        s3.getObjectAsBytes(
                request ->
                    request
                        .bucket(arguments.path("Bucket").asText())
                        .key(arguments.path("Key").asText())
                        .versionId(arguments.path("VersionId").asText(null)))
            .asUtf8String();
    return switch (format.type()) {
      case "CSV" -> Json.of(CsvTable.items(text, format, most));
      case "JSONL" -> Json.of(lines(text, most));
      default -> Json.of(elements(Json.read(text).at(format.pointer()), most));
    };
  }

  private static ArrayNode lines(String text, long most) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    text.lines().filter(line -> !line.isBlank()).limit(most).map(Json::read).forEach(items::add);
    return items;
  }

  private static ArrayNode elements(JsonNode array, long most) {
    if (!array.isArray()) {
      throw new IllegalArgumentException("Attempting to map over non-iterable node.");
    }
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (int index = 0; index < Math.min(array.size(), most); index++) {
      items.add(array.get(index));
    }
    return items;
  }
}

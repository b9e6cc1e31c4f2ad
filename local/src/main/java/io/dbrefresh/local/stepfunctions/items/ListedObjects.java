package io.dbrefresh.local.stepfunctions.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.asl.task.ItemSource;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects of a bucket as items, one for each ("ItemReader (Map)", "Iterating over Amazon S3
 * objects").
 */
public final class ListedObjects implements ItemSource {
  /** The resource's ARN. */
  public static final String RESOURCE = "arn:aws:states:::s3:listObjectsV2";

  private final S3Client s3;
  private final Timeline timeline;

  /** Lists objects of {@code s3}. */
  public ListedObjects(S3Client s3, Timeline timeline) {
    this.s3 = s3;
    this.timeline = timeline;
  }

  @Override
  public void read(Json arguments, long most, TaskProgress progress) {
    timeline.offload(() -> list(arguments.node(), most), new Told(progress));
  }

  private Json list(JsonNode arguments, long most) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(arguments.path("Bucket").asText())
            .prefix(arguments.path("Prefix").asText(""))
            .build();
    ListObjectsV2Response page;
    do {
      page = s3.listObjectsV2(request);
      page.contents().stream()
          .limit(most - items.size())
          .map(ListedObjects::item)
          .forEach(items::add);
      request = request.toBuilder().continuationToken(page.nextContinuationToken()).build();
    } while (Boolean.TRUE.equals(page.isTruncated()) && items.size() < most);
    return Json.of(items);
  }

  private static JsonNode item(S3Object object) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Etag", object.eTag())
        .put("Key", object.key())
        .put("LastModified", object.lastModified().getEpochSecond())
        .put("Size", object.size())
        .put("StorageClass", "STANDARD");
  }
}

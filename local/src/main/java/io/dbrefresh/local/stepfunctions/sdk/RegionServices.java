package io.dbrefresh.local.stepfunctions.sdk;

import io.dbrefresh.local.asl.task.TaskEvents;
import io.dbrefresh.local.asl.task.TaskIntegration;
import io.dbrefresh.local.face.operation.Operation;
import io.dbrefresh.local.face.operation.Operations;
import io.dbrefresh.local.time.Timeline;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The services of the region that Task states call: any operation that the region offers as {@code
 * aws-sdk:SERVICE:ACTION}, and the optimized ones of DynamoDB and SNS.
 */
public final class RegionServices {
  private static final Pattern RESOURCE =
      Pattern.compile("arn:aws:states:::(aws-sdk:)?([a-z0-9]+):([a-zA-Z0-9]+)");
  private static final Map<String, Set<String>> OPTIMIZED =
      Map.of(
          "dynamodb", Set.of("getItem", "putItem", "updateItem", "deleteItem"),
          "sns", Set.of("publish"));
  private static final Map<String, Style> STYLES =
      Map.of(
          "dynamodb",
              new Style.Optimized("DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException"),
          "sns", new Style.Optimized("SNS", "AmazonSNS", "AmazonSNSException"));

  private final Timeline timeline;
  private final String region;
  private final Map<String, Service> services = new HashMap<>();

  private record Service(Operations operations, Style style) {}

  /** No service yet; those of {@code region} are called away from the event thread. */
  public RegionServices(Timeline timeline, String region) {
    this.timeline = timeline;
    this.region = region;
  }

  /** Adds the service of the interface {@code type}, for example {@code RdsClient}. */
  public <T> void add(Class<T> type, T client) {
    String name = type.getSimpleName().replaceFirst("Client$", "");
    services.put(
        name.toLowerCase(Locale.ROOT),
        new Service(new Operations(type, client), new Style.AwsSdk(name)));
  }

  /** The operation that a Task state's {@code Resource} names; empty when it is not offered. */
  public Optional<TaskIntegration> find(String resource) {
    Matcher parts = RESOURCE.matcher(resource);
    if (!parts.matches() || !services.containsKey(parts.group(2))) {
      return Optional.empty();
    }
    return parts.group(1) == null
        ? optimized(parts.group(2), parts.group(3))
        : operation("aws-sdk:", parts.group(2), parts.group(3));
  }

  private Optional<TaskIntegration> optimized(String service, String action) {
    return OPTIMIZED.getOrDefault(service, Set.of()).contains(action)
        ? operation("", service, action)
        : Optional.empty();
  }

  private Optional<TaskIntegration> operation(String kind, String name, String action) {
    Service service = services.get(name);
    if (service == null) {
      return Optional.empty();
    }
    Style style = kind.isEmpty() ? STYLES.getOrDefault(name, service.style()) : service.style();
    TaskEvents events = TaskEvents.of(new TaskEvents.Action(kind + name, action, region));
    return service
        .operations()
        .named(action)
        .filter(operation -> operation.method().getName().equals(action))
        .filter(Operation::isOffered)
        .map(operation -> new ServiceTask(events, operation, style, timeline));
  }
}

package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.asl.task.TaskIntegration;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.task.TaskTokens;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The activities of the region: work that is left to whoever comes for it. They are kept beside the
 * machines, under names that no machine can have; work that waits is not kept.
 */
final class Activities {
  private static final String MARK = "activity:";
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:activity:.+");

  private final Shelf shelf;
  private final TaskTokens tokens;
  private final Map<String, Queue> queues = new HashMap<>();

  Activities(Shelf shelf, TaskTokens tokens) {
    this.shelf = shelf;
    this.tokens = tokens;
  }

  /** An activity that there is. */
  record Activity(String name, String arn, Instant creationDate) {}

  /** Work that nobody has come for. */
  record Work(String token, String input, TaskProgress progress) {}

  /** A worker that waits for work. */
  record Worker(Optional<String> name, CompletableFuture<Optional<Work>> answer) {}

  private record Queue(Deque<Work> works, Deque<Worker> workers) {}

  static boolean isActivity(String document) {
    return document.startsWith(MARK);
  }

  Activity create(String name, String arn, Instant now) {
    Optional<Activity> there = find(name, arn);
    if (there.isEmpty()) {
      shelf.write(
          MARK + name,
          JsonNodeFactory.instance
              .objectNode()
              .put("name", name)
              .put("activityArn", arn)
              .put("creationDate", now.toEpochMilli()));
    }
    return there.orElse(new Activity(name, arn, now));
  }

  Optional<Activity> find(String name, String arn) {
    return shelf.read(MARK + name).map(Activities::read).filter(each -> each.arn().equals(arn));
  }

  List<Activity> all() {
    return shelf.names().stream()
        .filter(Activities::isActivity)
        .flatMap(name -> shelf.read(name).stream())
        .map(Activities::read)
        .toList();
  }

  private static Activity read(JsonNode json) {
    return new Activity(
        json.path("name").asText(),
        json.path("activityArn").asText(),
        Instant.ofEpochMilli(json.path("creationDate").asLong()));
  }

  void delete(String name) {
    shelf.delete(MARK + name);
  }

  boolean exists(String arn) {
    return find(arn.substring(arn.lastIndexOf(':') + 1), arn).isPresent();
  }

  /** The activity that a Task state's {@code Resource} names, be it that it is not there yet. */
  Optional<TaskIntegration> task(String resource) {
    return ARN.matcher(resource).matches()
        ? Optional.of(new ActivityTask(resource, this))
        : Optional.empty();
  }

  /** Gives work to the worker that has waited longest, or lets it wait. */
  void offer(String arn, Work work) {
    tokens.await(work.token(), work.progress());
    Worker worker = queue(arn).workers().poll();
    if (worker == null) {
      queue(arn).works().add(work);
    } else {
      hand(work, worker);
    }
  }

  /** Gives a worker the work that has waited longest, or lets it wait. */
  void come(String arn, Worker worker) {
    Work work = queue(arn).works().poll();
    if (work == null) {
      queue(arn).workers().add(worker);
    } else {
      hand(work, worker);
    }
  }

  private static void hand(Work work, Worker worker) {
    work.progress().begun(worker.name());
    worker.answer().complete(Optional.of(work));
  }

  /** A worker goes without work. */
  void leave(String arn, Worker worker) {
    if (queue(arn).workers().remove(worker)) {
      worker.answer().complete(Optional.empty());
    }
  }

  /** Nobody waits for the work any more. */
  void withdraw(String arn, Work work) {
    tokens.end(work.token());
    queue(arn).works().remove(work);
  }

  private Queue queue(String arn) {
    return queues.computeIfAbsent(arn, any -> new Queue(new ArrayDeque<>(), new ArrayDeque<>()));
  }
}

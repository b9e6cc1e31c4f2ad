package io.dbrefresh.local.simulation.fault;

import java.util.Locale;

/** What can go wrong at a call. */
public enum Fault {
  THROTTLED(Place.SERVICE, "the service throttles the call"),
  SERVER_ERROR(Place.SERVICE, "the service answers 500, and has done nothing"),
  TIMEOUT_LOST(Place.SERVICE, "the call never arrives, and its answer times out"),
  TIMEOUT_DONE(Place.CHANGE, "the call is done, and its answer is lost"),
  NOT_AVAILABLE(Place.DATABASE_CHANGE, "RDS says that the database is not in available state"),
  DENIED(Place.SERVICE, "IAM denies the call"),
  DENIED_FOR_EVER(Place.SERVICE, "IAM denies this call to this function from now on"),
  KILLED(Place.SERVICE, "the function is ended by its time limit right after the call"),
  CRASHED(Place.SERVICE, "the function's process exits right after the call"),
  OUTAGE(Place.REPORT, "the table or topic takes nothing more"),
  SERVICE_ERROR(Place.FUNCTION, "Lambda answers 500 and does not call the function"),
  TOO_MANY_REQUESTS(Place.FUNCTION, "Lambda has no concurrency left"),
  ANSWER_LOST(Place.FUNCTION, "the function runs, and its answer is lost"),
  CLOCK_FAST(Place.FUNCTION, "the function's clock is seven minutes ahead from now on"),
  CLOCK_SLOW(Place.FUNCTION, "the function's clock is seven minutes behind from now on"),
  STOPPED(Place.STATE, "somebody stops the execution"),
  RACED(Place.STATE, "somebody launches the same refresh again"),
  TERMINAL_STATUS(Place.STATE, "the database in the making breaks: its status is terminal"),
  OLD_BROKEN(Place.STATE, "the old database breaks where it was set aside: its status is terminal"),
  TEMP_DELETED(Place.STATE, "somebody deletes the temp database"),
  OLD_DELETED(Place.STATE, "somebody deletes the old database"),
  TARGET_RENAMED(Place.STATE, "somebody renames what has the target's name"),
  OLD_UNTAGGED(Place.STATE, "somebody takes the tag refresh=true from the old database"),
  SECRET_DELETED(Place.STATE, "somebody deletes the secret");

  private final Place place;
  private final String sentence;

  Fault(Place place, String sentence) {
    this.place = place;
    this.sentence = sentence;
  }

  private enum Place {
    SERVICE,
    CHANGE,
    DATABASE_CHANGE,
    REPORT,
    FUNCTION,
    STATE
  }

  /** What happens, in words. */
  public String sentence() {
    return sentence;
  }

  /** Whether a call can meet this fault. */
  public boolean fits(Call call) {
    boolean service = call.kind() == Call.Kind.READ || call.kind() == Call.Kind.WRITE;
    boolean change = call.kind() == Call.Kind.WRITE;
    return switch (place) {
      case SERVICE -> service;
      case CHANGE -> change;
      case DATABASE_CHANGE ->
          change
              && (call.name().startsWith("rds:Modify")
                  || call.name().startsWith("rds:Stop")
                  || call.name().startsWith("rds:Start")
                  || call.name().startsWith("rds:Delete")
                  || call.name().startsWith("rds:CreateDBInstance"));
      case REPORT -> change && call.actor().step().matches("(update-dynamodb|send-msg)(-failure)?");
      case FUNCTION -> call.kind() == Call.Kind.FUNCTION;
      case STATE -> call.kind() == Call.Kind.STATE;
    };
  }

  /** Whether people, not services, do this. */
  public boolean isHuman() {
    return switch (this) {
      case TEMP_DELETED, OLD_DELETED, TARGET_RENAMED, OLD_UNTAGGED, SECRET_DELETED -> true;
      default -> false;
    };
  }

  /** As schedules are written: {@code timeout-done}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault that is written so. */
  public static Fault ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

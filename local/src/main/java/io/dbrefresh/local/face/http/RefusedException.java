package io.dbrefresh.local.face.http;

/** A call is refused before its operation is asked. */
public final class RefusedException extends RuntimeException {
  private final transient Refusal refusal;

  /** Refused for this. */
  public RefusedException(Refusal refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  /** Refused with this status and code. */
  public RefusedException(int status, String code, String message) {
    this(new Refusal(status, code, message));
  }

  /** What to answer. */
  public Refusal refusal() {
    return refusal;
  }
}

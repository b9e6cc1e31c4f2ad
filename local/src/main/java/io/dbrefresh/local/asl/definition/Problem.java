package io.dbrefresh.local.asl.definition;

/**
 * Something wrong with a definition.
 *
 * @param code the service's name for this kind: {@code SCHEMA_VALIDATION_FAILED}, …
 * @param pointer where: {@code /States/A/Next}, {@code /}, a place in the text, or nothing
 */
public record Problem(String code, String message, String pointer) {
  @Override
  public String toString() {
    boolean told = pointer.isEmpty() || message.endsWith(pointer);
    return told ? code + ": " + message : "%s: %s at %s".formatted(code, message, pointer);
  }
}

package io.dbrefresh.statemachine.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A search for personal data in samples of the temp database's text columns.
 *
 * @param finding what a finding does to the refresh
 * @param rows how many values are sampled of each column at most
 * @param shapes what is searched for
 * @param except columns that are left out, {@code schema.table.column}, where {@code *} stands for
 *     any characters and {@code ?} for one
 */
public record Probe(Finding finding, int rows, List<Shape> shapes, List<String> except) {
  /** How many values of a column are sampled where the refresh file does not say. */
  public static final int ROWS = 1_000;

  /** Copies the lists. */
  public Probe {
    shapes = List.copyOf(shapes);
    except = List.copyOf(except);
  }

  /** What a finding does to the refresh. */
  public enum Finding {
    /** The refresh fails, and the target stays as it was. */
    FAIL("fail"),
    /** The refresh goes on; the finding is in the record and the message. */
    WARN("warn");

    private final String word;

    Finding(String word) {
      this.word = word;
    }

    /** The word of the refresh file. */
    @JsonValue
    public String word() {
      return word;
    }
  }

  /** What personal data look like. */
  public enum Shape {
    /** An e-mail address outside of the domains that are reserved for examples. */
    EMAIL("email"),
    /** A telephone number. */
    PHONE("phone"),
    /** The number of a payment card. */
    CARD("card"),
    /** A number that a state gives to a person. */
    NATIONAL_ID("nationalid");

    private final String word;

    Shape(String word) {
      this.word = word;
    }

    /** The word of the refresh file. */
    @JsonValue
    public String word() {
      return word;
    }
  }
}

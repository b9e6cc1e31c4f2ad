package io.dbrefresh.lambdas.verify.shape;

import io.dbrefresh.statemachine.plan.Probe.Shape;
import java.util.List;

/** Finds one kind of personal data anywhere in a text. Safe for use by several threads. */
public interface Detector {
  /** The shape it finds. */
  Shape shape();

  /** For people: which kind of the shape, such as {@code email} or {@code US SSN}. */
  String kind();

  /** What is in {@code text}. */
  Glance look(String text);

  /**
   * How often a number of the form that is none passes the check by chance, from 0 to 1; 0 where a
   * match is no chance.
   */
  double chance();

  /** The detectors of the given shapes. */
  static List<Detector> of(List<Shape> shapes) {
    return shapes.stream()
        .flatMap(
            shape ->
                switch (shape) {
                  case EMAIL -> List.<Detector>of(new Emails()).stream();
                  case PHONE -> List.<Detector>of(new Phones()).stream();
                  case CARD -> List.<Detector>of(new Cards()).stream();
                  case NATIONAL_ID -> NationalIds.ALL.stream();
                })
        .toList();
  }
}

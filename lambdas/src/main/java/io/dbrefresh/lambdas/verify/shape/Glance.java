package io.dbrefresh.lambdas.verify.shape;

/** What a value looks like to a detector. */
public enum Glance {
  /** Nothing of this shape is in it. */
  NOTHING,
  /** Something has the form, and its check digits are wrong: a number of another kind. */
  LOOKALIKE,
  /** Something of this shape is in it. */
  MATCH
}

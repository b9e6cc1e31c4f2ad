package io.dbrefresh.lambdas.rds;

/** The two things that RDS gives a name and a status. */
public enum Kind {
  /** A DB instance. */
  INSTANCE("instance", "db-instance"),
  /** An Aurora DB cluster. */
  CLUSTER("cluster", "db-cluster");

  private final String word;
  private final String sourceType;

  Kind(String word, String sourceType) {
    this.word = word;
    this.sourceType = sourceType;
  }

  /** The word for it in sentences. */
  public String word() {
    return word;
  }

  /** {@code SourceType} of DescribeEvents. */
  String sourceType() {
    return sourceType;
  }
}

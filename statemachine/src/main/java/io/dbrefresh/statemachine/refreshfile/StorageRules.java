package io.dbrefresh.statemachine.refreshfile;

/** Which storage types have provisioned I/O. */
final class StorageRules {
  private StorageRules() {}

  static void check(Fields fields) {
    String type = fields.text("storagetype").orElse("");
    boolean provisioned = type.equals("io1") || type.equals("io2");
    if (provisioned && !fields.has("iops")) {
      fields.error("iops", "`iops` is missing; `storagetype` " + type + " needs it");
    }
    if (fields.has("iops") && (type.equals("gp2") || type.isEmpty())) {
      fields.warning("iops", "is not used; it goes with `storagetype` io1, io2 or gp3");
    }
    if (fields.has("storagethroughput") && !type.equals("gp3")) {
      fields.error("storagethroughput", "goes with storagetype gp3; set that, or take it out");
    }
  }
}

package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.Service;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What the settings in {@code restore} have to be, beyond their shape. */
final class SettingsRules {
  /** RDS puts its own six tags beside them; a database has 50 at most. */
  private static final int MOST_TAGS = 44;

  private static final int LONGEST_TAG_KEY = 128;
  private static final int LONGEST_TAG_VALUE = 256;
  private static final int LONGEST_RETENTION = 35;

  private static final String[] OF_AURORA = {
    "sourcecluster",
    "targetcluster",
    "cluparamgrp",
    "backtrack",
    "minacu",
    "maxacu",
    "engine",
    "engineversion"
  };

  private static final String[] OF_RDS = {
    "source",
    "target",
    "dbparamgrp",
    "optgrp",
    "multiaz",
    "dbclass",
    "autominor",
    "storagetype",
    "storagethroughput",
    "allocatedstorage",
    "iops"
  };

  private static final String[] OF_INSTANCES = {
    "enhancedmon",
    "enhancedmoninterval",
    "enhancedmonrolearn",
    "perfinsights",
    "perfinsightsretention",
    "perfinsightskmskeyid"
  };

  private final Fields restore;
  private final Service service;

  SettingsRules(Fields restore, Service service) {
    this.restore = restore;
    this.service = service;
  }

  void check() {
    refuseStrangers();
    StorageRules.check(restore);
    checkPort();
    checkRetention();
    checkCapacity();
    restore.map("tags").ifPresent(this::checkTags);
  }

  private void refuseStrangers() {
    if (service == Service.RDS) {
      restore.refuse("is for Aurora, and this file refreshes an RDS instance", OF_AURORA);
    } else {
      restore.refuse("is for an RDS instance, and this file refreshes an Aurora cluster", OF_RDS);
      restore.refuse("is for an instance; say it in /createinstance", OF_INSTANCES);
    }
  }

  private void checkPort() {
    restore
        .number("port")
        .filter(port -> port < 1 || port > 65535)
        .ifPresent(
            port ->
                restore.error(
                    "port", "is " + port + "; it has to be a port number from 1 to 65535"));
  }

  private void checkRetention() {
    int least = service == Service.AURORA ? 1 : 0;
    restore
        .number("backupretention")
        .filter(days -> days < least || days > LONGEST_RETENTION)
        .ifPresent(
            days ->
                restore.error(
                    "backupretention",
                    "is %d; it has to be a number of days from %d to %d"
                        .formatted(days, least, LONGEST_RETENTION)));
  }

  private void checkCapacity() {
    Optional<BigDecimal> least = capacity("minacu");
    Optional<BigDecimal> most = capacity("maxacu");
    if (least.isPresent() != most.isPresent()) {
      restore.error(
          least.isPresent() ? "maxacu" : "minacu",
          "is missing; `minacu` and `maxacu` go together (Serverless v2 capacity)");
    }
    if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
      restore.error("minacu", "is " + least.get() + ", which is more than `maxacu`, " + most.get());
    }
  }

  /** What is no number, the schema has complained about. */
  private Optional<BigDecimal> capacity(String key) {
    return restore.text(key).filter(text -> text.matches("[0-9]+(\\.[05])?")).map(BigDecimal::new);
  }

  private void checkTags(Map<String, String> tags) {
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      String key = tag.getKey();
      if (key.startsWith("aws:") || key.equals("refresh") || key.startsWith("refresh-")) {
        restore.error("tags/" + key, "is a tag that " + owner(key) + " sets; take it out");
      } else if (key.isEmpty()
          || key.length() > LONGEST_TAG_KEY
          || tag.getValue().length() > LONGEST_TAG_VALUE) {
        restore.error(
            "tags/" + key, "is too long or empty; a key has 1 to 128 characters, a value 256");
      }
    }
    if (tags.size() > MOST_TAGS) {
      restore.error("tags", "holds " + tags.size() + " tags; a database has room for 44");
    }
  }

  private static String owner(String key) {
    return key.startsWith("aws:") ? "AWS" : "the refresh";
  }
}

package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Configuration;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;

/**
 * The settings of the new database: what the refresh file says, and else what the existing target
 * has, as far as the new engine version can have it.
 */
final class SettingsSurvey {
  private static final List<Setting> GROUPS =
      List.of(Setting.PARAMETER_GROUP, Setting.CLUSTER_PARAMETER_GROUP, Setting.OPTION_GROUP);

  private static final Map<Setting, String> KEYS =
      Map.of(
          Setting.PARAMETER_GROUP, "dbparamgrp",
          Setting.CLUSTER_PARAMETER_GROUP, "cluparamgrp",
          Setting.OPTION_GROUP, "optgrp");

  private final Databases databases;
  private final RefreshFile file;
  private final Findings findings;
  private final boolean aurora;
  private final Optional<EngineFamily> family;
  private final Settings source;
  private final List<String> notes = new ArrayList<>();

  SettingsSurvey(RdsClient rds, RefreshFile file, Optional<Source> source, Findings findings) {
    this.databases = new Databases(rds);
    this.file = file;
    this.findings = findings;
    this.aurora = file.service() == Service.AURORA;
    this.family = source.map(found -> family(rds, found));
    this.source =
        databases
            .configuration(aurora ? Kind.CLUSTER : Kind.INSTANCE, file.source())
            .map(Configuration::settings)
            .orElse(Settings.NONE);
    check();
  }

  private EngineFamily family(RdsClient rds, Source found) {
    Settings asked = file.restore().settings();
    return new EngineFamily(
        rds, found.engine(), asked.text(Setting.ENGINE_VERSION).orElseGet(found::engineVersion));
  }

  /** What the refresh file asks for has to be possible. */
  private void check() {
    Settings asked = file.restore().settings();
    checkGroups("/restore/", asked);
    file.instance().ifPresent(writer -> checkGroups("/createinstance/", writer));
    asked
        .text(Setting.CA_CERTIFICATE)
        .or(() -> file.instance().flatMap(writer -> writer.text(Setting.CA_CERTIFICATE)))
        .flatMap(name -> family.flatMap(of -> of.objectionToCertificate(name)))
        .ifPresent(objection -> findings.notAllowed("/restore/cacert", objection));
    if (aurora) {
      checkKey(asked);
    } else {
      checkStorage(asked);
    }
  }

  private void checkGroups(String step, Settings asked) {
    for (Setting kind : GROUPS) {
      asked
          .text(kind)
          .flatMap(group -> family.flatMap(of -> of.objection(kind, group)))
          .ifPresent(objection -> findings.notAllowed(step + KEYS.get(kind), objection));
    }
  }

  /** RestoreDBClusterToPointInTime, "KmsKeyId"; a snapshot may be encrypted as it is restored. */
  private void checkKey(Settings asked) {
    boolean copies = file.restore().type() != RestoreType.FROM_SNAPSHOT;
    if (copies
        && asked.text(Setting.KMS_KEY).isPresent()
        && source.text(Setting.KMS_KEY).isEmpty()) {
      findings.notAllowed(
          "/restore/kmskeyid",
          "%s is not encrypted, and neither is a copy of it; restore from a snapshot to encrypt it"
              .formatted(file.source()));
    }
  }

  private void checkStorage(Settings asked) {
    Optional<Integer> needed = source.number(Setting.ALLOCATED_STORAGE);
    asked
        .number(Setting.ALLOCATED_STORAGE)
        .filter(gib -> needed.filter(needs -> gib < needs).isPresent())
        .ifPresent(
            gib ->
                findings.notAllowed(
                    "/restore/allocatedstorage",
                    "is %d GiB, and %s has %d; a restore cannot be smaller"
                        .formatted(gib, file.source(), needed.orElse(0))));
    String key = source.text(Setting.KMS_KEY).orElse("none");
    asked
        .text(Setting.KMS_KEY)
        .filter(wanted -> !key.endsWith(wanted.substring(wanted.lastIndexOf('/') + 1)))
        .ifPresent(
            wanted ->
                findings.notAllowed(
                    "/restore/kmskeyid",
                    "a restored RDS instance keeps the key of its source, which is %s; to have another, copy a snapshot with it and restore from the copy"
                        .formatted(key)));
  }

  /** The settings of the new instance (RDS) or cluster (Aurora). */
  Settings restored() {
    DatabaseNames names = file.target();
    Settings old = settings(aurora ? Kind.CLUSTER : Kind.INSTANCE, names.identifier());
    return file.restore().settings().or(fitting(new Carrying(file, source).of(old)));
  }

  /** The settings of the writer to create; its class is the source writer's where nobody says. */
  Optional<Settings> writer() {
    if (!aurora) {
      return Optional.empty();
    }
    Settings old = fitting(settings(Kind.INSTANCE, oldWriter()));
    Settings asked = file.instance().orElse(Settings.NONE).or(old);
    Optional<String> instanceClass =
        databases
            .cluster(file.source())
            .flatMap(SettingsSurvey::writerOf)
            .flatMap(name -> settings(Kind.INSTANCE, name).text(Setting.INSTANCE_CLASS));
    return Optional.of(
        instanceClass
            .map(name -> asked.or(asked.with(Setting.INSTANCE_CLASS, name)))
            .orElse(asked));
  }

  /** What is not taken over from the existing target, and why. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private Settings settings(Kind kind, String name) {
    return name.isEmpty()
        ? Settings.NONE
        : databases.configuration(kind, name).map(Configuration::settings).orElse(Settings.NONE);
  }

  /** The instance of the target's own name, or else the one that writes. */
  private String oldWriter() {
    Optional<DBCluster> old = databases.cluster(file.target().identifier());
    String named = file.target().instance();
    boolean member =
        old.filter(
                cluster ->
                    cluster.dbClusterMembers().stream()
                        .anyMatch(each -> named.equals(each.dbInstanceIdentifier())))
            .isPresent();
    return member ? named : old.flatMap(SettingsSurvey::writerOf).orElse("");
  }

  private static Optional<String> writerOf(DBCluster cluster) {
    return cluster.dbClusterMembers().stream()
        .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
        .map(DBClusterMember::dbInstanceIdentifier)
        .findFirst();
  }

  /** Without the groups that the new engine version cannot have. */
  private Settings fitting(Settings carried) {
    Settings fitting = carried;
    for (Setting kind : GROUPS) {
      Optional<String> objection =
          carried.text(kind).flatMap(group -> family.flatMap(of -> of.objection(kind, group)));
      if (objection.isPresent()) {
        notes.add("%s is not taken over: %s".formatted(kind.word(), objection.get()));
        fitting = fitting.without(kind);
      }
    }
    return fitting;
  }
}

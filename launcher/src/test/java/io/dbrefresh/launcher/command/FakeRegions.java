package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.execution.FakeSfn;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.region.AwsOptions;
import io.dbrefresh.launcher.region.LocalStatus;
import io.dbrefresh.launcher.region.RegionHeldException;
import io.dbrefresh.launcher.region.RegionNews;
import io.dbrefresh.launcher.region.RegionalRds;
import io.dbrefresh.launcher.region.Regions;
import io.dbrefresh.launcher.region.SentMessage;
import io.dbrefresh.launcher.region.ServedRegion;
import io.dbrefresh.launcher.region.Servers;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** Regions made of fakes; AWS and local are the same one. */
final class FakeRegions implements Regions {
  final FakeSfn sfn = new FakeSfn();
  final FakeSecrets secrets = new FakeSecrets();
  final FakeDynamoDb dynamoDb = new FakeDynamoDb();
  final FakeRds rds = new FakeRds();
  final FakeLambda lambda = new FakeLambda();
  Optional<S3Client> s3 = Optional.empty();
  Optional<SchedulerClient> scheduler = Optional.empty();
  Optional<CloudFormationClient> cloudFormation = Optional.empty();
  final List<AwsOptions> asked = new ArrayList<>();
  final List<SentMessage> messages = new ArrayList<>();
  final List<String> running = new ArrayList<>();
  final List<String> outages = new ArrayList<>();
  final List<RegionalRds> others = new ArrayList<>();
  Optional<LocalStatus> status = Optional.empty();
  Optional<RuntimeException> unreachable = Optional.empty();
  Runnable onServe = () -> {};
  int heldFor;
  int opened;
  int closed;

  @Override
  public AwsClients aws(AwsOptions options) {
    asked.add(options);
    unreachable.ifPresent(
        thrown -> {
          throw thrown;
        });
    return clients(options.region().orElse("us-east-1"), false);
  }

  @Override
  public AwsClients open(Path folder, RegionNews progress) {
    opened++;
    if (heldFor-- > 0) {
      throw new RegionHeldException(4711, "dbrefresh launch mysqlinstd app1 --local");
    }
    progress.doing("Opening the region");
    return clients("us-east-1", true);
  }

  @Override
  public ServedRegion serve(Path folder, int port, RegionNews progress) {
    opened++;
    onServe.run();
    return new ServedRegion(URI.create("http://127.0.0.1:" + port), () -> closed++);
  }

  @Override
  public AwsClients read(Path folder) {
    return clients("us-east-1", true);
  }

  @Override
  public List<SentMessage> messages(Path folder) {
    return messages;
  }

  @Override
  public Optional<LocalStatus> status(Path folder) {
    return status;
  }

  @Override
  public boolean reset(Path folder) {
    return status.isPresent();
  }

  private final class FakeServers implements Servers {
    @Override
    public void ensureRunning(String identifier) {
      running.add(identifier);
    }

    @Override
    public void cut(String region) {
      outages.add("cut " + region);
    }

    @Override
    public void mend(String region) {
      outages.add("mend " + region);
    }
  }

  private AwsClients clients(String region, boolean local) {
    RdsClient databases = rds;
    return new AwsClients(
        region,
        local ? Optional.of(new FakeServers()) : Optional.empty(),
        others,
        () -> sfn,
        () -> databases,
        () -> dynamoDb,
        () -> secrets,
        () -> lambda,
        () -> s3.orElseThrow(),
        () -> scheduler.orElseThrow(),
        () -> cloudFormation.orElseThrow(),
        () -> closed++);
  }
}

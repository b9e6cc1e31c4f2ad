package io.dbrefresh.launcher.region;

import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.RegionFolderException;
import io.dbrefresh.local.RegionHolder;
import io.dbrefresh.local.RegionInUseException;
import io.dbrefresh.local.RegionProgress;
import io.dbrefresh.local.face.Face;
import io.dbrefresh.local.sns.PublishedMessage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Opens regions that live in a folder. The only class that knows how a local region is made. */
final class LocalRegions {
  private static final String PROGRAM = "io.dbrefresh.launcher.Main";

  private final Path project;

  LocalRegions(Path project) {
    this.project = project;
  }

  AwsClients open(Path folder, RegionNews news) {
    Optional<AwsClients> served = served(folder, news);
    return served.orElseGet(() -> translated(() -> clients(hold(folder, news), folder)));
  }

  private HeldRegion hold(Path folder, RegionNews news) {
    return new HeldRegion(LocalRegion.open(folder, project, new Told(news)));
  }

  /** The region where another process serves it, if one does. */
  private static Optional<AwsClients> served(Path folder, RegionNews news) {
    Optional<RegionHolder> holder = LocalRegion.holder(folder);
    Optional<URI> endpoint = holder.flatMap(RegionHolder::endpoint);
    endpoint.ifPresent(
        url ->
            news.doing(
                "Working in the local region that %s serves at %s"
                    .formatted(shown(holder.get()), url)));
    return endpoint.map(
        url -> SdkClients.ofLocalRegion(url).local(new RemoteServers(url), others(folder)));
  }

  ServedRegion serve(Path folder, int port, RegionNews news) {
    return translated(() -> serve(hold(folder, news), port, news));
  }

  private static ServedRegion serve(HeldRegion held, int port, RegionNews news) {
    try {
      Face face = Face.open(held.region(), port);
      held.region().announce(face.endpoint());
      DueSchedules schedules = new DueSchedules(held.region(), news);
      return new ServedRegion(
          face.endpoint(),
          () -> {
            schedules.close();
            face.close();
            held.close();
          });
    } catch (RuntimeException portTaken) {
      held.close();
      throw portTaken;
    }
  }

  AwsClients read(Path folder) {
    return translated(
        () -> clients(LocalRegion.read(folder, project), identifier -> {}, others(folder)));
  }

  private static AwsClients clients(HeldRegion held, Path folder) {
    return clients(held.region(), held, others(folder)).closedBy(held::close);
  }

  private static List<String> others(Path folder) {
    return LocalRegion.regions(folder).stream()
        .filter(name -> !name.equals(LocalRegion.REGION))
        .toList();
  }

  private static AwsClients clients(LocalRegion region, Servers servers, List<String> others) {
    return new AwsClients(
        LocalRegion.REGION,
        Optional.of(servers),
        others.stream()
            .map(name -> new RegionalRds(name, () -> region.rds(Region.of(name))))
            .toList(),
        region::sfn,
        region::rds,
        region::dynamoDb,
        region::secretsManager,
        region::lambda,
        region::s3,
        region::scheduler,
        LocalRegions::noCloudFormation,
        region::close);
  }

  private static CloudFormationClient noCloudFormation() {
    throw new UnsupportedOperationException(
        "The local region has no CloudFormation; it has what the templates make");
  }

  List<SentMessage> messages(Path folder) {
    return translated(
        () -> {
          try (LocalRegion region = LocalRegion.read(folder, project)) {
            return region.messages().stream().map(LocalRegions::sent).toList();
          }
        });
  }

  private static SentMessage sent(PublishedMessage message) {
    return new SentMessage(
        message.time(), message.topicArn(), message.subject().orElse(""), message.message());
  }

  Optional<LocalStatus> status(Path folder) {
    return LocalRegion.exists(folder)
        ? Optional.of(
            new LocalStatus(
                FolderSize.of(folder),
                LocalRegion.holder(folder).map(LocalRegions::shown),
                LocalRegion.cutOff(folder)))
        : Optional.empty();
  }

  private static String shown(RegionHolder holder) {
    return "process " + holder.pid() + " (" + command(holder) + ")";
  }

  boolean reset(Path folder) {
    return translated(() -> LocalRegion.reset(folder));
  }

  private static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (RegionInUseException used) {
      throw new RegionHeldException(used.holder().pid(), command(used.holder()));
    } catch (RegionFolderException unusable) {
      throw new UnusableRegionException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** The command as its user typed it. */
  private static String command(RegionHolder holder) {
    return holder.command().replace(PROGRAM, "dbrefresh");
  }

  /** Hands on what the region tells. */
  private record Told(RegionNews news) implements RegionProgress {
    @Override
    public void doing(String sentence) {
      news.doing(sentence);
    }

    @Override
    public void fetching(String what, long bytes, long total) {
      news.fetching(what, bytes, total);
    }
  }
}

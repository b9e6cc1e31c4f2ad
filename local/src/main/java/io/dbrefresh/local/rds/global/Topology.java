package io.dbrefresh.local.rds.global;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Globe.Site;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/** What the servers of a global database are told of each other, for their SQL functions. */
final class Topology {
  private final Globe globe;
  private final GlobalCluster global;

  Topology(Globe globe, GlobalCluster global) {
    this.globe = globe;
    this.global = global;
  }

  /** What the servers of {@code member} are told. */
  String seenFrom(Site member) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    Optional<Site> primary = globe.primary(global);
    for (Site site : globe.sites(global)) {
      boolean leads = primary.filter(site::equals).isPresent();
      ObjectNode node = all.addObject();
      node.put("self", site.equals(member)).put("region", site.region()).put("primary", leads);
      ArrayNode servers = node.putArray("servers");
      site.cluster().dbClusterMembers().stream()
          .sorted(Comparator.comparing(DBClusterMember::isClusterWriter).reversed())
          .map(DBClusterMember::dbInstanceIdentifier)
          .forEach(servers::add);
      primary
          .flatMap(leading -> apart(leading, site))
          .ifPresent(since -> node.put("apart", since.toString()));
    }
    return all.toString();
  }

  /** Since when nothing can have come from the one to the other. */
  private Optional<Instant> apart(Site leading, Site site) {
    return Stream.of(leading, site)
        .flatMap(each -> globe.unreachable(each.region()).stream())
        .min(Comparator.naturalOrder());
  }
}

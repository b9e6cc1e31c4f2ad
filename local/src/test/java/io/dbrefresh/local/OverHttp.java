package io.dbrefresh.local;

import io.dbrefresh.local.contract.SdkClients;
import io.dbrefresh.local.face.Face;
import io.dbrefresh.local.face.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/** Handlers have the SDK's own clients, and call the services over HTTP as they do on AWS. */
final class OverHttp implements Wiring {
  private final Map<String, Object> clients = new HashMap<>();
  private final List<Face> faces = new ArrayList<>();
  private final List<SdkClients> pools = new ArrayList<>();

  @Override
  public <T> T client(Class<T> type, T service) {
    return client(type, service, Region.of(LocalRegion.REGION));
  }

  @Override
  public synchronized <T> T client(Class<T> type, T service, Region region) {
    String name = type.getName() + " " + region;
    Object client = clients.get(name);
    if (client == null) {
      Face face = Face.open(new Offer().with(type, service), region.id(), 0);
      SdkClients pool = SdkClients.ofLocalRegion(face.endpoint(), region);
      faces.add(face);
      pools.add(pool);
      client = pool.client(type);
      clients.put(name, client);
    }
    return type.cast(client);
  }

  @Override
  public synchronized void close() {
    faces.forEach(Face::close);
    pools.forEach(SdkClients::close);
  }
}

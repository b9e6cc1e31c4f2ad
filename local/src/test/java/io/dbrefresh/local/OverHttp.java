package io.dbrefresh.local;

import io.dbrefresh.local.contract.SdkClients;
import io.dbrefresh.local.face.Face;
import io.dbrefresh.local.face.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Handlers have the SDK's own clients, and call the services over HTTP as they do on AWS. */
final class OverHttp implements Wiring {
  private final Map<Class<?>, Object> clients = new HashMap<>();
  private final List<Face> faces = new ArrayList<>();
  private final List<SdkClients> pools = new ArrayList<>();

  @Override
  public synchronized <T> T client(Class<T> type, T service) {
    Object client = clients.get(type);
    if (client == null) {
      Face face = Face.open(new Offer().with(type, service), LocalRegion.REGION, 0);
      SdkClients pool = SdkClients.ofLocalRegion(face.endpoint());
      faces.add(face);
      pools.add(pool);
      client = pool.client(type);
      clients.put(type, client);
    }
    return type.cast(client);
  }

  @Override
  public synchronized void close() {
    faces.forEach(Face::close);
    pools.forEach(SdkClients::close);
  }
}

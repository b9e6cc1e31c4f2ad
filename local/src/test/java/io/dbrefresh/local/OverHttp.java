package io.dbrefresh.local;

import io.dbrefresh.local.contract.SdkClients;
import io.dbrefresh.local.face.Face;
import io.dbrefresh.local.face.Offer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

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
      client = signedHere(type, pool.client(type), service);
      clients.put(name, client);
    }
    return type.cast(client);
  }

  /**
   * An authentication token is no call: a client makes it by itself. The local region's are its
   * own, because servers ask about passwords of up to 128 bytes and the SDK's are longer.
   */
  private static <T> T signedHere(Class<T> type, T client, T service) {
    if (type != RdsClient.class) {
      return client;
    }
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                boolean token = method.getName().equals("utilities");
                return method.invoke(token ? service : client, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
    return type.cast(proxy);
  }

  @Override
  public synchronized void close() {
    faces.forEach(Face::close);
    pools.forEach(SdkClients::close);
  }
}

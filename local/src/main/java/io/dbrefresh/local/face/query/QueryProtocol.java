package io.dbrefresh.local.face.query;

import io.dbrefresh.local.face.http.Answer;
import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Parameters;
import io.dbrefresh.local.face.http.Refusal;
import io.dbrefresh.local.face.http.RefusedException;
import io.dbrefresh.local.face.operation.Operation;
import io.dbrefresh.local.face.operation.Operations;
import io.dbrefresh.local.face.operation.Protocol;
import io.dbrefresh.local.face.shape.Scalars;
import io.dbrefresh.local.face.shape.ShapeReader;
import io.dbrefresh.local.face.xml.XmlShapes;
import io.dbrefresh.local.face.xml.XmlText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** "AWS Query": form parameters, of which {@code Action} names the operation; answers are XML. */
public final class QueryProtocol implements Protocol {
  private static final int OK = 200;
  private static final Refusal UNKNOWN =
      new Refusal(400, "InvalidAction", "The local region does not offer this action");
  private static final ShapeReader READER = new ShapeReader(new Scalars(Format.ISO_8601));

  private final Operations operations;
  private final String namespace;

  /** Speaks for {@code operations} in the XML namespace of the service. */
  public QueryProtocol(Operations operations, String namespace) {
    this.operations = operations;
    this.namespace = namespace;
  }

  @Override
  public Answer answer(Call call) {
    Map<String, String> parameters = parameters(call);
    String action = parameters.getOrDefault("Action", "");
    Operation operation = operations.named(action).orElseThrow(() -> new RefusedException(UNKNOWN));
    SdkPojo request = operation.request();
    READER.fill(request, QueryValue.of(parameters));
    SdkPojo response = operation.call(request, call.body()).response();
    return xml(
        OK,
        action + "Response",
        xml -> {
          xml.element(action + "Result", () -> new XmlShapes(xml).members(response));
          xml.element("ResponseMetadata", () -> requestId(xml));
        });
  }

  /** Those of the body, and those of the address. */
  private static Map<String, String> parameters(Call call) {
    String form = new String(call.bytes(), StandardCharsets.UTF_8);
    Map<String, String> all = new LinkedHashMap<>();
    call.parameters().forEach((name, values) -> all.put(name, values.get(0)));
    Parameters.of(form).forEach((name, values) -> all.put(name, values.get(0)));
    return all;
  }

  @Override
  public Answer refused(RuntimeException thrown, Call call) {
    return refused(Refusal.of(thrown, UNKNOWN, "MalformedInput"), call);
  }

  @Override
  public Answer refused(Refusal refusal, Call call) {
    return xml(
        refusal.status(),
        "ErrorResponse",
        xml -> {
          xml.element(
              "Error",
              () -> {
                xml.element("Type", refusal.ofSender() ? "Sender" : "Receiver");
                xml.element("Code", refusal.code());
                xml.element("Message", refusal.message());
              });
          requestId(xml);
        });
  }

  private static void requestId(XmlText xml) {
    xml.element("RequestId", UUID.randomUUID().toString());
  }

  private Answer xml(int status, String root, XmlText.Content content) {
    return Answer.of(
        status, Map.of("Content-Type", "text/xml"), XmlText.document(root, namespace, content));
  }
}

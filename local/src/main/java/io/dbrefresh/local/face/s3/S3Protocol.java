package io.dbrefresh.local.face.s3;

import io.dbrefresh.local.face.http.Answer;
import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Refusal;
import io.dbrefresh.local.face.http.RefusedException;
import io.dbrefresh.local.face.operation.Operation;
import io.dbrefresh.local.face.operation.Operations;
import io.dbrefresh.local.face.operation.Protocol;
import io.dbrefresh.local.face.rest.Bindings;
import io.dbrefresh.local.face.rest.Routes;
import io.dbrefresh.local.face.shape.Scalars;
import io.dbrefresh.local.face.shape.ShapeReader;
import io.dbrefresh.local.face.xml.XmlShapes;
import io.dbrefresh.local.face.xml.XmlText;
import io.dbrefresh.local.face.xml.XmlValue;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/**
 * "REST XML" as S3 has it: the bucket is the first part of the path, or of the host's name; objects
 * are bodies as they are, everything else is XML.
 */
public final class S3Protocol implements Protocol {
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
  private static final String XML = "application/xml";
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NO_CONTENT = 204;
  private static final Refusal UNKNOWN =
      new Refusal(
          501,
          "NotImplemented",
          "A header you provided implies functionality that the local region does not offer");
  private static final ShapeReader READER = new ShapeReader(new Scalars(Format.ISO_8601));

  /** What S3 calls its answers, where it is not the operation's name. */
  private static final Map<String, String> ROOTS =
      Map.of(
          "ListBuckets", "ListAllMyBucketsResult",
          "ListObjects", "ListBucketResult",
          "ListObjectsV2", "ListBucketResult",
          "CreateMultipartUpload", "InitiateMultipartUploadResult");

  private final Routes ofBuckets;
  private final Operations operations;

  /** Speaks for {@code operations}. */
  public S3Protocol(Operations operations) {
    this.operations = operations;
    ofBuckets = new Routes(operations);
  }

  @Override
  public Answer answer(Call call) {
    Addressed addressed = Addressed.of(call);
    Call inside = SentBody.unwrapped(call).at(addressed.path());
    Optional<Routes.Match> match =
        addressed.bucket().isEmpty() ? service(inside) : ofBuckets.find(inside);
    Operation operation = match.orElseThrow(() -> new RefusedException(UNKNOWN)).operation();
    Map<String, String> path = new LinkedHashMap<>(match.get().path());
    path.put("Bucket", addressed.bucket());
    SdkPojo request = operation.request();
    Bindings.fill(request, inside, path);
    if (!operation.takesBody()) {
      body(request, inside.bytes());
    }
    return answer(operation, operation.call(request, inside.body()));
  }

  /** Without a bucket, there is one operation. */
  private Optional<Routes.Match> service(Call call) {
    return operations
        .named("ListBuckets")
        .filter(list -> call.method().equals("GET") && call.path().equals("/"))
        .map(list -> new Routes.Match(list, Map.of()));
  }

  private static void body(SdkPojo request, byte[] body) {
    if (body.length == 0) {
      return;
    }
    Optional<SdkField<?>> payload = Bindings.payload(request);
    if (payload.isPresent()) {
      payload.get().set(request, READER.value(payload.get(), XmlValue.parse(body)));
    } else {
      READER.fill(request, XmlValue.parse(body));
    }
  }

  private static Answer answer(Operation operation, Operation.Result result) {
    SdkPojo response = result.response();
    Map<String, String> headers = Bindings.headers(response);
    if (result.body().isPresent() || operation.name().startsWith("Head")) {
      long length = Long.parseLong(headers.getOrDefault("Content-Length", "0"));
      headers.remove("Content-Length");
      int status = headers.containsKey("Content-Range") ? PARTIAL : OK;
      return new Answer(
          status, headers, result.body().orElse(InputStream.nullInputStream()), length);
    }
    if (operation.name().startsWith("Delete") && !operation.name().equals("DeleteObjects")) {
      return Answer.of(NO_CONTENT, headers, new byte[0]);
    }
    boolean document =
        response.sdkFields().stream().anyMatch(f -> f.location() == MarshallLocation.PAYLOAD);
    return Answer.of(OK, headers, document ? xml(operation.name(), response) : new byte[0])
        .with("Content-Type", XML);
  }

  private static byte[] xml(String operation, SdkPojo response) {
    return XmlText.document(
        ROOTS.getOrDefault(operation, operation + "Result"),
        NAMESPACE,
        xml -> new XmlShapes(xml).members(response));
  }

  @Override
  public Answer refused(RuntimeException thrown, Call call) {
    return refused(Refusal.of(thrown, UNKNOWN, "MalformedXML"), call);
  }

  @Override
  public Answer refused(Refusal refusal, Call call) {
    byte[] error =
        XmlText.document(
            "Error",
            "",
            xml -> {
              xml.element("Code", refusal.code());
              xml.element("Message", refusal.message());
              xml.element("Resource", call.path());
            });
    return Answer.of(refusal.status(), Map.of("Content-Type", XML), error);
  }
}

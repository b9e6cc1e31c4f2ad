import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Gathers the certificates in texts of any kind, PEM files or sources that quote them, and writes
 * those that have not expired to one PEM file. Run as a source file: it needs a JDK only.
 */
final class CaBundle {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", Pattern.DOTALL);
  /** Quotes of a source that are put together with a plus, its line ends, and blanks. */
  private static final Pattern NOT_BASE64 =
      Pattern.compile("['\"]\\s*\\+\\s*['\"]|\\\\n|[^A-Za-z0-9+/=]");
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private CaBundle() {}

  public static void main(String[] args) throws IOException, CertificateException {
    if (args.length < 2) {
      System.err.println("usage: CaBundle.java OUTPUT INPUT...");
      System.exit(2);
    }
    TreeMap<String, X509Certificate> found = new TreeMap<>();
    for (String input : Arrays.asList(args).subList(1, args.length)) {
      List<MatchResult> texts = CERTIFICATE.matcher(Files.readString(Path.of(input))).results().toList();
      for (MatchResult text : texts) {
        X509Certificate certificate = certificate(text.group(1));
        found.put(certificate.getSubjectX500Principal() + "/" + certificate.getSerialNumber(), certificate);
      }
    }
    int all = found.size();
    Date now = new Date();
    found.values().removeIf(certificate -> certificate.getNotAfter().before(now));
    if (found.isEmpty()) {
      System.err.println("There is no certificate in it that has not expired");
      System.exit(1);
    }
    write(Path.of(args[0]), found);
    System.out.printf(
        "%s: %d certificates; %d have expired and are left out%n", args[0], found.size(), all - found.size());
  }

  private static X509Certificate certificate(String text) throws CertificateException {
    byte[] bytes = Base64.getDecoder().decode(NOT_BASE64.matcher(text).replaceAll(""));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
  }

  private static void write(Path output, TreeMap<String, X509Certificate> certificates)
      throws IOException, CertificateException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates.values()) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(LINES.encodeToString(certificate.getEncoded()))
          .append("\n-----END CERTIFICATE-----\n");
    }
    Files.writeString(output, text);
  }
}

package io.dbrefresh.lambdas.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The packages that the build has made, and where Lambda has them: unpacked. */
final class FunctionPackage {
  private FunctionPackage() {}

  /** The archive of {@code tasks} or {@code sql}. */
  static Path archive(String name) {
    Path archive = Path.of("target", "dbrefresh-" + name + ".zip");
    if (!Files.exists(archive)) {
      throw new AssertionError(archive + " is not there; mvn package makes it");
    }
    return archive;
  }

  /** Unpacks it into {@code folder}, as Lambda does into its task root. */
  static Path unpack(String name, Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(archive(name));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return folder;
  }
}

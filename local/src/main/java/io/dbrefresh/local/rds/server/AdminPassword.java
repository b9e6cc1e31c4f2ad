package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of the region's own user, readable by the owner of the region's folder only. */
final class AdminPassword {
  private static final int BYTES = 20;

  private AdminPassword() {}

  static String in(Path folder) throws IOException {
    Path file = folder.resolve("rdsadmin");
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException first) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      String password = HexFormat.of().formatHex(random);
      Path beside =
          Files.createTempFile(
              folder,
              ".rdsadmin",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(beside, password);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      return password;
    }
  }
}

package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** An empty data directory of each family, made once for a region: making one takes seconds. */
final class Templates {
  private final Path folder;
  private final String adminPassword;

  Templates(Path folder, String adminPassword) {
    this.folder = folder;
    this.adminPassword = adminPassword;
  }

  synchronized Path of(Family family, ServerSoftware software) throws IOException {
    Path template = folder.resolve(family.name().toLowerCase(Locale.ROOT));
    if (!Files.isDirectory(template)) {
      Folders.createPrivate(folder);
      Path beside = folder.resolve("." + template.getFileName());
      Folders.delete(beside);
      software.initialise(beside, adminPassword);
      Files.move(beside, template, StandardCopyOption.ATOMIC_MOVE);
    }
    return template;
  }
}

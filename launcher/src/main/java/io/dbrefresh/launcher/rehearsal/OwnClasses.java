package io.dbrefresh.launcher.rehearsal;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Loads our own classes, and those of libraries that only a local region uses, without running. */
final class OwnClasses {
  private static final List<String> PACKAGES =
      List.of("io/dbrefresh/", "com/dashjoin/jsonata/", "org/postgresql/", "com/mysql/cj/");
  private static final String ENDING = ".class";

  private OwnClasses() {}

  static void load() throws IOException {
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (path.endsWith(".jar")) {
        try (JarFile jar = new JarFile(path);
            Stream<JarEntry> entries = jar.stream()) {
          entries.map(JarEntry::getName).filter(OwnClasses::wanted).forEach(OwnClasses::load);
        }
      }
    }
  }

  private static boolean wanted(String name) {
    return name.endsWith(ENDING)
        && !name.endsWith("-info.class")
        && PACKAGES.stream().anyMatch(name::startsWith);
  }

  private static void load(String name) {
    String type = name.substring(0, name.length() - ENDING.length()).replace('/', '.');
    try {
      Class.forName(type, false, OwnClasses.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError optionalPartOfALibrary) {
      // Drivers carry classes for libraries that are not here; nothing we run needs them.
      return;
    }
  }
}

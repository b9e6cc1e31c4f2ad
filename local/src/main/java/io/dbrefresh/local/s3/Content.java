package io.dbrefresh.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * An object as it is now: the file that holds it, however long, and when that was written. Two are
 * equal when nobody has replaced or written the file in between.
 *
 * @param size in bytes
 * @param file what the file system knows it by
 */
record Content(Path path, long size, FileTime lastModified, String file) {

  static Content of(Path path) throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    return new Content(path, now.size(), now.lastModifiedTime(), String.valueOf(now.fileKey()));
  }

  /** The MD5 of the content, in quotes. */
  String eTag() {
    return Fingerprint.of(this).eTag();
  }

  /** 32 characters that are the same for the same content. */
  String versionId() {
    return Fingerprint.of(this).versionId();
  }

  /** Whether the file is still the one that was looked at. */
  boolean isCurrent() {
    try {
      return equals(of(path));
    } catch (IOException gone) {
      return false;
    }
  }

  /** The bytes from the file; the caller closes them. */
  InputStream open() {
    try {
      return Files.newInputStream(path);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + path, failed);
    }
  }
}

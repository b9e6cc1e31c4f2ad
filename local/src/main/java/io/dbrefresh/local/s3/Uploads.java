package io.dbrefresh.local.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Multipart uploads that are under way: a folder each, a file a part, removed when they end. */
final class Uploads {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
  private static final int MOST_PARTS = 10_000;

  private final Path folder;

  Uploads(Path folder) {
    this.folder = folder.resolve("uploads");
  }

  String begin() {
    String id = UUID.randomUUID().toString();
    try {
      Files.createDirectories(folder.resolve(id));
      return id;
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot begin an upload in " + folder, failed);
    }
  }

  /** Takes the file {@code written} as a part, in the place of an earlier one of that number. */
  String put(String id, int number, Path written) {
    Path upload = existing(id);
    if (number < 1 || number > MOST_PARTS) {
      throw Faults.other(
          "InvalidArgument", 400, "Part number must be an integer between 1 and 10000, inclusive");
    }
    try {
      String eTag = eTag(written);
      Files.move(
          written, upload.resolve(String.valueOf(number)), StandardCopyOption.REPLACE_EXISTING);
      return eTag;
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot keep a part in " + upload, failed);
    }
  }

  /** Puts the named parts together in {@code whole}. */
  void complete(String id, List<CompletedPart> parts, Path whole) {
    Path upload = existing(id);
    int before = 0;
    try (OutputStream out = Files.newOutputStream(whole)) {
      for (CompletedPart part : parts) {
        requireAfter(before, part);
        before = part.partNumber();
        Files.copy(sent(upload, part), out);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot put " + upload + " together", failed);
    }
  }

  private static void requireAfter(int before, CompletedPart part) {
    if (part.partNumber() <= before) {
      throw Faults.other(
          "InvalidPartOrder",
          400,
          "The list of parts was not in ascending order. Parts must be ordered by part number.");
    }
  }

  private static Path sent(Path upload, CompletedPart part) throws IOException {
    Path file = upload.resolve(String.valueOf(part.partNumber()));
    if (!Files.exists(file) || !bare(part.eTag()).equals(bare(eTag(file)))) {
      throw Faults.other(
          "InvalidPart",
          400,
          "One or more of the specified parts could not be found.  The part may not have been"
              + " uploaded, or the specified entity tag may not match the part's entity tag.");
    }
    return file;
  }

  void remove(String id) {
    try (Stream<Path> files = Files.walk(existing(id))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot remove the upload " + id, failed);
    }
  }

  private Path existing(String id) {
    Path upload = folder.resolve(ID.matcher(id).matches() ? id : "none");
    if (!Files.isDirectory(upload)) {
      throw Faults.other(
          "NoSuchUpload",
          404,
          "The specified upload does not exist. The upload ID may be invalid, or the upload may"
              + " have been aborted or completed.");
    }
    return upload;
  }

  private static String eTag(Path file) throws IOException {
    return Content.of(file).eTag();
  }

  private static String bare(String eTag) {
    return eTag.replace("\"", "");
  }
}

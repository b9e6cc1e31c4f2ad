package io.dbrefresh.local.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Documents that are files. One is written beside its place and moved there, so a reader in another
 * process, or after a crash, sees the old one or the new one and nothing between.
 */
final class FolderDocuments implements Documents.Keeping {
  private static final String ENDING = ".json";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  FolderDocuments(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<JsonNode> read(String name) {
    Path file = file(name);
    try {
      return Optional.of(JSON.readTree(Files.readAllBytes(file)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (JsonProcessingException damaged) {
      throw new CorruptStoreException(file, damaged);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + file, failed);
    }
  }

  @Override
  public void write(String name, Supplier<JsonNode> document) {
    Path file = file(name);
    try {
      Files.createDirectories(folder);
      Path beside = Files.createTempFile(folder, ".", ".tmp");
      Files.write(beside, JSON.writeValueAsBytes(document.get()));
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }

  @Override
  public void delete(String name) {
    Path file = file(name);
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot delete " + file, failed);
    }
  }

  @Override
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot list " + folder, failed);
    }
  }

  private Path file(String name) {
    return folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + ENDING);
  }
}

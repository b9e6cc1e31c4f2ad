package io.dbrefresh.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
  @TempDir Path temp;

  @Test
  void names_the_folder_and_what_is_free() {
    IOException cause = new FileSystemException("x.json", null, "No space left on device");
    RuntimeException thrown = new UncheckedIOException("Cannot write x.json", cause);
    assertThat(new RegionFolder(temp).diskFull(thrown))
        .hasValueSatisfying(
            full ->
                assertThat(full)
                    .hasMessageMatching(
                        "The disk of the local region is full: [0-9]+ MB are free in " + temp)
                    .hasCause(thrown));
  }

  @Test
  void leaves_other_failures_as_they_are() {
    assertThat(new RegionFolder(temp).diskFull(new IllegalStateException("something else")))
        .isEmpty();
  }
}

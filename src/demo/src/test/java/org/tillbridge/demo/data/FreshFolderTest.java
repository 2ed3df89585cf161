package org.tillbridge.demo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class FreshFolderTest {
    @TempDir Path parent;

    @Test
    void aFolderOfOursIsEmptied() throws IOException {
        Path folder = FreshFolder.at(parent.resolve("new/demo"));
        Files.createDirectories(folder.resolve("till"));
        Files.writeString(folder.resolve("till/journal.db"), "old");

        assertThat(FreshFolder.at(folder)).isEqualTo(folder);

        assertThat(names(folder)).containsExactly("made-by-tillbridge.txt");
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAsItIs() throws IOException {
        Path folder = Files.createDirectories(parent.resolve("theirs"));
        Path theirs = Files.createDirectories(folder.resolve("data")).resolve("thesis.txt");
        Files.writeString(theirs, "years of work");

        assertThatThrownBy(() -> FreshFolder.at(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds something else");

        assertThat(theirs).hasContent("years of work");
        assertThat(names(folder)).containsExactly("data");
    }

    @Test
    void whatALinkLeadsToIsLeftAsItIs() throws IOException {
        Path theirs = Files.createDirectories(parent.resolve("theirs"));
        Files.writeString(theirs.resolve("thesis.txt"), "years of work");
        Path folder = FreshFolder.at(parent.resolve("demo"));
        Files.createSymbolicLink(folder.resolve("link"), theirs);

        FreshFolder.at(folder);

        assertThat(names(folder)).containsExactly("made-by-tillbridge.txt");
        assertThat(theirs.resolve("thesis.txt")).hasContent("years of work");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

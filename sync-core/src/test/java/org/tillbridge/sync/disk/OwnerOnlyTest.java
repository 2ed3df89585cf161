package org.tillbridge.sync.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class OwnerOnlyTest {
    @TempDir Path place;

    @Test
    void aFolderIsClosedToOthersAlsoIfItWasThere() throws IOException {
        Path open = Files.createDirectory(place.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        OwnerOnly.folder(open);
        Path deep = OwnerOnly.folder(place.resolve("a/b"));

        assertThat(rights(open)).isEqualTo("rwx------");
        assertThat(rights(deep)).isEqualTo("rwx------");
    }

    @Test
    void whatIsReplacedWasNeverReadableByOthers() throws IOException {
        Path file = Files.writeString(place.resolve("small"), "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        OwnerOnly.replace(file, new byte[] {'a', 'f', 't', 'e', 'r'});

        assertThat(file).hasContent("after");
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(place.resolve("small.new")).doesNotExist();
    }

    @Test
    void whatIsThereStaysAsItIs() throws IOException {
        Path file = OwnerOnly.createIfAbsent(place.resolve("new"));
        assertThat(rights(file)).isEqualTo("rw-------");

        Files.writeString(file, "kept");
        OwnerOnly.createIfAbsent(file);

        assertThat(file).hasContent("kept");
    }

    private static String rights(Path of) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
    }
}

package org.tillbridge.pos.receipt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Which original went to the printer's queue last, in a file of one line: what is on disk after it
/// did not come so far.
final class PassedOn {
    private static final Logger LOG = LoggerFactory.getLogger(PassedOn.class);

    private final Path printing;
    private final Path file;

    /// @param folder the workstation's own
    PassedOn(Path folder) {
        printing = folder.resolve("printing");
        file = printing.resolve("last-original");
    }

    /// Empty where there was none, or nobody knows.
    Optional<UUID> last() {
        try {
            return Files.exists(file)
                    ? Optional.of(UUID.fromString(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException odd) {
            LOG.warn("Which receipt went to the printer last is not known", odd);
            return Optional.empty();
        }
    }

    /// Where it cannot be written, a receipt may be asked about that is on paper.
    void passedOn(UUID transaction) {
        try {
            OwnerOnly.folder(printing);
            OwnerOnly.replace(file, (transaction + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            LOG.error("Which receipt went to the printer last is not on disk", failed);
        }
    }
}

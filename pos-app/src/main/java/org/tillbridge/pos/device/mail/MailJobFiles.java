package org.tillbridge.pos.device.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Receipts that are to be e-mailed, on disk: a small file each, `000042.letter`, which only its
/// owner can read and which goes with the letter.
final class MailJobFiles {
    private static final Logger LOG = LoggerFactory.getLogger(MailJobFiles.class);
    private static final Pattern NAME = Pattern.compile("(\\d{6,18})\\.letter");
    private static final int LONGEST = 400;

    private final Path folder;

    MailJobFiles(Path folder) {
        this.folder = folder;
    }

    /// What is there, by number.
    Map<Long, MailJob> all() {
        Map<Long, MailJob> all = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    read(file).ifPresent(job -> all.put(Long.parseLong(name.group(1)), job));
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.error("What is to be e-mailed cannot be read in {}", folder, unreadable);
        }
        return all;
    }

    /// What is no job goes: there may be an address in it.
    private static Optional<MailJob> read(Path file) throws IOException {
        Optional<MailJob> job =
                Files.size(file) > LONGEST
                        ? Optional.empty()
                        : MailJob.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (job.isEmpty()) {
            LOG.error("Not a letter, so it is removed: {}", file);
            Files.deleteIfExists(file);
        }
        return job;
    }

    /// On disk when it returns.
    void write(long number, MailJob job) throws IOException {
        OwnerOnly.folder(folder);
        OwnerOnly.replace(file(number), job.line().getBytes(StandardCharsets.US_ASCII));
    }

    void remove(long number) {
        try {
            Files.deleteIfExists(file(number));
        } catch (IOException failed) {
            LOG.error("A letter that went cannot be removed from {}", folder, failed);
        }
    }

    private Path file(long number) {
        return folder.resolve("%06d.letter".formatted(number));
    }
}

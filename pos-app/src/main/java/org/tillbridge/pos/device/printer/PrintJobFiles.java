package org.tillbridge.pos.device.printer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The jobs of one printer on disk, a small file each: `000042.waiting`, which becomes
/// `000042.begun` before the printer is given the first of it, and goes when it is printed.
///
/// What cannot be written is printed all the same, and forgotten if the till stops before: the
/// receipt itself is in the journal.
final class PrintJobFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PrintJobFiles.class);
    private static final Pattern NAME = Pattern.compile("(\\d{6,18})\\.(waiting|begun)");
    private static final int LONGEST = 200;

    private final Path folder;

    /// A job as it was found.
    record Found(PrintJob job, boolean begun) {}

    PrintJobFiles(Path folder) {
        this.folder = folder;
    }

    /// What is there, by number.
    Map<Long, Found> all() {
        Map<Long, Found> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(OwnerOnly.folder(folder))) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    boolean begun = name.group(2).equals("begun");
                    read(file)
                            .ifPresent(
                                    job ->
                                            all.put(
                                                    Long.parseLong(name.group(1)),
                                                    new Found(job, begun)));
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.error("What is to be printed cannot be read in {}", folder, unreadable);
        }
        return all;
    }

    private static Optional<PrintJob> read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            LOG.error("Not a print job: {}", file);
            return Optional.empty();
        }
        Optional<PrintJob> job =
                PrintJob.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (job.isEmpty()) {
            LOG.error("Not a print job: {}", file);
        }
        return job;
    }

    /// On disk before it returns.
    void write(long number, PrintJob job) {
        try {
            OwnerOnly.replace(
                    file(number, "waiting"), job.line().getBytes(StandardCharsets.US_ASCII));
            Files.deleteIfExists(file(number, "begun"));
        } catch (IOException failed) {
            LOG.error("A print job is in memory only", failed);
        }
    }

    void begin(long number) {
        try {
            Files.move(
                    file(number, "waiting"), file(number, "begun"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            LOG.error("That a print job was begun is in memory only", failed);
        }
    }

    void remove(long number) {
        try {
            Files.deleteIfExists(file(number, "waiting"));
            Files.deleteIfExists(file(number, "begun"));
        } catch (IOException failed) {
            LOG.error("A print job that is done cannot be removed", failed);
        }
    }

    private Path file(long number, String state) {
        return folder.resolve("%06d.%s".formatted(number, state));
    }
}

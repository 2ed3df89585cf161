package org.tillbridge.sync.wire;

import org.tillbridge.sync.disk.OwnerOnly;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.NoAnswer.Cause;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/// Fetches a snapshot into a file. What came before the connection broke stays in `<file>.part`,
/// with its ETag in `<file>.etag`, and only the rest is asked for next time. The file is there only
/// when it is whole and its SHA-256 is that of the ETag.
final class SnapshotDownload {
    static final Duration SILENCE = Duration.ofSeconds(30);
    static final Duration WHOLE = Duration.ofMinutes(30);
    private static final long MOST_BYTES = 4L << 30;
    private static final String ETAG = "\"[0-9a-f]{64}\"";

    private final HubExchange exchange;
    private final Path file;
    private final Path part;
    private final Path etagFile;

    SnapshotDownload(HubExchange exchange, Path file) {
        this.exchange = exchange;
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.etagFile = file.resolveSibling(file.getFileName() + ".etag");
    }

    /// @param signed makes the request, signed anew each time
    SnapshotOutcome run(Supplier<HttpCall> signed, HubTime hubTime) throws IOException {
        Optional<String> begun = begun();
        Attempt attempt = attempt(signed.get(), begun);
        if (attempt instanceof Attempt.Refused(HubReply reply) && reply.hubTime().isPresent()) {
            hubTime.heard(reply.hubTime().get());
            attempt = reply.status() == 401 ? attempt(signed.get(), begun) : attempt;
        }
        return switch (attempt) {
            case Attempt.Received(String etag) -> finish(etag);
            case Attempt.Refused(HubReply reply) -> reply.noAnswer();
        };
    }

    private Attempt attempt(HttpCall signed, Optional<String> begun) throws IOException {
        HttpCall call = signed.with("Accept-Encoding", "identity");
        if (begun.isPresent()) {
            call =
                    call.with("Range", "bytes=" + Files.size(part) + "-")
                            .with("If-Range", begun.get());
        }
        return exchange.exchange(call, answer -> receive(answer, begun));
    }

    private Attempt receive(HttpAnswer answer, Optional<String> begun) throws IOException {
        Optional<String> etag = answer.header("ETag").filter(text -> text.matches(ETAG));
        boolean rest = answer.status() == 206 && etag.isPresent() && etag.equals(begun);
        boolean whole = answer.status() == 200 && etag.isPresent();
        if (!rest && !whole) {
            if (answer.status() == 416 || answer.status() == 206) {
                forget();
            }
            return new Attempt.Refused(HubReply.read(answer, 0));
        }
        if (whole) {
            forget();
            Files.writeString(etagFile, etag.get(), StandardCharsets.US_ASCII);
        }
        append(answer.body());
        return new Attempt.Received(etag.get());
    }

    private void append(InputStream body) throws IOException {
        OwnerOnly.createIfAbsent(part);
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[1 << 16];
            long size = Files.size(part);
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > MOST_BYTES) {
                    throw new UnreadableMessageException("The snapshot does not end");
                }
                write(out, buffer, read);
            }
        }
    }

    /// A full disk is no weather.
    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException failure) {
            throw new UncheckedIOException("The snapshot could not be written", failure);
        }
    }

    private SnapshotOutcome finish(String etag) throws IOException {
        String digest = sha256();
        if (!etag.equals("\"" + digest + "\"")) {
            forget();
            return NoAnswer.because(Cause.NOT_THE_HUB, "The snapshot was damaged on its way");
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(etagFile);
        return new SnapshotOutcome.Downloaded();
    }

    private String sha256() throws IOException {
        try (DigestInputStream stream =
                new DigestInputStream(Files.newInputStream(part), Hash.sha256())) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        }
    }

    /// The ETag of what is there already.
    private Optional<String> begun() throws IOException {
        if (!Files.exists(part) || !Files.exists(etagFile) || Files.size(etagFile) > 100) {
            forget();
            return Optional.empty();
        }
        String etag = Files.readString(etagFile, StandardCharsets.ISO_8859_1);
        return etag.matches(ETAG) ? Optional.of(etag) : Optional.empty();
    }

    private void forget() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(etagFile);
    }

    /// What an attempt came to.
    private sealed interface Attempt {
        record Received(String etag) implements Attempt {}

        record Refused(HubReply reply) implements Attempt {}
    }
}

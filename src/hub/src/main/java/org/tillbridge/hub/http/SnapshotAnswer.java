package org.tillbridge.hub.http;

import org.tillbridge.hub.snapshot.Snapshot;
import org.tillbridge.hub.snapshot.Snapshots;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hands out a snapshot, or the rest of one (RFC 9110, sections 13.1.5 and 14).
final class SnapshotAnswer {
    private static final String TYPE = "application/zstd";
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-");
    private static final Pattern ETAG = Pattern.compile("\"([0-9a-f]{64})\"");

    private SnapshotAnswer() {}

    static Reply of(Request request, Snapshots snapshots, Scope scope) {
        Optional<Hash> begun = request.header("If-Range").flatMap(SnapshotAnswer::etag);
        Snapshot snapshot =
                begun.map(hash -> snapshots.resumed(scope, hash))
                        .orElseGet(() -> snapshots.latest(scope));
        boolean same = begun.isEmpty() || begun.get().equals(snapshot.sha256());
        long from = same ? start(request) : 0;
        return part(snapshot, from)
                .with("ETag", "\"" + snapshot.sha256().hex() + "\"")
                .with("Accept-Ranges", "bytes");
    }

    private static Reply part(Snapshot snapshot, long from) {
        if (from >= snapshot.length()) {
            return Reply.of(416, TYPE, new byte[0])
                    .with("Content-Range", "bytes */" + snapshot.length());
        }
        Reply rest =
                Reply.of(from > 0 ? 206 : 200, TYPE, open(snapshot, from))
                        .with("Content-Length", Long.toString(snapshot.length() - from));
        return from == 0
                ? rest
                : rest.with(
                        "Content-Range",
                        "bytes %d-%d/%d".formatted(from, snapshot.length() - 1, snapshot.length()));
    }

    private static InputStream open(Snapshot snapshot, long from) {
        try {
            InputStream stream = Files.newInputStream(snapshot.file());
            stream.skipNBytes(from);
            return stream;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A snapshot cannot be read", unreadable);
        }
    }

    private static long start(Request request) {
        Matcher range = RANGE.matcher(request.header("Range").orElse(""));
        return range.matches() ? Long.parseLong(range.group(1)) : 0;
    }

    private static Optional<Hash> etag(String header) {
        Matcher etag = ETAG.matcher(header);
        return etag.matches() ? Optional.of(new Hash(etag.group(1))) : Optional.empty();
    }
}

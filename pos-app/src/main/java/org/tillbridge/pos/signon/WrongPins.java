package org.tillbridge.pos.signon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How many wrong PINs each operator has entered in a row, and how long no other is tried: 1, 2, 4
/// … 60 seconds. On disk before the answer, because whoever guesses may start the till again; lines
/// of `operator count until`, the last in milliseconds since 1970.
///
/// Where the file cannot be read or written, sign-on goes on with what is in memory: a till that
/// nobody can sign on to sells nothing. Safe for any thread.
public final class WrongPins {
    private static final Logger LOG = LoggerFactory.getLogger(WrongPins.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int LONGEST_FILE = 1 << 16;
    private static final Pattern LINE =
            Pattern.compile("^([1-9]\\d{0,8}) ([1-9]\\d{0,8}) (\\d{1,15})$", Pattern.MULTILINE);

    private final Path file;
    private final Map<OperatorId, InARow> byOperator;

    private record InARow(int count, Instant until) {
        InARow next(Instant now) {
            return paused(Math.min(count, 1_000_000) + 1, now);
        }

        /// A clock that was set back makes no pause longer than it was.
        InARow seenAt(Instant now) {
            return until.isAfter(now.plus(LONGEST_PAUSE)) ? paused(count, now) : this;
        }

        private static InARow paused(int count, Instant now) {
            Duration pause = Duration.ofSeconds(1L << Math.min(count - 1, 6));
            return new InARow(
                    count, now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
        }
    }

    private WrongPins(Path file, Map<OperatorId, InARow> byOperator) {
        this.file = file;
        this.byOperator = byOperator;
    }

    /// What the folder's `wrong-pins` says.
    public static WrongPins in(Path folder) {
        Path file = folder.resolve("wrong-pins");
        return new WrongPins(file, read(file));
    }

    /// Before then no PIN of this operator is tried.
    synchronized Instant pausedUntil(OperatorId operator, Instant now) {
        InARow row = byOperator.computeIfPresent(operator, (_, known) -> known.seenAt(now));
        return row == null ? now : row.until();
    }

    /// One more.
    ///
    /// @return until when no other is tried
    synchronized Instant add(OperatorId operator, Instant now) {
        InARow row = byOperator.getOrDefault(operator, new InARow(0, now)).next(now);
        LOG.warn("Wrong PIN for operator {}, number {} in a row", operator, row.count());
        byOperator.put(operator, row);
        write();
        return row.until();
    }

    /// How many there were since a right one.
    synchronized int inARow(OperatorId operator) {
        InARow row = byOperator.get(operator);
        return row == null ? 0 : row.count();
    }

    /// The right one.
    synchronized void forget(OperatorId operator) {
        if (byOperator.remove(operator) != null) {
            write();
        }
    }

    private void write() {
        String lines =
                byOperator.entrySet().stream().map(WrongPins::line).collect(Collectors.joining());
        try {
            OwnerOnly.replace(file, lines.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            LOG.error("Wrong PINs are remembered until the till stops only", failure);
        }
    }

    private static String line(Map.Entry<OperatorId, InARow> one) {
        InARow row = one.getValue();
        return one.getKey().number() + " " + row.count() + " " + row.until().toEpochMilli() + "\n";
    }

    private static Map<OperatorId, InARow> read(Path file) {
        Map<OperatorId, InARow> byOperator = new LinkedHashMap<>();
        try {
            if (Files.exists(file) && Files.size(file) <= LONGEST_FILE) {
                String lines = Files.readString(file, StandardCharsets.ISO_8859_1);
                LINE.matcher(lines).results().forEach(line -> byOperator.put(who(line), row(line)));
            }
        } catch (IOException unreadable) {
            LOG.error("How many wrong PINs there were cannot be read", unreadable);
        }
        return byOperator;
    }

    private static OperatorId who(MatchResult line) {
        return new OperatorId(Integer.parseInt(line.group(1)));
    }

    private static InARow row(MatchResult line) {
        return new InARow(
                Integer.parseInt(line.group(2)),
                Instant.ofEpochMilli(Long.parseLong(line.group(3))));
    }
}

package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Epoch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How far an epoch of a workstation's journal reaches, as the workstation has it.
///
/// @param last that goes to the hub in this epoch; 0 for none
/// @param acknowledged as the hub said itself, at any time
public record JournalEnd(Epoch epoch, long last, long acknowledged) {
    /// So many can be told at once; of more, the latest.
    public static final int MOST = 50;

    private static final String FORM = "[0-9a-f]{16}@[0-9]{1,18}@[0-9]{1,18}";

    /// As they stand in a query.
    public static String text(List<JournalEnd> ends) {
        return ends.stream()
                .map(end -> end.epoch().hex() + "@" + end.last() + "@" + end.acknowledged())
                .collect(Collectors.joining(","));
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static List<JournalEnd> parse(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] ends = text.split(",", MOST + 1);
        if (ends.length > MOST || !Arrays.stream(ends).allMatch(end -> end.matches(FORM))) {
            throw new UnreadableMessageException("Ends of a journal are EPOCH@LAST@ACKNOWLEDGED");
        }
        return Arrays.stream(ends).map(JournalEnd::parseOne).toList();
    }

    private static JournalEnd parseOne(String end) {
        String[] parts = end.split("@", -1);
        return new JournalEnd(
                new Epoch(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
}

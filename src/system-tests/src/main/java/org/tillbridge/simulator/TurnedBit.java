package org.tillbridge.simulator;

import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a till sends of its journal with one bit another, in the reason for which somebody opened
/// the drawer: it reads well, and is not what stands on its disk.
///
/// @param entry the id of the entry that is another
record TurnedBit(String entry, PushRequest request) {
    private static final Pattern OPENED =
            Pattern.compile("\"entryId\":\"([0-9a-f-]+)\",\"kind\":\"DrawerOpened\"");
    private static final String REASON = "{\"reason\":\"";

    /// In the first such entry, if there is one.
    static Optional<TurnedBit> in(PushRequest request) {
        List<PushedEntry> entries = new ArrayList<>(request.entries());
        for (int i = 0; i < entries.size(); i++) {
            PushedEntry entry = entries.get(i);
            Matcher opened = OPENED.matcher(entry.header());
            if (opened.find() && entry.body().startsWith(REASON)) {
                String odd = withABitTurned(entry.body(), REASON.length());
                entries.set(i, new PushedEntry(entry.header(), odd, entry.personal()));
                return Optional.of(
                        new TurnedBit(
                                opened.group(1).replace("-", ""),
                                new PushRequest(
                                        request.workstation(),
                                        request.epoch(),
                                        request.firstSequence(),
                                        entries)));
            }
        }
        return Optional.empty();
    }

    /// @param at of a letter
    private static String withABitTurned(String text, int at) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
    }
}

package org.tillbridge.pos;

import org.tillbridge.retail.OriginalLine;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.LineClaims;
import org.tillbridge.sync.wire.ScriptedHubLink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/// A hub in memory that gives this till each line that it asks for, or says what it was told to
/// say. It answers nothing until it is there.
public final class ClaimingHub implements Function<LineClaims, LineClaimOutcome> {
    private static final Instant UNTIL = Instant.parse("2010-12-01T09:15:00Z");

    private final Map<Integer, UUID> held = new TreeMap<>();
    private final List<OriginalLine> asked = new ArrayList<>();
    private Optional<LineClaimOutcome> refusal = Optional.empty();
    private boolean isThere;

    public synchronized void comes() {
        isThere = true;
    }

    public synchronized void goesAway() {
        isThere = false;
    }

    /// From now on it refuses, also what it gave before.
    public synchronized void refuses(LineClaimOutcome outcome) {
        comes();
        refusal = Optional.of(outcome);
    }

    /// The lines that this till holds.
    public synchronized Set<Integer> held() {
        return Set.copyOf(held.keySet());
    }

    /// Each line that it was asked for, as often as it was, whether or not it answered.
    public synchronized List<OriginalLine> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized LineClaimOutcome apply(LineClaims wanted) {
        List<Integer> lines = wanted.lines().stream().map(LineClaims.Line::number).toList();
        if (wanted.take()) {
            lines.forEach(line -> asked.add(new OriginalLine(wanted.sale(), line)));
        }
        if (!isThere) {
            return ScriptedHubLink.lost();
        }
        if (!wanted.take()) {
            lines.forEach(line -> held.remove(line, wanted.back()));
            return new LineClaimOutcome.Free();
        }
        if (refusal.isPresent()) {
            return refusal.get();
        }
        lines.forEach(line -> held.put(line, wanted.back()));
        return new LineClaimOutcome.Claimed(UNTIL);
    }
}

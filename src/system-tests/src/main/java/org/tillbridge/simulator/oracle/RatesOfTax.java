package org.tillbridge.simulator.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rates of tax of the stores of the simulation, by item and day. One changes at most, in the
/// middle of a day and for all of it: it holds for what comes to the hub afterwards.
final class RatesOfTax {
    private static final String CHANGED =
            """
            SELECT t.rate, coalesce(f.time, '') FROM tax_rate t
            JOIN replica_row r ON r.scope = 'catalogue' AND r.kind = 'taxRate'
              AND r.key = t.tax_class || '/' || t.valid_from
            LEFT JOIN feed_transaction f ON f.scope = r.scope AND f.position = r.position
            WHERE t.tax_class = 'reduced' AND t.valid_from = '2010-12-01'\
            """;

    private static final LocalDate FIRST_DAY = LocalDate.of(2010, 12, 1);
    private static final LocalDate DEARER = LocalDate.of(2011, 1, 4);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final long REDUCED = 50_000;
    private static final String FORGOTTEN = "";

    private final List<List<String>> changed;
    private final boolean isAnyOrder;

    /// @param isAnyOrder whether times of the hub do not say what came first
    RatesOfTax(ReadingStore hub, boolean isAnyOrder) {
        changed = hub.rows(CHANGED);
        this.isAnyOrder = isAnyOrder;
    }

    /// Whether a line was taxed at a rate that was not due. Both, where the hub may have known of
    /// another, or not.
    ///
    /// @param received by the hub's clock, in milliseconds
    Set<Boolean> vary(Rung rung, Written entry, long received) {
        LocalDate business = LocalDate.parse(PlainCodec.text(entry.header(), "businessDate"));
        boolean then = false;
        boolean byNow = false;
        for (Rung.Line line : rung.lines()) {
            if (line.thousandths() > 0 && line.puts().isEmpty()) {
                LocalDate opened = opened(entry);
                LocalDate first = opened.isBefore(business) ? opened : business;
                then |=
                        !due(line.item(), first, business, knew(received, false))
                                .contains(line.rate());
                byNow |=
                        !due(line.item(), first, business, knew(received, true))
                                .contains(line.rate());
            }
        }
        return then == byNow ? Set.of(then) : Set.of(true, false);
    }

    private static LocalDate opened(Written entry) {
        long opened = PlainCodec.number(entry.body(), "openedAt");
        return LocalDate.ofInstant(Instant.ofEpochMilli(opened), LONDON);
    }

    /// Whether the hub knew of the change; where that cannot be told, as it is asked.
    private boolean knew(long received, boolean inDoubt) {
        if (changed.isEmpty()) {
            return false;
        }
        String time = changed.getFirst().getLast();
        if (isAnyOrder || time.equals(FORGOTTEN) || Long.parseLong(time) == received) {
            return inDoubt;
        }
        return Long.parseLong(time) < received;
    }

    private Set<Long> due(int item, LocalDate first, LocalDate last, boolean changedAlready) {
        Set<Long> due = new HashSet<>();
        switch (item % 3) {
            case 0 -> {
                addIf(first.isBefore(DEARER), 175_000, due);
                addIf(!last.isBefore(DEARER), 200_000, due);
            }
            case 1 -> {
                boolean isChanged = changedAlready && !last.isBefore(FIRST_DAY);
                addIf(!isChanged || first.isBefore(FIRST_DAY), REDUCED, due);
                if (isChanged) {
                    due.add(Long.parseLong(changed.getFirst().getFirst()));
                }
            }
            default -> due.add(0L);
        }
        return due;
    }

    private static void addIf(boolean holds, long rate, Set<Long> due) {
        if (holds) {
            due.add(rate);
        }
    }
}

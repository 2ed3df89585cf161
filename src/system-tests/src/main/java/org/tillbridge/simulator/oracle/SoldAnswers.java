package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Invariant 8, of what a hub says of a sale of which something comes back: what came back of it,
/// what its cards got back, and which of them a bank refused, is what it has booked, each once.
/// What waits for something may be among it or not.
public final class SoldAnswers implements AutoCloseable {
    private static final String BOOKED =
            """
            SELECT epoch, sequence, header, body,
              EXISTS (
                SELECT 1 FROM waiting_effect w
                WHERE w.store = j.store AND w.workstation = j.workstation AND w.epoch = j.epoch
                  AND w.sequence = j.sequence AND w.settled_at IS NULL)
            FROM journal_entry j
            WHERE standing = 'booked'
              AND kind IN ('ReturnCompleted', 'OfflinePaymentSettled', 'Carried')\
            """;

    private final ReadingStore hub;
    private final String sale;
    private final Set<String> said = new TreeSet<>();
    private final Set<String> tenders = new HashSet<>();

    public SoldAnswers(Path hub, UUID sale) {
        this.hub = new ReadingStore(hub);
        this.sale = sale.toString();
    }

    public void saysBack(UUID entry, int line, long thousandths) {
        says("back %s %d %d".formatted(plain(entry), line, thousandths));
    }

    public void saysRefunded(UUID entry, UUID tender, long amount) {
        says("refunded %s %s %d".formatted(plain(entry), tender, amount));
    }

    public void saysPaid(UUID tender, boolean refused) {
        tenders.add(tender.toString());
        if (refused) {
            says("refused " + tender);
        }
    }

    private void says(String what) {
        if (!said.add(what)) {
            throw new Violation(8, "the hub says twice of sale %s: %s".formatted(sale, what));
        }
    }

    /// All is said that has to be, and nothing else.
    public void requireAll() {
        Set<String> must = new TreeSet<>();
        Set<String> may = new TreeSet<>();
        for (List<String> row : hub.rows(BOOKED)) {
            Written entry =
                    Written.of(row.get(0), Long.parseLong(row.get(1)), row.get(2), row.get(3));
            (row.get(4).equals("0") ? must : may).addAll(in(entry));
        }
        may.addAll(must);
        if (!said.containsAll(must) || !may.containsAll(said)) {
            throw new Violation(
                    8, "of sale %s the hub says %s, and has %s".formatted(sale, said, must));
        }
    }

    /// What an entry says of the sale, in the same words.
    private Set<String> in(Written entry) {
        Set<String> words = new TreeSet<>();
        switch (entry.kind()) {
            case "ReturnCompleted" -> {
                PlainCodec.backs(entry.body(), sale)
                        .forEach(back -> words.add("back " + entry.id() + " " + back));
                for (String tender : tenders) {
                    long refunded = PlainCodec.refunded(entry.body(), tender);
                    if (refunded != 0) {
                        words.add("refunded %s %s %d".formatted(entry.id(), tender, refunded));
                    }
                }
            }
            case "OfflinePaymentSettled" -> {
                String tender = PlainCodec.text(entry.body(), "tenderId");
                if (tenders.contains(tender)
                        && PlainCodec.text(entry.body(), "outcome").equals("refused")) {
                    words.add("refused " + tender);
                }
            }
            default -> {}
        }
        return words;
    }

    private static String plain(UUID id) {
        return id.toString().replace("-", "");
    }

    @Override
    public void close() {
        hub.close();
    }
}

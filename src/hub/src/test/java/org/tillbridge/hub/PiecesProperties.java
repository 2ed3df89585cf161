package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// One piece is sold and brought back at tills of two stores, and the hub hears of it in whatever
/// order: the cases are those that there are.
class PiecesProperties {
    private static Path folder = Path.of("");
    private static HubOfProperties running;
    private static Hub hub;
    private static final List<TillFixture> TILLS = new ArrayList<>();
    private static int tries;

    @BeforeContainer
    static void start() throws Exception {
        running = HubOfProperties.start("pieces");
        folder = running.folder();
        hub = running.hub();
        for (int n = 0; n < 3; n++) {
            TILLS.add(TillFixture.enrol(hub, n == 2 ? 2 : 1, folder.resolve("till" + n)));
        }
    }

    @AfterContainer
    static void stop() throws IOException {
        TILLS.clear();
        running.close();
    }

    /// @param isBack whether it is brought back; else it is sold
    /// @param till where
    record Deed(boolean isBack, int till) {}

    /// Each happens a minute after the one before, and is heard when its till is.
    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void aSaleIsACaseWhereTheLastThatHappenedBeforeItWasASaleWhateverIsHeardFirst(
            @ForAll @Size(min = 2, max = 9) List<Boolean> backs,
            @ForAll @Size(9) List<@IntRange(min = 0, max = 2) Integer> tills,
            @ForAll @Size(12) List<@IntRange(min = 0, max = 2) Integer> heard) {
        Article piece = CANDLE.piece("S-" + tries++);
        long[] pushed = TILLS.stream().mapToLong(till -> till.journal().size()).toArray();
        TreeMap<Integer, UUID> sales = new TreeMap<>();
        for (int n = 0; n < backs.size(); n++) {
            UUID id = happens(n, new Deed(backs.get(n), tills.get(n)), piece);
            if (!backs.get(n)) {
                sales.put(n, id);
            }
        }
        Set<UUID> expected = new HashSet<>();
        sales.forEach(
                (n, id) -> {
                    if (n > 0 && !backs.get(n - 1)) {
                        expected.add(id);
                    }
                });

        for (int till : heard) {
            pushed[till] += push(till, pushed[till], 1);
        }
        for (int till = 0; till < TILLS.size(); till++) {
            push(till, pushed[till], Integer.MAX_VALUE);
        }

        assertThat(cases(piece)).isEqualTo(expected);
    }

    private static long push(int till, long pushed, int atMost) {
        int left = (int) Math.min(atMost, TILLS.get(till).journal().size() - pushed);
        if (left > 0) {
            TILLS.get(till).push(TILLS.get(till).journal().from(pushed + 1, left));
        }
        return left;
    }

    private static UUID happens(int n, Deed deed, Article piece) {
        TillFixture till = TILLS.get(deed.till());
        UUID id = till.journal().nextId();
        TransactionFixture document = deed.isBack() ? aReturn() : aSale();
        var done =
                document.numbered(till.journal().nextNumber())
                        .known(id)
                        .at(MORNING.plusSeconds(60L * n))
                        .of(1, piece)
                        .paidIn(Tender.CASH);
        till.journal().add(deed.isBack() ? new ReturnCompleted(done) : new SaleCompleted(done));
        return id;
    }

    private static Set<UUID> cases(Article piece) {
        Set<UUID> cases = new HashSet<>();
        String subject =
                "item 1, serial number %s, line 1"
                        .formatted(piece.goods().trace().serial().orElseThrow());
        for (Conflict one : hub.office().conflicts(PageRequest.first(1000)).rows()) {
            if (one.subject().equals(subject)) {
                cases.add(one.entryId());
            }
        }
        return cases;
    }
}

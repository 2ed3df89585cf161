package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Item;
import org.tillbridge.sync.replica.SearchResult;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A shop of a hundred thousand items. How fast it is stands in the benchmarks.
class ManyItemsTest {
    private static final int ITEMS = 100_000;
    private static final int FIRST = 1_000_000;

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void openTheTill() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void closeTheTill() {
        till.close();
    }

    /// odoo/odoo#9532: the till never opens. ucraft-com/POS-Awesome#280,
    /// defendicon/POS-Awesome-V15#1550: after a scan the list is gone.
    @Test
    void aTillOpensAgainAndAfterAThousandScansAmongAHundredThousandItemsAllAreStillFound() {
        for (int from = FIRST; from < FIRST + ITEMS; from += 1_000) {
            till.put(Scope.CATALOGUE, rows(from, n -> Shop.item(n, "Thing " + n, "T" + n)));
            till.put(Shop.PRICES, rows(from, n -> Shop.price(n, Instant.EPOCH, "1.00")));
        }

        till = till.restarted();
        for (int sale = 0; sale < 10; sale++) {
            for (int line = 0; line < 100; line++) {
                scan(FIRST + (sale * 100 + line) * 97);
            }
            UUID rung = till.openSale.basket().orElseThrow().transaction().id();
            assertThat(till.tender.payCash(rung, Money.of(Shop.GBP, 100)))
                    .isInstanceOf(TenderOutcome.Paid.class);
        }

        for (int item : List.of(FIRST, FIRST + ITEMS / 2, FIRST + ITEMS - 1)) {
            SearchResult found = till.reader.search("thing " + item, 8);
            assertThat(found.items()).extracting(Item::name).containsExactly("Thing " + item);
            assertThat(found.searchedOnly()).isEmpty();
        }
    }

    private void scan(int item) {
        assertThat(till.sale.scan("T" + item))
                .isInstanceOfSatisfying(
                        ScanOutcome.Added.class,
                        added ->
                                assertThat(added.line().goods().goods().name())
                                        .isEqualTo("Thing " + item));
    }

    private static ReplicaRow[] rows(int from, IntFunction<ReplicaRow> row) {
        return IntStream.range(from, from + 1_000).mapToObj(row).toArray(ReplicaRow[]::new);
    }
}

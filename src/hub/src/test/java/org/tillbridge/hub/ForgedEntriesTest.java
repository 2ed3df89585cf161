package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.figures.Figures.Revenue;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader.MoneyTotals;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.ParkedEffect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Nozbe/WatermelonDB#1027: the sync endpoint believed whatever it got. What a till says of money
/// is kept, because it may have moved; where it contradicts itself a person is told, and nothing
/// else of it is believed.
@OnEachDatabase
class ForgedEntriesTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aSaleWhoseTotalIsNotTheSumOfItsLinesIsKeptAsInDoubtAndMovesNothingButItsMoney() {
        RetailTransaction honest = sale();
        String forged =
                EntryCodec.body(new SaleCompleted(honest)).replace("\"total\":390", "\"total\":90");
        push(forged, ChainFixture.money(honest));

        assertInDoubt(
                "The body cannot be read: not possible: Not a retail transaction: the total is not"
                        + " the sum of the lines",
                390);
    }

    @Test
    void aSaleWhoseHeaderSaysAnotherTotalThanItsBodyIsKeptAsInDoubt() {
        RetailTransaction sale = sale();
        push(EntryCodec.body(new SaleCompleted(sale)), money(sale, "0.90"));

        assertInDoubt("The money in the header is not that in the body.", 90);
    }

    @Test
    void aSaleWithANegativeTotalInItsHeaderIsKeptAsInDoubt() {
        RetailTransaction sale = sale();
        push(EntryCodec.body(new SaleCompleted(sale)), money(sale, "-1000.00"));

        assertInDoubt("The money in the header is not that in the body.", -100_000);
    }

    @Test
    void aSaleThatGivesMoneyOutIsKeptAsInDoubt() {
        RetailTransaction refund =
                aReturn()
                        .numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .of(2, CANDLE)
                        .paidIn(Tender.CASH);
        push(EntryCodec.body(new SaleCompleted(refund)), ChainFixture.money(refund));

        assertInDoubt("The total of a sale is below zero.", -390);
    }

    private RetailTransaction sale() {
        return aSale().numbered(till.journal().nextNumber())
                .known(till.journal().nextId())
                .of(2, CANDLE)
                .paidIn(Tender.CASH);
    }

    private static MoneyTotals money(RetailTransaction sale, String total) {
        return new MoneyTotals(
                sale.number(),
                pounds(total),
                List.of(new TenderTotal(Tender.CASH, pounds(total))),
                sale.taxes());
    }

    private void push(String body, MoneyTotals money) {
        till.journal()
                .add(
                        "SaleCompleted",
                        EntryCodec.VERSION,
                        body,
                        till.journal().nextId(),
                        Optional.of(money));
        till.journal().sells(CANDLE);
    }

    /// A person is told, and the honest sale behind it is booked.
    private void assertInDoubt(String why, long said) {
        List<EntryResult> results = till.pushAll().results();

        assertThat(results)
                .extracting(EntryResult::parked)
                .containsExactly(List.of(new ParkedEffect("entry", "unreadable", why)), List.of());
        assertThat(hub.office().settlement().list(PageRequest.first(10)).rows())
                .extracting(one -> one.effect().effect(), one -> one.effect().text())
                .containsExactly(tuple("entry", why));
        assertThat(figures().revenue()).containsExactly(new Revenue("GBP", 2, said + 195));
        assertThat(figures().stockMovements()).as("of the honest sale").isEqualTo(1);
        assertThat(hub.office().figures().agree()).isTrue();
        assertThat(till.pushAll().results()).as("a retry").isEqualTo(results);
    }

    private WorkstationFigures figures() {
        return hub.office().figures().workstations().getFirst();
    }
}

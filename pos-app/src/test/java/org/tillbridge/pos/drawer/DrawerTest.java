package org.tillbridge.pos.drawer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.CountOutcome;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.Note;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;
import org.tillbridge.sync.journal.JournalEntry.TillControl.TillCounted;
import org.tillbridge.sync.journal.JournalVerifier;
import org.tillbridge.sync.journal.Verdict;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class DrawerTest {
    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void close() {
        till.close();
    }

    /// frappe/erpnext#23125 and #25638: expected cash counts the note instead of the sale.
    @Test
    void expectedCashIsFloatAndSalesLessRefundsAndWhatWasMoved() {
        sell("22214", "50.00");
        till.drawer.move(CashMovement.PAID_IN, pounds("20"), "change from the bank");
        till.drawer.move(CashMovement.PAID_OUT, pounds("12.50"), "window cleaner");
        till.drawer.move(CashMovement.SAFE_DROP, pounds("60"), "drawer is full");

        assertThat(till.day.totals().orElseThrow().cashExpected()).isEqualTo(pounds("50.05"));
        assertThat(till.reports.open().orElseThrow().cashExpected()).isEqualTo(pounds("50.05"));
        assertThat(((CountOutcome.Counted) till.day.count(List.of())).count().expected())
                .isEqualTo(pounds("50.05"));
    }

    /// odoo/odoo#286666, OCA/pos#857: an append-only log of voids, price changes and drawer
    /// openings.
    @Test
    void everyVoidAndDrawerOpeningIsInTheChainWithItsReason() {
        till.sale.scan("22214");
        till.sale.voidLine(1);
        till.drawer.noSale("change for a note");

        till.close();
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
        till = TillOnDisk.in(folder);
        assertThat(facts())
                .anyMatch(JournalEntry.LineVoided.class::isInstance)
                .contains(new DrawerOpened("change for a note"));
    }

    @Test
    void nothingIsMovedWithoutAReasonOrAnAmountThatADrawerHolds() {
        assertThat(till.drawer.move(CashMovement.PAID_OUT, pounds("5"), "  "))
                .isEqualTo(new DrawerOutcome.NoReason());
        assertThat(till.drawer.noSale("")).isEqualTo(new DrawerOutcome.NoReason());
        assertThat(till.drawer.noSale("for 4111 1111 1111 1111"))
                .isEqualTo(new DrawerOutcome.Refused(Refusal.CARD_NUMBER_WRITTEN));
        assertThat(till.drawer.noSale("x".repeat(Note.MAX_LENGTH + 1)))
                .isEqualTo(new DrawerOutcome.Refused(Refusal.NOTE_NOT_ONE));
        assertThat(till.drawer.move(CashMovement.PAID_IN, pounds("0"), "none"))
                .isEqualTo(new DrawerOutcome.AbsurdAmount());
        assertThat(till.drawer.move(CashMovement.PAID_IN, pounds("5012345678900"), "a code"))
                .isEqualTo(new DrawerOutcome.AbsurdAmount());
        assertThat(facts()).noneMatch(CashMoved.class::isInstance);
    }

    /// opensourcepos/opensourcepos#2653: no-sale drawer opening is a right of its own.
    @Test
    void aCashierPaysInButAsksForTheRest() {
        till.signOn(TillOnDisk.CASHIER, "4444");

        assertThat(till.drawer.move(CashMovement.PAID_IN, pounds("5"), "found"))
                .isInstanceOf(DrawerOutcome.Done.class);
        assertThat(till.drawer.move(CashMovement.PAID_OUT, pounds("5"), "milk"))
                .isEqualTo(new DrawerOutcome.NotAllowed(Right.PAID_OUT));
        assertThat(till.drawer.move(CashMovement.SAFE_DROP, pounds("5"), "full"))
                .isEqualTo(new DrawerOutcome.NotAllowed(Right.SAFE_DROP));
        assertThat(till.drawer.noSale("change"))
                .isEqualTo(new DrawerOutcome.NotAllowed(Right.NO_SALE));
    }

    @Test
    void withNoDayOpenNothingIsMoved() {
        till.day.close(List.of());

        assertThat(till.drawer.move(CashMovement.PAID_IN, pounds("5"), "found"))
                .isEqualTo(new DrawerOutcome.NoDayOpen());
    }

    /// A blind count that is repeated once the difference is known leaves a trace.
    @Test
    void eachCountIsKeptBeforeWhatShouldBeThereIsTold() {
        till.day.count(List.of(count("50", 1)));
        till.day.count(List.of(count("50", 2)));
        till.day.close(List.of(count("50", 2)));

        assertThat(facts())
                .filteredOn(TillCounted.class::isInstance)
                .extracting(fact -> ((TillCounted) fact).counted())
                .containsExactly(pounds("50"), pounds("100"));
    }

    /// Blair2004/NexoPOS#577: a till asks for the exact balance before it lets anyone close.
    @Test
    void anyCountClosesAndTheDifferenceIsBookedWithItsReason() {
        sell("22214", "5.00");

        var closed =
                (ClosingOutcome.Closed)
                        till.day.close(List.of(count("50", 2)), " wrong change given ");

        assertThat(closed.over()).isEqualTo(pounds("-2.55"));
        assertThat(closed.closing().reason()).isEqualTo("wrong change given");
    }

    private void sell(String code, String cash) {
        till.sale.scan(code);
        till.tender.payCash(till.openSale.basket().orElseThrow().transaction().id(), pounds(cash));
    }

    private List<JournalEntry> facts() {
        List<JournalEntry> facts = new ArrayList<>();
        till.journal.reader().forEachFactOf(TillOnDisk.DAY, one -> facts.add(one.fact()));
        return facts;
    }

    private static DenominationCount count(String value, int pieces) {
        return new DenominationCount(pounds(value), pieces);
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}

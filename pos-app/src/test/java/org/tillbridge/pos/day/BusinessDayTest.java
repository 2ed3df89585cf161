package org.tillbridge.pos.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.journal.DayTotals;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.replica.Shop;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class BusinessDayTest {
    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void signOn() {
        till = TillOnDisk.in(folder);
        till.signOn(TillOnDisk.CASHIER, "4444");
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void theProposedDateIsThatOfTheStoreNotOfTheComputer() {
        till.put(Shop.STORE, Shop.at("Otaru", Shop.GBP, "JP", "Asia/Tokyo"));
        till.clock().forward(Duration.ofHours(3).minusSeconds(1));
        assertThat(till.day.proposedDate()).isEqualTo(LocalDate.of(2010, 12, 1));

        till.clock().forward(Duration.ofSeconds(1));

        assertThat(till.day.proposedDate()).isEqualTo(LocalDate.of(2010, 12, 2));
    }

    @Test
    void aNightInWhichTheClocksGoBackMovesNoSaleAndItsMidnightIsThatOfSummer() {
        LocalDate saturday = LocalDate.of(2011, 10, 29);
        till.clock().forward(Duration.between(Shop.NOON, Instant.parse("2011-10-29T22:59:59Z")));
        assertThat(till.day.proposedDate()).isEqualTo(saturday);
        till.day.open(saturday, pounds("100"));
        till.clock().forward(Duration.ofSeconds(1));
        assertThat(till.day.proposedDate()).isEqualTo(saturday.plusDays(1));

        till.clock().forward(Duration.ofMinutes(90));
        sell("22214", "5.00");
        till.clock().forward(Duration.ofHours(1));
        sell("20886", "5.00");

        assertThat(till.day.transactions(saturday))
                .extracting(sale -> sale.number().number())
                .containsExactly(1L, 2L);
        assertThat(till.day.proposedDate()).isEqualTo(saturday.plusDays(1));
    }

    @Test
    void aDayStaysOpenOverARestartAndPastMidnight() {
        till.day.open(TillOnDisk.DAY, pounds("100"));
        till.clock().forward(Duration.ofHours(20));

        till = till.restarted();

        assertThat(till.day.openDay()).contains(new TillOpened(TillOnDisk.DAY, pounds("100")));
    }

    @Test
    void aDayOnWhichNothingWasSoldCanBeClosed() {
        till.day.open(TillOnDisk.DAY, pounds("100"));

        ClosingOutcome closed = till.day.close(List.of(count("50", 2)));

        assertThat(((ClosingOutcome.Closed) closed).over()).isEqualTo(pounds("0"));
        assertThat(till.restarted().day.openDay()).isEmpty();
    }

    @Test
    void anyCountClosesAndTheDifferenceIsSaidAfterwards() {
        till.day.open(TillOnDisk.DAY, pounds("100"));
        sell("22214", "5.00");

        ClosingOutcome closed = till.day.close(List.of(count("50", 2), count("0.50", 5)));

        assertThat(((ClosingOutcome.Closed) closed).over()).isEqualTo(pounds("-0.05"));
    }

    @Test
    void expectedCashIsTheSaleNotTheNote() {
        till.day.open(TillOnDisk.DAY, pounds("100"));
        sell("22214", "50.00");

        DayTotals totals = till.day.totals().orElseThrow();

        assertThat(totals.cashTaken()).isEqualTo(pounds("2.55"));
        assertThat(totals.cashExpected()).isEqualTo(pounds("102.55"));
        assertThat(totals.revenue()).isEqualTo(pounds("2.55"));
    }

    @Test
    void anOpenSaleStandsInTheWayOfTheClose() {
        till.day.open(TillOnDisk.DAY, pounds("100"));
        till.sale.scan("22214");

        assertThat(till.day.close(List.of())).isEqualTo(new ClosingOutcome.SaleInTheWay());
    }

    @Test
    void noCardNumberSaysWhyTheDrawerIsShort() {
        till.day.open(TillOnDisk.DAY, pounds("100"));

        assertThat(till.day.close(List.of(), "4111 1111 1111 1111 did not work"))
                .isEqualTo(new ClosingOutcome.Refused(Refusal.CARD_NUMBER_WRITTEN));
        assertThat(till.day.openDay()).isPresent();
    }

    @Test
    void twoDaysAreNeverOpenAtOnce() {
        till.day.open(TillOnDisk.DAY, pounds("100"));

        assertThat(till.day.open(TillOnDisk.DAY.plusDays(1), pounds("100")))
                .isEqualTo(new OpeningOutcome.AlreadyOpen(TillOnDisk.DAY));
    }

    @Test
    void aDateMoreThanAWeekFromTheLastAsksTheManager() {
        till.day.open(TillOnDisk.DAY, pounds("100"));
        till.day.close(List.of());

        assertThat(till.day.open(TillOnDisk.DAY.plusDays(8), pounds("100")))
                .isEqualTo(new OpeningOutcome.NeedsManager(TillOnDisk.DAY));
        till.signOn(TillOnDisk.MANAGER, "3333");
        assertThat(till.day.open(TillOnDisk.DAY.plusDays(8), pounds("100")))
                .isInstanceOf(OpeningOutcome.Opened.class);
    }

    /// odoo/odoo#25606
    @Test
    void aClockThatIsSetBackWithinAShiftMovesNoSaleToAnotherDayNorBeforeAnother() {
        till.day.open(TillOnDisk.DAY, pounds("100"));
        sell("22214", "5.00");
        till.clock().forward(Duration.ofDays(-3));
        sell("20886", "5.00");
        till.clock().forward(Duration.ofDays(9));
        sell("22214", "5.00");

        assertThat(till.receipts.recent(10))
                .extracting(sale -> sale.number().number())
                .containsExactly(3L, 2L, 1L);
        assertThat(till.day.totals().orElseThrow().revenue()).isEqualTo(pounds("9.31"));

        assertThat(till.day.close(List.of(count("50", 2))))
                .isInstanceOfSatisfying(
                        ClosingOutcome.Closed.class,
                        closed ->
                                assertThat(closed.closing().businessDate())
                                        .isEqualTo(TillOnDisk.DAY));
    }

    @Test
    void aFloatThatNoDrawerHoldsIsRefused() {
        assertThat(till.day.open(TillOnDisk.DAY, pounds("5012345678900")))
                .isEqualTo(new OpeningOutcome.AbsurdFloat());
    }

    private void sell(String code, String cash) {
        till.sale.scan(code);
        till.tender.payCash(till.openSale.basket().orElseThrow().transaction().id(), pounds(cash));
    }

    private static DenominationCount count(String value, int pieces) {
        return new DenominationCount(pounds(value), pieces);
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}

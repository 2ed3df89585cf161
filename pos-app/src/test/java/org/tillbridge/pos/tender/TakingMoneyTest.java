package org.tillbridge.pos.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.ui.TypedAmount;
import org.tillbridge.retail.Denominations;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.JournalWriteException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

class TakingMoneyTest {
    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        till.sale.scan("22214");
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void lessThanTheDueIsRefusedAndTheSaleStays() {
        assertThat(till.tender.payCash(transaction(), pounds("2.54")))
                .isEqualTo(new TenderOutcome.TooLittle(pounds("2.55"), pounds("0.01")));
        assertThat(till.openSale.basket()).isPresent();
    }

    @Test
    void aCodeScannedIntoTheAmountIsNoCash() {
        assertThat(till.tender.payCash(transaction(), pounds("50123456789.00")))
                .isInstanceOf(TenderOutcome.TooMuch.class);
    }

    @Test
    void aSecondTapIsToldTheSaleThatIsThere() {
        UUID transaction = transaction();
        RetailTransaction paid =
                ((TenderOutcome.Paid) till.tender.payCash(transaction, pounds("5"))).transaction();

        assertThat(till.tender.payCash(transaction, pounds("5")))
                .isEqualTo(new TenderOutcome.AlreadyPaid(paid));
        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    @Test
    void aLateTapAfterARestartDoesNothingTwice() {
        UUID transaction = transaction();
        till.tender.payCash(transaction, pounds("5"));

        till = till.restarted();

        assertThat(till.tender.payCash(transaction, pounds("5")))
                .isInstanceOf(TenderOutcome.AlreadyPaid.class);
    }

    @Test
    void aTapForAnotherSaleThanTheOneShownPaysNothing() {
        assertThat(till.tender.payCash(new UUID(0, 99), pounds("5")))
                .isEqualTo(new TenderOutcome.NotPayable());
        assertThat(till.openSale.basket()).isPresent();
    }

    @Test
    void aReceiptIsNeverThereBeforeTheSaleIsOnDisk() {
        UUID transaction = transaction();
        till.journal.close();

        assertThat(till.tender.payCash(transaction, pounds("5")))
                .isEqualTo(new TenderOutcome.NotWritten(JournalWriteException.Reason.CLOSED));
        till = till.restarted();
        assertThat(till.receipts.receipt(transaction)).isEmpty();
        assertThat(till.openSale.basket().orElseThrow().transaction().id()).isEqualTo(transaction);
    }

    @Test
    void aPartThatIsNotOnDiskIsNotPaid() {
        till.tender.takeCash(transaction(), pounds("1"));
        Balance before = till.tender.balance().orElseThrow();
        till.journal.close();

        TenderOutcome more = till.tender.takeCash(transaction(), pounds("1"));
        TenderOutcome less = till.tender.giveBack(transaction(), before.last().orElseThrow());

        assertThat(List.of(more, less)).allMatch(TenderOutcome.NotWritten.class::isInstance);
        assertThat(till.tender.balance()).contains(before);
    }

    @Test
    void aReceiptIsThereAgainAfterARestart() {
        UUID transaction = transaction();
        till.tender.payCash(transaction, pounds("5"));
        var before = till.receipts.receipt(transaction);

        till = till.restarted();

        assertThat(till.receipts.receipt(transaction)).isPresent().isEqualTo(before);
        assertThat(before.orElseThrow().operator()).isEqualTo("A. Morgan");
    }

    @Test
    void aFreeSaleCompletesWithNoMoney() {
        till.openSale.cancel();
        till.sale.addAtPrice(
                till.shelf.find(new ItemCode("20886")).getFirst(),
                UnitPrice.of(GBP, BigDecimal.ZERO),
                "gift");

        RetailTransaction free =
                ((TenderOutcome.Paid) till.tender.payCash(transaction(), pounds("0")))
                        .transaction();

        assertThat(free.total()).isEqualTo(pounds("0"));
        assertThat(free.tenders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "32.80, '32.80 35.00 40.00 50.00'",
        "20.00, '20.00 50.00'",
        "0.42, '0.42 5.00 10.00 20.00'",
        "99.99, '99.99 100.00'"
    })
    void theNotesACustomerIsLikelyToGive(String due, String likely) {
        List<Money> suggestions = TenderService.suggestions(pounds(due));

        assertThat(
                        suggestions.stream()
                                .map(note -> note.getAmount().toPlainString())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(likely);
    }

    @ParameterizedTest
    @CsvSource({"4000, 40.00", "40.00, 40.00", "4, 0.04", "'1,234.50', 1234.50", "007, 0.07"})
    void onlyTheDigitsOfATypedAmountCount(String typed, String amount) {
        assertThat(TypedAmount.of(typed, GBP)).contains(pounds(amount));
    }

    @ParameterizedTest
    @CsvSource({"''", "abc", "501234567890012345"})
    void whatHoldsNoAmountIsNone(String typed) {
        assertThat(TypedAmount.of(typed, GBP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GBP, 12, 50.00, 0.01",
        "EUR, 15, 500.00, 0.01",
        "JPY, 10, 10000, 1",
        "HUF, 12, 20000, 5",
        "CZK, 12, 5000, 1",
        "SEK, 10, 1000, 1",
        "KRW, 13, 10000, 1",
        "KWD, 16, 100, 0.001"
    })
    void aDrawerHasItsNotesAndCoinsFromTheLargestDown(
            String currency, int kinds, String largest, String smallest) {
        CurrencyUnit unit = CurrencyUnit.of(currency);

        List<Money> values = Denominations.of(unit).stream().map(kind -> kind.value()).toList();

        assertThat(values).hasSize(kinds).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(values.getFirst().getAmount()).isEqualByComparingTo(largest);
        assertThat(values.getLast().getAmount()).isEqualByComparingTo(smallest);
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}

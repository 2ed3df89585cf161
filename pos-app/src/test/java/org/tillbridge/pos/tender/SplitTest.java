package org.tillbridge.pos.tender;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillAbroad;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.PostVoidOutcome;
import org.tillbridge.pos.receipt.ReceiptLayout;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.DayTotals;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.replica.Shop;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// In a shop in Bern, where cash is rounded to five. The candle costs 2.55, the box 4.21.
class SplitTest {
    private static final CurrencyUnit CHF = CurrencyUnit.of("CHF");

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillAbroad.openIn(folder, Shop.at("Bern", CHF, "CH", "Europe/Zurich"));
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void cashIsRoundedAndTheRoundingIsATenderLine() {
        till.sale.scan("20886");

        RetailTransaction paid = paid(till.tender.payCash(transaction(), francs("5.00")));

        assertThat(paid.total()).isEqualTo(francs("4.21"));
        assertThat(paid.changeDue()).isEqualTo(francs("0.80"));
        assertThat(tenders(paid))
                .containsExactly(
                        new TenderTotal(Tender.CASH, francs("5.00")),
                        new TenderTotal(Tender.CASH_ROUNDING, francs("0.01")));
        assertThat(receipt(paid)).contains("Cash 5.00", "Cash rounding 0.01", "Change 0.80");
    }

    @Test
    void cashThatNoCoinsMakeIsNotTaken() {
        till.sale.scan("20886");

        for (String given : List.of("4.21", "10.03", "2.01", "0.04")) {
            assertThat(till.tender.takeCash(transaction(), francs(given)))
                    .as(given)
                    .isEqualTo(new TenderOutcome.NoSuchCoins(francs("0.05")));
        }
        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
        paid(till.tender.takeCash(transaction(), francs("4.20")));
    }

    @Test
    void aRoundedSaleIsVoidedWithItsRounding() {
        till.sale.scan("20886");
        RetailTransaction paid = paid(till.tender.payCash(transaction(), francs("5.00")));

        PostVoidOutcome outcome = till.postVoid.postVoid(paid.id(), TillOnDisk.id());

        assertThat(outcome).isInstanceOf(PostVoidOutcome.Voided.class);
        assertThat(tenders(((PostVoidOutcome.Voided) outcome).reversal()))
                .containsExactly(
                        new TenderTotal(Tender.CASH, francs("-4.20")),
                        new TenderTotal(Tender.CASH_ROUNDING, francs("-0.01")));
    }

    @Test
    void onlyTheCashPartIsRoundedWhateverElsePays() {
        till.sale.scan("20886");
        till.tender.takeVoucher(transaction(), francs("1.00"));
        card("1.03");
        assertThat(till.tender.balance().orElseThrow().left()).isEqualTo(francs("2.18"));
        assertThat(till.tender.due()).contains(francs("2.20"));

        RetailTransaction paid = paid(till.tender.payCash(transaction(), francs("2.20")));

        assertThat(tenders(paid))
                .containsExactly(
                        new TenderTotal(Tender.VOUCHER, francs("1.00")),
                        new TenderTotal(Tender.CARD, francs("1.03")),
                        new TenderTotal(Tender.CASH, francs("2.20")),
                        new TenderTotal(Tender.CASH_ROUNDING, francs("-0.02")));
        assertThat(receipt(paid))
                .contains(
                        "Voucher 1.00", "Test card, ending 4471 1.03", "Cash rounding \u22120.02");
    }

    @Test
    void aCardPaysToTheLastCentAfterCash() {
        till.sale.scan("20886");
        till.tender.takeCash(transaction(), francs("2.00"));

        RetailTransaction paid = paid(card("2.21"));

        assertThat(tenders(paid))
                .containsExactly(
                        new TenderTotal(Tender.CASH, francs("2.00")),
                        new TenderTotal(Tender.CARD, francs("2.21")));
    }

    @Test
    void aVoucherWorthMoreThanIsLeftGivesNoChange() {
        till.sale.scan("20886");

        RetailTransaction paid = paid(till.tender.takeVoucher(transaction(), francs("10.00")));

        assertThat(tenders(paid)).containsExactly(new TenderTotal(Tender.VOUCHER, francs("4.21")));
        assertThat(paid.changeDue()).isEqualTo(francs("0"));
    }

    @Test
    void whatWasTakenByHandIsGivenBackAndTheSaleIsUnpaidAgain() {
        till.sale.scan("20886");
        TakenTender voucher =
                ((TenderOutcome.PartPaid) till.tender.takeVoucher(transaction(), francs("1.00")))
                        .taken();

        assertThat(till.tender.giveBack(transaction(), voucher))
                .isEqualTo(new TenderOutcome.TakenBack(voucher));
        assertThat(till.tender.balance().orElseThrow().left()).isEqualTo(francs("4.21"));
        till = till.restarted();
        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
    }

    @Test
    void aSaleIsPaidInSixWaysAtMost() {
        till.sale.scan("20886");
        for (int one = 0; one < 6; one++) {
            assertThat(till.tender.takeVoucher(transaction(), francs("0.10")))
                    .isInstanceOf(TenderOutcome.PartPaid.class);
        }

        assertThat(till.tender.takeVoucher(transaction(), francs("0.10")))
                .isEqualTo(new TenderOutcome.TooManyTenders());
        paid(till.tender.payCash(transaction(), francs("5.00")));
    }

    @Test
    void moneyBackIsRoundedAsMoneyIn() {
        till.returns.scan("20886", Terms.USUAL);

        RetailTransaction back =
                ((RefundOutcome.Refunded) till.returns.refund(transaction())).transaction();

        assertThat(tenders(back))
                .containsExactly(
                        new TenderTotal(Tender.CASH, francs("-4.20")),
                        new TenderTotal(Tender.CASH_ROUNDING, francs("-0.01")));
        assertThat(receipt(back)).contains("Cash given back 4.20", "Cash rounding 0.01");
    }

    /// odoo/odoo#254401: the report leaves cash rounding out and does not match the payments.
    @Test
    void theDaysTendersAddUpToItsTakingsWithTheRoundingAmongThem() {
        cashIsRoundedAndTheRoundingIsATenderLine();
        onlyTheCashPartIsRoundedWhateverElsePays();
        aVoucherWorthMoreThanIsLeftGivesNoChange();

        DayTotals totals = till.day.totals().orElseThrow();

        assertThat(totals.tenders())
                .containsExactly(
                        new TenderTotal(Tender.CASH, francs("6.40")),
                        new TenderTotal(Tender.CARD, francs("1.03")),
                        new TenderTotal(Tender.VOUCHER, francs("5.21")),
                        new TenderTotal(Tender.CASH_ROUNDING, francs("-0.01")));
        assertThat(
                        totals.tenders().stream()
                                .map(TenderTotal::amount)
                                .reduce(francs("0"), Money::plus))
                .isEqualTo(totals.revenue());
        assertThat(totals.cashExpected()).isEqualTo(francs("106.40"));
    }

    private TenderOutcome card(String amount) {
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(transaction(), francs(amount))).tender();
        return till.cards.answered(transaction(), asked.id(), till.cards.ask(asked));
    }

    private List<String> receipt(RetailTransaction transaction) {
        return new ReceiptLayout(new Texts(Locale.UK, ZoneId.of("Europe/Zurich")))
                .rows(till.receipts.receipt(transaction.id()).orElseThrow()).stream()
                        .filter(ReceiptRow.Amount.class::isInstance)
                        .map(ReceiptRow.Amount.class::cast)
                        .map(row -> row.text() + " " + row.amount())
                        .toList();
    }

    private static List<TenderTotal> tenders(RetailTransaction transaction) {
        return transaction.tenders().stream()
                .map((TenderLine line) -> new TenderTotal(line.tender(), line.amount()))
                .toList();
    }

    private static RetailTransaction paid(TenderOutcome outcome) {
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static Money francs(String amount) {
        return Money.of(CHF, new BigDecimal(amount));
    }
}

package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.replica.Shop;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// A disk that said no and wrote all the same: the sale is in the journal, and still on the screen.
class RecordedBeforeTest {
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

    @Test
    void aSaleThatIsRecordedAlreadyIsPaidAndTheNextBegins() {
        till.sale.scan("22214");
        RetailTransaction recorded = recorded(SaleCompleted::new, "2.55");

        assertThat(till.tender.payCash(transaction(), pounds("5.00")))
                .isEqualTo(new TenderOutcome.AlreadyPaid(recorded));

        assertThat(till.openSale.basket()).isEmpty();
        till.sale.scan("20886");
        assertThat(till.tender.payCash(transaction(), pounds("5.00")))
                .isInstanceOf(TenderOutcome.Paid.class);
        assertThat(till.journal.reader().transactionsOf(TillOnDisk.DAY)).hasSize(2);
    }

    @Test
    void aReturnThatIsRecordedAlreadyIsRefundedAndTheNextBegins() {
        till.returns.scan("22214", Terms.USUAL);
        RetailTransaction recorded = recorded(ReturnCompleted::new, "-2.55");

        assertThat(till.returns.refund(transaction()))
                .isEqualTo(new RefundOutcome.AlreadyRefunded(recorded));

        assertThat(till.openSale.basket()).isEmpty();
    }

    /// The card's money would be nobody's.
    @Test
    void aCardThatPaidSinceStaysToBeGivenBack() {
        till.sale.scan("22214");
        recorded(SaleCompleted::new, "2.55");
        UUID sale = transaction();
        TenderOutcome.Asking asking = (TenderOutcome.Asking) till.cards.start(sale, pounds("2.55"));

        TenderOutcome outcome =
                till.cards.answered(sale, asking.tender().id(), till.cards.ask(asking.tender()));

        assertThat(outcome)
                .isEqualTo(
                        new TenderOutcome.NotWritten(
                                JournalWriteException.Reason.ALREADY_RECORDED));
        TakenTender paid = till.openSale.basket().orElseThrow().tenders().getFirst();
        TenderOutcome.Asking reversal = (TenderOutcome.Asking) till.cards.startReversal(sale, paid);
        till.cards.answered(sale, reversal.tender().id(), till.cards.ask(reversal.tender()));
        assertThat(till.tender.payCash(sale, pounds("5.00")))
                .isInstanceOf(TenderOutcome.AlreadyPaid.class);
        assertThat(till.openSale.basket()).isEmpty();
    }

    /// In cash, beside the screen.
    private RetailTransaction recorded(
            Function<RetailTransaction, JournalEntry> as, String amount) {
        RetailTransaction[] made = new RetailTransaction[1];
        till.dayBook.document(
                TillOnDisk.DAY, number -> as.apply(made[0] = completed(number, amount)));
        return made[0];
    }

    private RetailTransaction completed(TransactionNumber number, String amount) {
        return till.openSale
                .basket()
                .orElseThrow()
                .transaction()
                .complete(
                        number,
                        Shop.NOON,
                        List.of(new Payment(Tender.CASH, pounds(amount))),
                        pounds("0.00"));
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}

package org.tillbridge.pos.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.PostVoidOutcome.Why;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PostVoid;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class PostVoidTest {
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
    void aVoidedSaleAndItsReversalAreNothingTogether() {
        till.sale.type("3 *", Optional.empty());
        RetailTransaction sale = sold("22214");

        RetailTransaction reversal = voided(sale);

        assertThat(reversal.total()).isEqualTo(sale.total().negated());
        assertThat(PostVoid.reversedBy(reversal)).contains(sale.id());
        assertThat(till.journal.reader().transaction(reversal.id()).orElseThrow().fact())
                .isEqualTo(new ReturnCompleted(reversal));
        assertThat(till.reader.stock(new ItemId(22214))).isEqualTo(Quantity.of(13));
        var totals = till.day.totals().orElseThrow();
        assertThat(totals.revenue()).isEqualTo(pounds("0.00"));
        assertThat(totals.cashExpected()).isEqualTo(pounds("100.00"));
        assertThat(till.journal.reader().transaction(sale.id())).isPresent();
    }

    @Test
    void aSaleIsVoidedOnceAlsoAfterARestart() {
        RetailTransaction sale = sold("22214");
        voided(sale);

        till = till.restarted();

        assertThat(till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.Refused(Why.REVERSED_BEFORE));
        assertThat(till.postVoid.isReversed(sale.id())).isTrue();
    }

    @Test
    void whatStandsOnAnOpenReturnIsNotVoidedToo() {
        RetailTransaction sale = sold("22214");
        var _ = till.openSale.reverse(sale, till.shelf::terms);

        assertThat(till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.Refused(Why.COMES_BACK));
        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    @Test
    void lookingChangesNothing() {
        RetailTransaction sale = sold("22214");

        assertThat(till.postVoid.look(sale.id())).isEqualTo(new PostVoidOutcome.Possible(sale));
        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    @Test
    void aCashierMayNotVoidASaleThatIsPaid() {
        RetailTransaction sale = sold("22214");
        till.signOn(TillOnDisk.CASHIER, "4444");

        assertThat(till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.NotAllowed(Right.POST_VOID));
    }

    @Test
    void aReversalItselfAndAReturnAreNotVoided() {
        RetailTransaction reversal = voided(sold("22214"));
        till.returns.scan("20886", Terms.USUAL);
        UUID open = till.openSale.basket().orElseThrow().transaction().id();
        RetailTransaction back = ((RefundOutcome.Refunded) till.returns.refund(open)).transaction();

        for (RetailTransaction each : List.of(reversal, back)) {
            assertThat(till.postVoid.postVoid(each.id(), TillOnDisk.id()))
                    .isEqualTo(new PostVoidOutcome.Refused(Why.GOODS_CAME_BACK));
        }
    }

    @Test
    void aSaleOfAClosedDayIsNotVoided() {
        RetailTransaction sale = sold("22214");
        till.day.close(List.of());
        till.day.open(TillOnDisk.DAY.plusDays(1), pounds("100.00"));

        assertThat(till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.Refused(Why.ANOTHER_DAY));
        assertThat(till.postVoid.postVoid(new UUID(1, 1), TillOnDisk.id()))
                .isEqualTo(new PostVoidOutcome.Refused(Why.NO_SALE));
    }

    private RetailTransaction voided(RetailTransaction sale) {
        return ((PostVoidOutcome.Voided) till.postVoid.postVoid(sale.id(), TillOnDisk.id()))
                .reversal();
    }

    private RetailTransaction sold(String code) {
        till.sale.scan(code);
        TenderOutcome paid =
                till.tender.payCash(
                        till.openSale.basket().orElseThrow().transaction().id(), pounds("20.00"));
        return ((TenderOutcome.Paid) paid).transaction();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}

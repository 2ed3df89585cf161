package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.FirstMoment;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.wire.LineClaimOutcome;

import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// A cashier voids a sale that a card paid, and a manager approves.
class PostVoidAtTheCounterTest extends AtTheCounter {
    @BeforeEach
    void aSaleThatACardPaid() {
        openDay();
        sale.scanned("22214");
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(open(), pounds("2.55"))).tender();
        till.cards.answered(open(), asked.id(), till.cards.ask(asked));
        sale.signOff();
        signOnAs(1, "4444");
        navigation.goTo(Place.DAY);
        day.postVoid();
        assertThat(approval.shown().get()).isEmpty();
    }

    @Test
    void whatTheCardDoesNotTakeGoesOutInCashOnceThatIsApprovedToo() {
        beginVoid();
        till.terminal.next(Manner.DECLINES);
        returns.refund();
        assertThat(till.receipts.recent(10)).hasSize(1);

        returns.refund();
        assertThat(approval.shown().get().orElseThrow().amount()).isEqualTo("\u2212\u00a32.55");
        approveWith("3333");

        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(last().tenders())
                .extracting(TenderLine::tender, TenderLine::amount)
                .containsExactly(tuple(Tender.CASH, pounds("-2.55")));
        assertThat(approvals()).isEqualTo(2);
    }

    @Test
    void aDoublePressConfirmsNothing() {
        navigation.goTo(Place.SALE);
        navigation.goTo(Place.DAY);

        day.postVoid();
        day.postVoid();

        assertThat(approval.shown().get()).isEmpty();
        assertThat(day.shown().get().message().orElseThrow().toDo())
                .as("it is still asked")
                .contains("once more");
        beginVoid();
    }

    @Test
    void whatTheCardTakesIsNotAskedAboutAgain() {
        beginVoid();

        returns.refund();

        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(approvals()).isEqualTo(1);
    }

    @Test
    void ofASaleOfWhichSomeCameBackElsewhereItIsSaidWhatToDoInPlaceOfVoidingIt() {
        beginVoid();
        till.claimsAtHub.refuses(new LineClaimOutcome.CameBack(1));

        returns.refund();

        assertThat(place()).isEqualTo(Place.RETURN);
        assertThat(returns.shown().get().message())
                .contains(
                        new Message(
                                Message.Tone.CAUTION,
                                "Some of Candle plate lace white came back elsewhere meanwhile.",
                                "This sale cannot be voided as a whole any more. Leave with Esc,"
                                        + " and take back what is left by its receipt."));
    }

    private void beginVoid() {
        LockSupport.parkNanos(FirstMoment.LENGTH.multipliedBy(2).toNanos());
        day.postVoid();
        approveWith("3333");
        assertThat(place()).isEqualTo(Place.RETURN);
    }

    private UUID open() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private RetailTransaction last() {
        UUID id = till.receipts.recent(1).getFirst().transaction();
        return ((ReturnCompleted) till.journal.reader().transaction(id).orElseThrow().fact())
                .transaction();
    }

    private int approvals() {
        return till.reports.open().orElseThrow().approvals();
    }
}

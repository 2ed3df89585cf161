package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.returns.ClaimedLines;
import org.tillbridge.pos.ui.FirstMoment;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.LineClaimOutcome;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// The hub is asked for the lines of a sale that was paid in cash before it is voided.
class PostVoidClaimTest extends AtTheCounter {
    private static final LineClaimOutcome ELSEWHERE =
            new LineClaimOutcome.ClaimedBy(
                    1,
                    new WorkstationId(2),
                    "Till 2",
                    "Bath",
                    Instant.parse("2010-12-01T12:15:00Z"));

    @BeforeEach
    void aSaleThatCashPaid() {
        openDay();
        sell("22214", "500");
        navigation.goTo(Place.SALE);
        navigation.goTo(Place.DAY);
    }

    @Test
    void aSaleOfWhichSomeCameBackElsewhereIsNotVoided() {
        till.claimsAtHub.refuses(new LineClaimOutcome.CameBack(1));

        voidIt();

        assertThat(documents()).isEqualTo(1);
        assertThat(message())
                .isEqualTo(
                        new Message(
                                Message.Tone.CAUTION,
                                "Some of Candle plate lace white came back elsewhere meanwhile.",
                                "This sale cannot be voided as a whole any more. Leave with Esc,"
                                        + " and take back what is left by its receipt."));
    }

    @Test
    void aSaleOfWhichSomeIsBeingTakenBackElsewhereIsNotVoided() {
        till.claimsAtHub.refuses(ELSEWHERE);

        voidIt();

        assertThat(documents()).isEqualTo(1);
        assertThat(message().happened())
                .isEqualTo("Candle plate lace white is being taken back at Till 2, Bath.");
        till.claimsAtHub.goesAway();
        voidIt();
        assertThat(place()).as("a silent hub stands in nobody's way").isEqualTo(Place.RECEIPT);
    }

    @Test
    void itsLinesAreHeldUntilTheHubHearsOfIt() {
        till.claimsAtHub.comes();

        voidIt();

        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(documents()).isEqualTo(2);
        assertThat(till.claimsAtHub.asked()).containsExactly(new OriginalLine(theSale(), 1));
        navigation.goTo(Place.SALE);
        assertThat(till.claimsAtHub.held()).containsExactly(1);
    }

    @Test
    void whoeverLeavesWhileTheHubIsAskedVoidsNothing() {
        till.claimsAtHub.comes();
        tasks.holdAside();
        voidIt();
        assertThat(message().happened()).isEqualTo("Asking whether it comes back elsewhere …");

        navigation.goTo(Place.SALE);
        tasks.letAsideLatestFirst();

        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(documents()).isEqualTo(1);
        assertThat(till.claimsAtHub.held()).isEmpty();
    }

    @Test
    void aSaleIsLeftToOthersWhereNobodyApproves() {
        till.claimsAtHub.comes();
        sale.signOff();
        signOnAs(1, "4444");
        navigation.goTo(Place.DAY);
        voidIt();
        assertThat(approval.shown().get()).isPresent();
        assertThat(till.claimsAtHub.held()).containsExactly(1);

        approval.back();
        assertThat(day.shown().get().message()).isEmpty();
        navigation.goTo(Place.SALE);

        assertThat(documents()).isEqualTo(1);
        assertThat(till.claimsAtHub.held()).isEmpty();
    }

    @Test
    void whoeverLeavesWhileItIsVoidedLeavesItsLinesToNobody() {
        till.claimsAtHub.comes();
        day.postVoid();
        LockSupport.parkNanos(FirstMoment.LENGTH.multipliedBy(2).toNanos());
        tasks.holdBasket();
        day.postVoid();
        navigation.goTo(Place.SALE);
        tasks.letBasket();

        assertThat(documents()).isEqualTo(2);
        assertThat(till.claimsAtHub.held()).containsExactly(1);
    }

    @Test
    void whoeverPressesAgainWhileTheHubIsAskedIsToldSo() {
        till.claimsAtHub.comes();
        tasks.holdAside();
        voidIt();
        day.moveChoice(1);
        assertThat(day.shown().get().message()).isEmpty();

        day.postVoid();

        assertThat(message().happened()).isEqualTo("Asking whether it comes back elsewhere …");
        tasks.letAside();
        assertThat(documents()).isEqualTo(1);
    }

    /// Which takes a while; the operator has gone on.
    @Test
    void aReturnThatIsLeftDoesNotLetGoOfWhatIsVoided() {
        till.claimsAtHub.comes();
        ClaimedLines ofReturns = till.returns.claims();
        ofReturns.claim(
                ofReturns
                        .missing(TillOnDisk.id(), ClaimedLines.ofWhole(sold(theSale())))
                        .orElseThrow());
        sale.signOff();
        signOnAs(1, "4444");
        navigation.goTo(Place.DAY);
        voidIt();

        ofReturns.forget(_ -> true).forEach(ofReturns::letGo);

        assertThat(till.claimsAtHub.held()).containsExactly(1);
        approveWith("3333");
        assertThat(documents()).isEqualTo(2);
    }

    private RetailTransaction sold(UUID sale) {
        return ((SaleCompleted) till.journal.reader().transaction(sale).orElseThrow().fact())
                .transaction();
    }

    private void voidIt() {
        day.postVoid();
        LockSupport.parkNanos(FirstMoment.LENGTH.multipliedBy(2).toNanos());
        day.postVoid();
    }

    private UUID theSale() {
        return till.receipts.recent(10).getLast().transaction();
    }

    private int documents() {
        return till.receipts.recent(10).size();
    }

    private Message message() {
        return day.shown().get().message().orElseThrow();
    }
}

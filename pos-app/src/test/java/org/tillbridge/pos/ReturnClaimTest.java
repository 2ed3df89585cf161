package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.returns.CounterReturnViewModel;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.sound.SoundSwitch;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The hub is asked for the lines of a receipt before they come back.
class ReturnClaimTest extends AtTheCounter {
    private static final LineClaimOutcome ELSEWHERE =
            new LineClaimOutcome.ClaimedBy(
                    1,
                    new WorkstationId(2),
                    "Till 2",
                    "Bristol",
                    Instant.parse("2010-12-01T12:15:00Z"));
    private static final OriginalLine FIRST = new OriginalLine(SoldElsewhere.SALE, 1);
    private static final OriginalLine SECOND = new OriginalLine(SoldElsewhere.SALE, 2);

    private FileKeys keys;

    @BeforeEach
    void aTillOfAnotherStoreIsKnown() throws IOException {
        keys = FileKeys.generate(folder.resolve("elsewhere.key"));
        till.put(Scope.CATALOGUE, SoldElsewhere.signedWith(keys));
        openDay();
    }

    @Test
    void aLineThatAnotherTillIsTakingBackIsNotPutOnTheReturn() {
        till.claimsAtHub.refuses(ELSEWHERE);
        scanReceipt();

        returns.add(0);

        assertThat(till.openSale.basket()).isEmpty();
        assertThat(message())
                .isEqualTo(
                        new Message(
                                Message.Tone.CAUTION,
                                "Candle plate lace white is being taken back at Till 2, Bristol.",
                                "If it is not, have its line voided there. From 12:15 on it can be"
                                        + " taken back here."));
        assertThat(returns.shown().get().task()).isInstanceOf(Task.Bought.class);
        returns.scanned("22214");
        assertThat(till.openSale.basket()).as("scanned").isEmpty();
    }

    @Test
    void aLineOfWhichMoreCameBackMeanwhileIsNotPutOnTheReturn() {
        till.claimsAtHub.refuses(new LineClaimOutcome.CameBack(1));
        scanReceipt();

        returns.add(0);

        assertThat(till.openSale.basket()).isEmpty();
        assertThat(message().happened())
                .isEqualTo("Some of Candle plate lace white came back elsewhere meanwhile.");
    }

    @Test
    void aLineIsAskedForOnceHoweverManyPiecesComeBackOfIt() {
        till.claimsAtHub.comes();
        scanReceipt();

        returns.add(0);
        returns.scanned("22214");
        returns.showReceipt();
        returns.add(1);
        returns.refund();

        assertThat(till.claimsAtHub.asked()).containsExactly(FIRST, SECOND);
        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(till.claimsAtHub.held())
                .as("until the hub hears of the return")
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void whereTheHubIsSilentItComesBackAndNobodyWaitsAgainForAMinute() {
        scanReceipt();

        returns.add(0);
        returns.showReceipt();
        returns.add(1);
        returns.refund();

        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(till.claimsAtHub.asked()).containsExactly(FIRST);
    }

    @Test
    void whatCouldNotBeAskedIsAskedBeforeMoneyGoesOut() {
        scanReceipt();
        returns.add(0);
        till.clock().forward(Duration.ofMinutes(2));
        till.claimsAtHub.refuses(ELSEWHERE);

        returns.refund();

        assertThat(till.openSale.basket()).isPresent();
        assertThat(place()).isEqualTo(Place.RETURN);
        assertThat(message().happened())
                .isEqualTo("Candle plate lace white is being taken back at Till 2, Bristol.");
    }

    @Test
    void aReturnThatTookLongIsAskedForAgainBeforeMoneyGoesOut() {
        till.claimsAtHub.comes();
        scanReceipt();
        returns.add(0);
        till.clock().forward(Duration.ofMinutes(16));
        till.claimsAtHub.refuses(ELSEWHERE);

        returns.refund();
        assertThat(till.openSale.basket()).isPresent();
        returns.refundAsCredit();
        assertThat(till.openSale.basket()).as("as a credit").isPresent();

        till.claimsAtHub.goesAway();
        returns.refund();

        assertThat(place()).as("a silent hub stands in nobody's way").isEqualTo(Place.RECEIPT);
    }

    @Test
    void aReturnThatSurvivesARestartIsAskedForAgainBeforeMoneyGoesOut() {
        till.claimsAtHub.comes();
        scanReceipt();
        returns.add(0);
        till = till.restarted();
        till.claimsAtHub.comes();
        show();
        navigation.goTo(Place.RETURN);

        returns.refund();

        assertThat(till.claimsAtHub.asked()).containsExactly(FIRST);
        assertThat(place()).isEqualTo(Place.RECEIPT);
    }

    @Test
    void aLineThatIsTakenOffIsLeftToOthersAndAskedForAgain() {
        till.claimsAtHub.comes();
        scanReceipt();
        returns.add(0);
        returns.showReceipt();
        returns.add(1);

        returns.select(row(1));
        returns.removeLine();

        assertThat(till.claimsAtHub.held()).containsExactly(2);
        returns.showReceipt();
        returns.add(0);
        assertThat(till.claimsAtHub.held()).containsExactlyInAnyOrder(1, 2);
        assertThat(till.claimsAtHub.asked()).containsExactly(FIRST, SECOND, FIRST);
    }

    /// It is given up before the hub hears that it was taken off, and wanted again.
    @Test
    void aLineThatIsWantedAgainIsNotLeftToOthersByACallThatComesLate() {
        till.claimsAtHub.comes();
        scanReceipt();
        returns.add(0);
        returns.showReceipt();
        returns.add(1);
        tasks.holdAside();
        returns.select(row(1));
        returns.removeLine();
        returns.showReceipt();
        returns.add(0);

        tasks.letAsideLatestFirst();

        assertThat(till.claimsAtHub.held()).containsExactlyInAnyOrder(1, 2);
        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(2);
    }

    @Test
    void aReturnThatIsGivenUpLeavesItsLinesToOthers() {
        till.claimsAtHub.comes();
        scanReceipt();
        returns.add(0);
        returns.showReceipt();
        returns.add(1);

        returns.back();
        returns.back();

        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(till.claimsAtHub.held()).isEmpty();
    }

    /// The hub took its time.
    @Test
    void whatTheHubGivesToAReturnThatWasLeftIsNotRungAndLeftToOthers() {
        till.claimsAtHub.comes();
        scanReceipt();
        tasks.holdAside();
        returns.add(0);
        assertThat(message().happened()).isEqualTo("Asking whether it comes back elsewhere …");
        returns.back();
        returns.back();
        assertThat(place()).isEqualTo(Place.SALE);

        tasks.letAside();

        assertThat(till.openSale.basket()).isEmpty();
        assertThat(till.claimsAtHub.asked()).containsExactly(FIRST);
        assertThat(till.claimsAtHub.held()).isEmpty();
    }

    /// The return was 2.33 when Refund was pressed.
    @Test
    void whatIsPutIntoTheReturnWhileTheHubIsAskedIsNotPaidOutUnseen() {
        aReturnThatCouldNotBeAsked();
        tasks.holdAside();
        returns.refund();
        returns.scanned("20886");

        tasks.letAside();

        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(2);
        assertThat(place()).isEqualTo(Place.RETURN);
        assertThat(message().happened())
                .isEqualTo("Nothing was given back: this return went on meanwhile.");
        returns.refund();
        assertThat(place()).as("seen").isEqualTo(Place.RECEIPT);
    }

    @Test
    void beforeAQuestionIsAnsweredThatWasOpenedWhileTheHubWasAskedNothingIsPaidOut() {
        aReturnThatCouldNotBeAsked();
        tasks.holdAside();
        returns.refund();
        returns.askQuantity();

        tasks.letAside();

        assertThat(till.openSale.basket()).isPresent();
        assertThat(returns.shown().get().task()).isInstanceOf(Task.AskQuantity.class);
        assertThat(message().happened())
                .isEqualTo("Nothing was given back: this return went on meanwhile.");
    }

    @Test
    void whatIsScannedWhileTheHubIsAskedIsInTheSameReturnAndNotPaidOutUnseen() {
        aReturnThatCouldNotBeAsked();
        tasks.holdAside();
        returns.refund();
        returns.scanned("22214");

        tasks.letAside();

        assertThat(till.openSale.basket().orElseThrow().transaction().standing())
                .singleElement()
                .satisfies(line -> assertThat(line.goods().quantity()).isEqualTo(Quantity.of(2)));
        assertThat(place()).isEqualTo(Place.RETURN);
    }

    /// It was opened while the hub took its time.
    @Test
    void aQuestionStaysOpenWhenTheHubAnswersAndNothingIsRungBesideIt() {
        till.claimsAtHub.comes();
        scanReceipt();
        returns.scanned("20886");
        tasks.holdAside();
        returns.showReceipt();
        returns.add(0);
        returns.select(row(1));
        returns.askPaid();

        tasks.letAside();

        assertThat(returns.shown().get().task())
                .isInstanceOfSatisfying(
                        Task.AskPrice.class,
                        asked ->
                                assertThat(asked.wrong())
                                        .isEqualTo(
                                                "That scan was not rung. Answer this first, then"
                                                        + " scan again."));
        assertThat(rows()).hasSize(1);
        assertThat(till.claimsAtHub.held()).as("for the next tap").containsExactly(1);
        returns.back();
        returns.showReceipt();
        returns.add(0);
        assertThat(rows()).hasSize(2);
        assertThat(till.claimsAtHub.asked()).containsExactly(FIRST);
    }

    @Test
    void aReturnThatIsRefusedAtTheEndAndGivenUpLeavesItsLinesToOthers() {
        till.claimsAtHub.comes();
        scanReceipt();
        returns.add(0);
        returns.showReceipt();
        returns.add(1);
        till.clock().forward(Duration.ofMinutes(6));
        till.claimsAtHub.refuses(new LineClaimOutcome.CameBack(1));
        returns.refund();
        assertThat(till.claimsAtHub.held()).containsExactlyInAnyOrder(1, 2);

        returns.back();
        returns.back();

        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(till.claimsAtHub.held()).isEmpty();
    }

    @Test
    void thatItComesBackElsewhereIsHeard() {
        List<Cue> heard = new ArrayList<>();
        ((CounterReturnViewModel) returns).heardBy(new SoundSwitch(folder, heard::add));
        till.claimsAtHub.refuses(ELSEWHERE);
        scanReceipt();

        returns.add(0);
        till.claimsAtHub.refuses(new LineClaimOutcome.CameBack(1));
        returns.add(0);

        assertThat(heard).containsExactly(Cue.REFUSED, Cue.REFUSED);
    }

    @Test
    void refundBeforeTheHubHasAnsweredForALineSaysThatItIsAsked() {
        till.claimsAtHub.comes();
        scanReceipt();
        returns.add(0);
        tasks.holdAside();
        returns.showReceipt();
        returns.add(1);
        returns.select(row(1));
        returns.askQuantity();
        returns.back();

        returns.refund();

        assertThat(message().happened()).isEqualTo("Asking whether it comes back elsewhere …");
        assertThat(place()).isEqualTo(Place.RETURN);
    }

    private void aReturnThatCouldNotBeAsked() {
        scanReceipt();
        returns.add(0);
        till.clock().forward(Duration.ofMinutes(2));
        till.claimsAtHub.comes();
    }

    private void scanReceipt() {
        sale.scanned(
                PassPart.of(SignedPass.sign(SoldElsewhere.receipt(), keys), PassPart.WIDE)
                        .getFirst()
                        .digits());
        assertThat(place()).isEqualTo(Place.RETURN);
    }

    private Message message() {
        return returns.shown().get().message().orElseThrow();
    }

    private List<BasketRow> rows() {
        return returns.shown().get().rows();
    }

    private BasketRow row(int number) {
        return rows().stream().filter(row -> row.number() == number).findFirst().orElseThrow();
    }
}

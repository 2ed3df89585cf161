package org.tillbridge.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.pos.TestClock;
import org.tillbridge.pos.device.FakeNexoTerminal.Manner;
import org.tillbridge.pos.device.NexoSettings.SealKey;
import org.tillbridge.pos.device.TerminalAnswer.Approved;
import org.tillbridge.pos.device.TerminalAnswer.Declined;
import org.tillbridge.pos.device.TerminalAnswer.Unknown;
import org.tillbridge.pos.device.TerminalAnswer.Why;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.sync.replica.Shop;

import java.io.IOException;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The driver against a terminal over real HTTP. What it sends is read, and what it hears is
/// written, by the vendor's own classes.
@ResourceLock(FakeNexoTerminal.ALONE)
class NexoTerminalTest {
    private static final Money AMOUNT = Money.parse("GBP 32.80");
    private static final UUID ID = UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-999999999999");
    private static final TerminalRequest REQUEST =
            new TerminalRequest(ID, AMOUNT, Optional.empty());
    private static final SealKey KEY = new SealKey("till-key", 1, "a long passphrase of both");

    private Optional<FakeNexoTerminal> fake = Optional.empty();

    @AfterEach
    void switchOff() {
        fake.ifPresent(FakeNexoTerminal::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPaymentIsApprovedInTheClearAndSealed(boolean sealed) throws IOException {
        NexoTerminal terminal = terminal(sealed);

        assertThat(terminal.ask(REQUEST)).isEqualTo(new Approved(AMOUNT, slip(ID)));
        assertThat(terminal.name()).isEqualTo(FakeNexoTerminal.POI);
    }

    private static CardSlip slip(UUID id) {
        return new CardSlip(
                id,
                "BV0q001643892070000.VF6T 2010-12-01T12:00:01Z",
                Optional.of("1A2B3C"),
                Optional.of("visa"),
                Optional.of("1111"),
                false);
    }

    @Test
    void aDeclineAPartAndTooMuchAreWhatTheyAre() throws IOException {
        NexoTerminal terminal = terminal(false);
        fake().manner = Manner.DECLINES;
        assertThat(terminal.ask(REQUEST)).isEqualTo(new Declined(DeclineReason.REFUSED));
        fake().manner = Manner.APPROVES_LESS;
        assertThat(terminal.ask(REQUEST))
                .isEqualTo(new Approved(Money.parse("GBP 31.80"), slip(ID)));
        fake().manner = Manner.APPROVES_MORE;
        assertThat(terminal.ask(REQUEST)).isEqualTo(new Unknown(Why.NOT_UNDERSTOOD));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLostAnswerIsUnknownUntilTheTerminalIsAskedById(boolean sealed) throws IOException {
        NexoTerminal terminal = terminal(sealed);
        fake().manner = Manner.HANGS_UP;
        assertThat(terminal.ask(REQUEST)).isEqualTo(new Unknown(Why.NO_ANSWER));
        fake().manner = Manner.APPROVES;

        assertThat(terminal.askAgain(REQUEST)).isEqualTo(new Approved(AMOUNT, slip(ID)));

        assertThat(fake().heard()).as("asked once").containsExactly("Payment", "TransactionStatus");
        assertThat(fake().did()).isEqualTo(1);
    }

    @Test
    void whatIsMoreThanTheStoreLetsItTakeUponItselfIsOnlyTakenWithABank() throws IOException {
        NexoTerminal terminal = terminal(false);

        terminal.ask(REQUEST);
        terminal.ask(new TerminalRequest(new UUID(1, 9), AMOUNT, Optional.empty(), false, true));

        assertThat(fake().forcedOnline()).containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatItTookUponItselfItSaysSoOfUntilABankHasSpoken(boolean approved) throws IOException {
        NexoTerminal terminal = terminal(true);
        fake().manner = Manner.APPROVES_OFFLINE;
        Approved taken = (Approved) terminal.ask(REQUEST);
        assertThat(taken.card().offline()).isTrue();
        assertThat(terminal.askAgain(REQUEST)).isEqualTo(taken);

        fake().forward(approved);

        assertThat(terminal.askAgain(REQUEST))
                .isEqualTo(
                        approved
                                ? new Approved(AMOUNT, slip(ID))
                                : new Declined(DeclineReason.REFUSED));
    }

    @Test
    void aDriverThatWasStartedAnewAsksUnderTheSameId() throws IOException {
        NexoTerminal before = terminal(false);
        fake().manner = Manner.HANGS_UP;
        before.ask(REQUEST);
        fake().manner = Manner.APPROVES;

        NexoTerminal after = driver(fake().address(), Optional.empty());

        assertThat(after.askAgain(REQUEST)).isEqualTo(new Approved(AMOUNT, slip(ID)));
    }

    @Test
    void whatTheTerminalNeverHeardOfIsNotPaidAndWhatItIsBusyWithIsUnknown() throws IOException {
        NexoTerminal terminal = terminal(false);
        fake().manner = Manner.HANGS_UP_UNHEARD;
        assertThat(terminal.ask(REQUEST)).isEqualTo(new Unknown(Why.NO_ANSWER));
        assertThat(terminal.askAgain(REQUEST)).isEqualTo(new Declined(DeclineReason.NOT_ASKED));

        fake().manner = Manner.BUSY_WITH_IT;
        assertThat(terminal.ask(REQUEST)).isEqualTo(new Unknown(Why.NO_ANSWER));
        assertThat(terminal.askAgain(REQUEST)).isEqualTo(new Unknown(Why.STILL_BUSY));
    }

    @Test
    void aTerminalThatIsNotThereHasTakenNothing() throws IOException {
        NexoTerminal terminal = terminal(false);
        fake().close();

        assertThat(terminal.ask(REQUEST)).isEqualTo(new Declined(DeclineReason.NOT_REACHED));
        assertThat(terminal.askAgain(REQUEST)).isEqualTo(new Unknown(Why.NO_ANSWER));
    }

    @Test
    void whatCannotBeUnderstoodSaysNothing() throws IOException {
        NexoTerminal terminal = terminal(false);
        fake().manner = Manner.TALKS_NONSENSE;
        assertThat(terminal.ask(REQUEST)).isEqualTo(new Unknown(Why.NOT_UNDERSTOOD));
        fake().manner = Manner.FAILS;
        assertThat(terminal.ask(REQUEST)).isEqualTo(new Unknown(Why.NOT_UNDERSTOOD));
    }

    @Test
    void anAnswerThatIsNotSealedWithTheKeyIsNotBelieved() throws IOException {
        terminal(false);
        NexoTerminal sealing =
                driver(
                        fake().address(),
                        Optional.of(new SealKey("till-key", 1, "another passphrase")));

        assertThat(sealing.ask(REQUEST)).isInstanceOf(Unknown.class);
    }

    @Test
    void whatWasTakenIsReversedByItsReference() throws IOException {
        NexoTerminal terminal = terminal(true);
        CardSlip paid = ((Approved) terminal.ask(REQUEST)).card();
        UUID back = new UUID(1, 2);

        TerminalAnswer answer = terminal.ask(new TerminalRequest(back, AMOUNT, Optional.of(paid)));

        assertThat(answer).isInstanceOf(Approved.class);
        assertThat(((Approved) answer).card().tender()).isEqualTo(back);
        assertThat(fake().heard()).containsExactly("Payment", "Reversal");
    }

    /// The card has some of its money back, and the till does not know how much.
    @Test
    void whatIsReversedInPartIsNotSaidToBeReversed() throws IOException {
        NexoTerminal terminal = terminal(true);
        CardSlip paid = ((Approved) terminal.ask(REQUEST)).card();
        fake().manner = Manner.APPROVES_LESS;

        assertThat(terminal.ask(new TerminalRequest(new UUID(1, 2), AMOUNT, Optional.of(paid))))
                .isEqualTo(new Unknown(Why.NOT_UNDERSTOOD));
    }

    @Test
    void aPartOfWhatWasPaidForASaleBeforeGoesBackWithItsAmountAndCurrency() throws IOException {
        NexoTerminal terminal = terminal(true);
        CardSlip paid = ((Approved) terminal.ask(REQUEST)).card();
        Money part = AMOUNT.dividedBy(4, RoundingMode.DOWN);

        TerminalAnswer answer =
                terminal.ask(
                        new TerminalRequest(new UUID(1, 3), part, Optional.of(paid), true, false));

        assertThat(answer).isInstanceOf(Approved.class);
        assertThat(((Approved) answer).amount()).isEqualTo(part);
        assertThat(fake().reversed())
                .containsExactly(part.getAmount() + " " + part.getCurrencyUnit());
    }

    @Test
    void aRequestIsGivenUpWhenTheTillAsksForIt() throws IOException {
        NexoTerminal terminal = terminal(false);
        fake().manner = Manner.WAITS_FOR_ABORT;
        CompletableFuture<TerminalAnswer> answer =
                CompletableFuture.supplyAsync(
                        () -> terminal.ask(REQUEST), Thread.ofPlatform()::start);

        terminal.stop(REQUEST);

        assertThat(answer.join()).isEqualTo(new Declined(DeclineReason.CANCELLED));
    }

    private NexoTerminal terminal(boolean sealed) throws IOException {
        Optional<SealKey> key = sealed ? Optional.of(KEY) : Optional.empty();
        FakeNexoTerminal made = new FakeNexoTerminal(key);
        fake = Optional.of(made);
        return driver(made.address(), key);
    }

    private static NexoTerminal driver(URI address, Optional<SealKey> key) {
        return new NexoTerminal(
                new NexoSettings(address, FakeNexoTerminal.POI, "Till 2", key),
                new TestClock(Shop.NOON),
                new Random(1),
                new NexoTerminal.Patience(
                        Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(5)));
    }

    private FakeNexoTerminal fake() {
        return fake.orElseThrow();
    }
}

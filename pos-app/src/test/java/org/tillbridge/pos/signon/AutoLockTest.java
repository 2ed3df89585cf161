package org.tillbridge.pos.signon;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.device.SimulatedTerminal;
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.tender.Balance;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.Right;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.TillControl;
import org.tillbridge.sync.journal.JournalEntry.TillControl.PinRefused;
import org.tillbridge.sync.journal.JournalEntry.TillControl.SignedOff;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.replica.Shop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// What becomes of a till that nobody touches, and who was at it.
class AutoLockTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir Path folder;
    private TillOnDisk till;
    private final Navigation navigation = new Navigation(Place.SALE);
    private AutoLock lock;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        lock = after(LONG);
    }

    private AutoLock after(Duration untouched) {
        return new AutoLock(till.signOn, till.session, navigation, untouched, till.cards::isAsking);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aTillThatNobodyTouchesLocksAndKeepsTheBasket() {
        till.sale.scan("22214");

        assertThat(lock.look(LONG.minusSeconds(1))).isFalse();
        assertThat(lock.look(LONG)).isTrue();

        assertThat(till.session.operator()).isEmpty();
        assertThat(navigation.place().get()).isEqualTo(Place.SIGN_ON);
        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(1);
        assertThat(lock.look(LONG)).isFalse();
    }

    /// What a manager began gives whoever signs on after the lock nothing.
    @Test
    void whoComesAfterALockHasTheirOwnRights() {
        assertThat(till.session.permit(Right.NO_SALE)).isPresent();
        lock.look(LONG);
        till.signOn(TillOnDisk.CASHIER, "4444");

        assertThat(till.session.permit(Right.NO_SALE)).isEmpty();
    }

    @Test
    void whoWasCountingGoesOnCountingAndNobodyElseDoes() {
        navigation.goTo(Place.DRAWER_COUNT);
        lock.look(LONG);
        till.signOn(TillOnDisk.CASHIER, "4444");
        assertThat(lock.returnPlace()).isEmpty();

        till.signOn(TillOnDisk.MANAGER, "3333");
        navigation.goTo(Place.DRAWER_COUNT);
        lock.look(LONG);
        till.signOn(TillOnDisk.MANAGER, "3333");
        assertThat(lock.returnPlace()).contains(Place.DRAWER_COUNT);
        assertThat(lock.returnPlace()).isEmpty();
    }

    @Test
    void aLockThatIsNotWantedNeverComes() {
        assertThat(after(Duration.ZERO).look(Duration.ofDays(1))).isFalse();
    }

    @Test
    void aTillWhoseTerminalIsAskedLocksOnceItHasAnswered(@TempDir Path other) {
        till.close();
        AtomicBoolean locked = new AtomicBoolean();
        Function<Money, Manner> slow =
                amount -> {
                    locked.set(lock.look(LONG));
                    return Manner.APPROVES;
                };
        till = TillOnDisk.openIn(other, new SimulatedTerminal("slow", Duration.ZERO, slow));
        lock = after(LONG);
        till.sale.scan("22214");
        Balance due = till.tender.balance().orElseThrow();
        var asking = (TenderOutcome.Asking) till.cards.start(due.transaction(), due.left());
        UUID asked = asking.tender().id();

        TerminalAnswer answer = till.cards.ask(asking.tender());

        assertThat(locked).isFalse();
        assertThat(till.cards.answered(due.transaction(), asked, answer))
                .isInstanceOf(TenderOutcome.Paid.class);
        assertThat(lock.look(LONG)).isTrue();
    }

    @Test
    void whoSignedOnAndOffAndWhosePinWasWrongIsInTheJournal() {
        lock.look(LONG);
        till.signOn.signOn(TillOnDisk.CASHIER, "0000");
        till.clock().forward(Duration.ofSeconds(1));
        till.signOn(TillOnDisk.CASHIER, "4444");
        till.signOn.signOff();

        assertThat(controls())
                .containsExactly(
                        new TillControl.SignedOn(TillOnDisk.MANAGER),
                        new SignedOff(TillOnDisk.MANAGER, true),
                        new PinRefused(TillOnDisk.CASHIER, 1),
                        new TillControl.SignedOn(TillOnDisk.CASHIER),
                        new SignedOff(TillOnDisk.CASHIER, false));
    }

    @Test
    void whoTakesOverWithoutASignOffEndsTheOthersTurn() {
        till.signOn(TillOnDisk.CASHIER, "4444");

        assertThat(controls())
                .containsExactly(
                        new TillControl.SignedOn(TillOnDisk.MANAGER),
                        new SignedOff(TillOnDisk.MANAGER, false),
                        new TillControl.SignedOn(TillOnDisk.CASHIER));
    }

    private List<JournalEntry> controls() {
        List<JournalEntry> controls = new ArrayList<>();
        for (RecordedEntry entry : till.journal.reader().read(Shop.EPOCH, 0, 1000, 1 << 20)) {
            fact(entry).filter(TillControl.class::isInstance).ifPresent(controls::add);
        }
        return controls;
    }

    private static Optional<JournalEntry> fact(RecordedEntry entry) {
        try {
            return Optional.of(
                    EntryCodec.entry(
                            entry.header().kind(), entry.header().version(), entry.bodyText()));
        } catch (UnreadableEntryException odd) {
            throw new AssertionError(odd);
        }
    }
}

package org.tillbridge.pos.signon;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.SignOnEntries;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Rights;
import org.tillbridge.retail.Role;
import org.tillbridge.sync.journal.JournalEntry.TillControl.SignedOff;
import org.tillbridge.sync.replica.Shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class SignOnTest {
    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.in(folder);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void theRightPinSignsOnWithNoHub() {
        assertThat(till.signOn.signOn(TillOnDisk.CASHIER, "4444"))
                .isEqualTo(
                        new SignOnOutcome.Welcome(
                                new SignedOn(TillOnDisk.CASHIER, "B. Evans", Role.CASHIER)));
        assertThat(till.session.signedOn().operator()).isEqualTo(TillOnDisk.CASHIER);
    }

    /// opensrp/opensrp-client-core#805, sumup/sumup-android-sdk#73: the session ended while offline
    /// and nobody got back in.
    @Test
    void afterThreeDaysInTheDarkThePinStillOpensTheTillAndNothingIsLost() {
        till.signOn(TillOnDisk.MANAGER, "3333");
        till.day.open(TillOnDisk.DAY, Money.of(Shop.GBP, 100));
        till.signOn(TillOnDisk.CASHIER, "4444");
        for (int day = 0; day < 3; day++) {
            till.sale.scan("22214");
            till.clock().forward(Duration.ofDays(1));
            till.signOn.lock();
            assertThat(till.session.operator()).isEmpty();
            till = till.killed();
            till.signOn(TillOnDisk.CASHIER, "4444");
            till.tender.payCash(
                    till.openSale.basket().orElseThrow().transaction().id(),
                    Money.of(Shop.GBP, 50));
        }

        assertThat(till.journal.reader().transactionsOf(TillOnDisk.DAY)).hasSize(3);
        assertThat(till.reader.stock(new ItemId(22214))).isEqualTo(Quantity.of(13 - 3));
    }

    /// Whoever signs off does not wait for a file.
    @Test
    void signingOffLooksUpNothingBeforeItIsWritten() {
        till.signOn.signOn(TillOnDisk.CASHIER, "4444");
        List<LocalDate> lookedUp = new ArrayList<>();
        DayBook book =
                new DayBook(
                        till.journal,
                        till.session,
                        () -> {},
                        () -> {
                            lookedUp.add(TillOnDisk.DAY);
                            return TillOnDisk.DAY;
                        });
        List<Runnable> aside = new ArrayList<>();

        new SignOnEntries(book, aside::add).keepSoon(new SignedOff(TillOnDisk.CASHIER, false));

        assertThat(lookedUp).isEmpty();
        aside.forEach(Runnable::run);
        assertThat(lookedUp).containsExactly(TillOnDisk.DAY);
    }

    @Test
    void eachWrongPinDoublesThePauseUpToAMinute() {
        List<Duration> pauses = new ArrayList<>();
        for (int n = 0; n < 9; n++) {
            var wrong = (SignOnOutcome.WrongPin) till.signOn.signOn(TillOnDisk.CASHIER, "0000");
            Duration pause = Duration.between(till.clock().instant(), wrong.until());
            pauses.add(pause);
            till.clock().forward(pause);
        }

        assertThat(pauses.stream().map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void duringThePauseNotEvenTheRightPinIsTried() {
        till.signOn.signOn(TillOnDisk.CASHIER, "0000");

        assertThat(till.signOn.signOn(TillOnDisk.CASHIER, "4444"))
                .isEqualTo(new SignOnOutcome.TooSoon(Shop.NOON.plusSeconds(1)));
        till.clock().forward(Duration.ofSeconds(1));
        assertThat(till.signOn.signOn(TillOnDisk.CASHIER, "4444"))
                .isInstanceOf(SignOnOutcome.Welcome.class);
    }

    @Test
    void startingTheTillAgainEndsNoPause() {
        for (int n = 0; n < 3; n++) {
            till.signOn.signOn(TillOnDisk.CASHIER, "0000");
            till.clock().forward(Duration.ofSeconds(1L << n));
        }
        till.signOn.signOn(TillOnDisk.CASHIER, "0000");

        till = till.restarted();

        Instant until = till.clock().instant().plusSeconds(8);
        assertThat(till.signOn.signOn(TillOnDisk.CASHIER, "4444"))
                .isEqualTo(new SignOnOutcome.TooSoon(until));
        till.clock().forward(Duration.ofSeconds(8));
        assertThat(till.signOn.signOn(TillOnDisk.CASHIER, "0000"))
                .isEqualTo(new SignOnOutcome.WrongPin(until.plusSeconds(16)));
    }

    @Test
    void theRightPinIsAlsoForgivenAfterARestart() {
        till.signOn.signOn(TillOnDisk.CASHIER, "0000");
        till.clock().forward(Duration.ofSeconds(1));
        till.signOn.signOn(TillOnDisk.CASHIER, "4444");

        till = till.restarted();

        assertThat(till.signOn.signOn(TillOnDisk.CASHIER, "0000"))
                .isEqualTo(new SignOnOutcome.WrongPin(till.clock().instant().plusSeconds(1)));
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        till.clock().forward(Duration.ofDays(365));
        till.signOn.signOn(TillOnDisk.CASHIER, "0000");
        till.clock().forward(Duration.ofDays(-365));
        till = till.restarted();

        assertThat(till.signOn.signOn(TillOnDisk.CASHIER, "4444"))
                .isEqualTo(new SignOnOutcome.TooSoon(till.clock().instant().plusSeconds(1)));
        till.clock().forward(Duration.ofSeconds(1));
        assertThat(till.signOn.signOn(TillOnDisk.CASHIER, "4444"))
                .isInstanceOf(SignOnOutcome.Welcome.class);
    }

    @Test
    void whatIsNotInTheFilesFormStopsNoSignOn() throws IOException {
        till.signOn.signOn(TillOnDisk.CASHIER, "0000");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wrongPins())))
                .isEqualTo("rw-------");
        Files.writeString(wrongPins(), "4 0 0\n4 7\nnonsense\n99999999999999999999 1 1\n");

        till = till.restarted();

        assertThat(till.signOn.signOn(TillOnDisk.CASHIER, "4444"))
                .isInstanceOf(SignOnOutcome.Welcome.class);
    }

    private Path wrongPins() {
        return folder.resolve("wrong-pins");
    }

    @Test
    void onesWrongPinDoesNotDelayTheOthers() {
        till.signOn.signOn(TillOnDisk.CASHIER, "0000");

        assertThat(till.signOn.signOn(TillOnDisk.MANAGER, "3333"))
                .isInstanceOf(SignOnOutcome.Welcome.class);
    }

    @Test
    void aStrangerIsNobody() {
        assertThat(till.signOn.signOn(new OperatorId(99), "1234"))
                .isEqualTo(new SignOnOutcome.NobodyByThatNumber());
    }

    @Test
    void rightsGrowWithTheRole() {
        assertThat(preset(Role.CASHIER, Right.RETURN_WITHOUT_RECEIPT)).isEqualTo(Allowance.ASK);
        assertThat(preset(Role.KEYHOLDER, Right.RETURN_WITHOUT_RECEIPT)).isEqualTo(Allowance.ALLOW);
        assertThat(preset(Role.KEYHOLDER, Right.DISTANT_BUSINESS_DAY)).isEqualTo(Allowance.ASK);
        assertThat(preset(Role.CASHIER, Right.DEPARTMENT_SALE)).isEqualTo(Allowance.ALLOW);
    }

    private static Allowance preset(Role role, Right right) {
        return Rights.PRESETS.of(role, right).of(Optional.empty());
    }
}

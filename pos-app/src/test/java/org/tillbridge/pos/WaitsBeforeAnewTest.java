package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.fiscal.SimulatedSigner;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A till has sold, and its day is closed, when it is to become another: what of its sales waits
/// for somebody else than the hub.
class WaitsBeforeAnewTest {
    private static final Money CANDLE = Money.of(GBP, 2.55);

    @TempDir Path folder;
    private final TestClock clock = new TestClock(Shop.NOON);
    private final SimulatedSigner unit = new SimulatedSigner(clock);

    @BeforeEach
    void enrol() throws IOException {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
    }

    /// Nobody would offer them to the unit any more. What it refused it is not offered anyway.
    @Test
    void aTillWhoseSigningUnitHasNotSignedAllIsNotEnrolledAnew() throws IOException {
        try (TillOnDisk till = TillOnDisk.openIn(folder, clock, unit)) {
            till.sale.scan("22214");
            unit.refuse(transaction(till), true);
            till.tender.payCash(transaction(till), CANDLE);
            unit.awayUntil(Instant.MAX);
            till.sale.scan("22214");
            till.tender.payCash(transaction(till), CANDLE);
            till.day.close(List.of());
        }

        assertThat(anew(Wiring.surroundings(folder).with(unit)))
                .isEqualTo(new EnrolAnew.Outcome.Unsigned(1));
        assertThat(folder.resolve(EnrolmentFile.NAME)).exists();
    }

    /// Nobody would hear any more what a bank says to it.
    @Test
    void aTillWithACardPaymentThatIsNotForwardedIsNotEnrolledAnew() throws IOException {
        try (TillOnDisk till = TillOnDisk.openIn(folder)) {
            till.terminal.goOffline(Money.of(GBP, 100));
            till.sale.scan("22214");
            TakenTender card =
                    ((TenderOutcome.Asking) till.cards.start(transaction(till), CANDLE)).tender();
            till.cards.answered(transaction(till), card.id(), till.cards.ask(card));
            till.day.close(List.of());
        }

        assertThat(anew(Wiring.surroundings(folder)))
                .isEqualTo(new EnrolAnew.Outcome.PaymentsNotForwarded(1));
        assertThat(folder.resolve(EnrolmentFile.NAME)).exists();
    }

    /// Nobody would send them any more, nor delete the addresses.
    @Test
    void aTillWithReceiptsThatAreNotMailedYetIsNotEnrolledAnew() throws IOException {
        Path letter = folder.resolve("mailing").resolve("000001.letter");
        try (TillOnDisk till = TillOnDisk.openIn(folder)) {
            till.sale.scan("22214");
            UUID sale = transaction(till);
            till.tender.payCash(sale, CANDLE);
            till.day.close(List.of());
            Files.createDirectory(letter.getParent());
            Files.writeString(letter, "1 " + sale + " ada@example.com\n");
        }

        assertThat(anew(Wiring.surroundings(folder))).isEqualTo(new EnrolAnew.Outcome.Unmailed(1));
        Files.delete(letter);
        assertThat(anew(Wiring.surroundings(folder))).isInstanceOf(EnrolAnew.Outcome.Unsent.class);
    }

    private static EnrolAnew.Outcome anew(Surroundings around) throws IOException {
        return new EnrolAnew(around, Duration.ofMillis(1))
                .enrol(TillOnStage.hubOfNobody(), new EnrolmentCode("ABCD-2345"));
    }

    private static UUID transaction(TillOnDisk till) {
        return till.openSale.basket().orElseThrow().transaction().id();
    }
}

package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.Shop.GBP;
import static org.tillbridge.shop.Shop.await;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.EnrolAnew;
import org.tillbridge.pos.EnrolAnew.Outcome;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.Wiring;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sale.SuspendOutcome;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A till's disk was cloned: from the second machine's first sale to the day it is a till of its
/// own. odoo/odoo#71455.
class CopiedTillTest {
    private static final String CANDLE_PLATE = "22214";
    static final OperatorId MANAGER = new OperatorId(1);
    private static final Terms DAMAGED = new Terms(ReturnReason.DAMAGED, Disposition.DAMAGED);

    @TempDir Path folder;
    private Shop shop;
    private HubAddress hub;

    @BeforeEach
    void openShop() throws Exception {
        shop = Shop.open(folder);
        hub = new HubAddress(shop.hub().address());
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void aClonedTillSellsOnItsRefundsWaitAndEnrolledAnewItIsATillOfItsOwn() throws Exception {
        try (TillServices original = shop.newTill("Till 1")) {
            Shop.openDay(original);
            sell(original, 2);
            clone("Till 1", "Clone");
            sell(original, 1);
            await("the original's are sent", () -> Shop.unsent(original) == 0);
            try (TillServices clone = shop.startTill("Clone")) {
                signOn(clone, MANAGER, "123456");
                sell(clone, 3);
                await("the clone's are sent", () -> Shop.unsent(clone) == 0);
                await("the clone knows what it is", clone::refundsWait);

                sell(clone, 1);
                assertThat(clone.returns().scan(CANDLE_PLATE, DAMAGED))
                        .isEqualTo(new ReturnOutcome.RefundsWait());
                assertThat(clone.day().close(List.of())).isNotNull();
                await("all is sent", () -> Shop.unsent(clone) == 0);
            }
            assertThat(bookedSales()).isEqualTo(2 + 1 + 3 + 1);
            assertThat(shop.figures().duplicates()).isZero();
        }

        assertThat(enrolAnew("Clone")).isInstanceOf(Outcome.Enrolled.class);

        try (TillServices fresh = shop.startTill("Clone")) {
            await("the shop is known", () -> fresh.engine().status().loaded());
            assertThat(fresh.enrolment().workstation().number()).isEqualTo(2);
            signOn(fresh, MANAGER, "123456");
            fresh.day().open(fresh.day().proposedDate(), Money.of(GBP, 100));
            assertThat(fresh.refundsWait()).isFalse();
            assertThat(fresh.returns().scan(CANDLE_PLATE, DAMAGED))
                    .isInstanceOf(ReturnOutcome.Added.class);
        }
        assertThat(folder.resolve("Clone/was-workstation-1/journal.db")).exists();
    }

    @Test
    void aTillIsNotEnrolledAnewBeforeItsDayIsClosed() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
        }

        assertThat(enrolAnew("Till 1")).isInstanceOf(Outcome.DayIsOpen.class);
        assertThat(folder.resolve("Till 1/enrolment.json")).exists();
    }

    /// Nobody could take them up again on the till that it becomes.
    @Test
    void aTillWithSuspendedSalesIsNotEnrolledAnew() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            assertThat(till.sale().scan(CANDLE_PLATE)).isInstanceOf(ScanOutcome.Added.class);
            assertThat(till.openSale().suspend()).isInstanceOf(SuspendOutcome.Suspended.class);
            till.day().close(List.of());
            await("all is sent", () -> Shop.unsent(till) == 0);
        }

        assertThat(enrolAnew("Till 1")).isEqualTo(new Outcome.SalesAreSuspended(1));
        assertThat(folder.resolve("Till 1/enrolment.json")).exists();
    }

    @Test
    void aTillWhoseSalesTheHubDoesNotHaveIsNotEnrolledAnew() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            await("all is sent", () -> Shop.unsent(till) == 0);
            shop.stopHub();
            sell(till, 2);
            till.day().close(List.of());
        }

        assertThat(enrolAnew("Till 1", new EnrolmentCode("ABCD-2345"), Duration.ofSeconds(1)))
                .isInstanceOf(Outcome.Unsent.class);
        shop.startHub();
        assertThat(enrolAnew("Till 1")).isInstanceOf(Outcome.Enrolled.class);
        assertThat(bookedSales()).isEqualTo(2);
    }

    /// The clone's replica tells how much of the original's the hub has: more than the clone wrote.
    @Test
    void whatACloneSoldWhileTheHubWasAwayIsAtTheHubBeforeItIsEnrolledAnew() throws Exception {
        try (TillServices original = shop.newTill("Till 1")) {
            Shop.openDay(original);
            sell(original, 2);
            await("the first are sent", () -> Shop.unsent(original) == 0);
            clone("Till 1", "Clone");
            sell(original, 12);
            await("the original's are sent", () -> Shop.unsent(original) == 0);
            shop.stopHub();
            try (TillServices clone = shop.startTill("Clone")) {
                signOn(clone, MANAGER, "123456");
                sell(clone, 3);
                clone.day().close(List.of());
            }
            shop.startHub();

            assertThat(enrolAnew("Clone")).isInstanceOf(Outcome.Enrolled.class);

            assertThat(bookedSales()).isEqualTo(2 + 12 + 3);
        }
    }

    private Outcome enrolAnew(String name) throws IOException {
        return enrolAnew(
                name, shop.hub().office().code(new StoreId(1), Optional.of(name)).orElseThrow());
    }

    private Outcome enrolAnew(String name, EnrolmentCode code) throws IOException {
        return enrolAnew(name, code, Duration.ofMinutes(2));
    }

    private Outcome enrolAnew(String name, EnrolmentCode code, Duration patience)
            throws IOException {
        return new EnrolAnew(Wiring.surroundings(folder.resolve(name)), patience).enrol(hub, code);
    }

    private void clone(String from, String to) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(to));
        try (Stream<Path> files = Files.list(folder.resolve(from))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    private long bookedSales() {
        return shop.figures().workstations().getFirst().revenue().stream()
                .mapToLong(revenue -> revenue.transactions())
                .sum();
    }

    static void signOn(TillServices till, OperatorId who, String pin) {
        assertThat(till.signOn().signOn(who, pin)).isInstanceOf(SignOnOutcome.Welcome.class);
    }

    static void sell(TillServices till, int sales) {
        for (int sale = 0; sale < sales; sale++) {
            assertThat(till.sale().scan(CANDLE_PLATE)).isInstanceOf(ScanOutcome.Added.class);
            Money due = till.tender().due().orElseThrow();
            assertThat(
                            till.tender()
                                    .payCash(
                                            till.openSale()
                                                    .basket()
                                                    .orElseThrow()
                                                    .transaction()
                                                    .id(),
                                            due))
                    .isInstanceOf(TenderOutcome.Paid.class);
        }
    }
}

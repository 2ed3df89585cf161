package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tillbridge.shop.CopiedTillTest.MANAGER;
import static org.tillbridge.shop.CopiedTillTest.sell;
import static org.tillbridge.shop.CopiedTillTest.signOn;
import static org.tillbridge.shop.Shop.CASHIER;
import static org.tillbridge.shop.Shop.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.figures.Figures.Revenue;
import org.tillbridge.pos.EnrolAnew;
import org.tillbridge.pos.EnrolAnew.Outcome;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.Wiring;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.HubAddress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whatever a person does to a till, what the hub does not have yet stays, and is sent.
/// squareup.com/help/us/en/article/7775: signing out, or removing the app, destroyed payments.
class UnsentStaysTest {
    @TempDir Path folder;
    private Shop shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = Shop.open(folder);
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void signingOffLockingAnotherOperatorAndARestartKeepWhatIsUnsent() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            await("the opening is sent", () -> Shop.unsent(till) == 0);
            shop.stopHub();
            long sent = entries(till);
            sell(till, 2);
            till.signOn().signOff();
            signOn(till, MANAGER, "123456");
            sell(till, 1);
            till.signOn().lock();
            signOn(till, CASHIER, "1234");
            signOn(till, MANAGER, "123456");
            sell(till, 1);
            await("the hub was tried", () -> till.engine().status().nextTry().isPresent());
            await("all that was recorded waits", () -> Shop.unsent(till) == entries(till) - sent);
        }

        try (TillServices till = shop.startTill("Till 1")) {
            assertThat(Shop.unsent(till)).isGreaterThanOrEqualTo(4);
            shop.startHub();
            await("all is sent", () -> Shop.unsent(till) == 0);
        }

        assertThat(sales()).isEqualTo(4);
        assertThat(shop.figures().agree()).isTrue();
    }

    /// Another shop's hub, which answers, is not one that has what was sold for this shop.
    @Test
    void aTillIsNotTakenToAnotherShopWhileTheFirstDoesNotHaveItsSales() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            await("the opening is sent", () -> Shop.unsent(till) == 0);
            shop.stopHub();
            sell(till, 2);
            till.day().close(List.of());
        }
        try (Shop another = Shop.open(folder.resolve("another shop"))) {
            HubAddress there = new HubAddress(another.hub().address());
            EnrolmentCode code =
                    another.hub()
                            .office()
                            .code(new StoreId(1), Optional.of("Till 1"))
                            .orElseThrow();

            assertThat(
                            new EnrolAnew(
                                            Wiring.surroundings(folder.resolve("Till 1")),
                                            Duration.ofSeconds(2))
                                    .enrol(there, code))
                    .isInstanceOf(Outcome.Unsent.class);
            assertThatIllegalStateException()
                    .isThrownBy(() -> new Enroller(folder.resolve("Till 1")).enrol(there, code));
        }

        shop.startHub();
        try (TillServices till = shop.startTill("Till 1")) {
            await("all is sent", () -> Shop.unsent(till) == 0);
        }
        assertThat(sales()).isEqualTo(2);
    }

    private static long entries(TillServices till) {
        return till.journal().reader().epochs().getLast().last();
    }

    private long sales() {
        return shop.figures().workstations().getFirst().revenue().stream()
                .mapToLong(Revenue::transactions)
                .sum();
    }
}

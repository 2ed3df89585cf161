package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.sale.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;

import java.nio.file.Path;

/// Who had it forgotten who they are is no more known at the till that enrolled them.
class ErasedCustomerTest {
    private static final CustomerQuestion ZOE =
            CustomerQuestion.parse("zoe@example.com").orElseThrow();

    @TempDir Path folder;

    @Test
    void aTillThatIsToldAndOneThatWasOffForgetAndEnrolAnewWhoComesBack() throws Exception {
        try (Shop shop = Shop.open(folder)) {
            try (TillServices till = shop.newTill("Till 1")) {
                Shop.openDay(till);
                enrolZoe(till);
                assertThat(shop.hub().office().erasure().erase(ZOE).parts()).isEqualTo(1);
                Shop.await("the till forgets", () -> !knowsZoe(till));

                enrolZoe(till);
            }
            assertThat(shop.hub().office().erasure().erase(ZOE).parts()).isEqualTo(1);

            try (TillServices till = shop.startTill("Till 1")) {
                Shop.await("the till hears of it and forgets", () -> !knowsZoe(till));
            }
        }
    }

    private static void enrolZoe(TillServices till) {
        assertThat(till.customers().enrol("zoe@example.com", "Zoë"))
                .isInstanceOf(CustomerOutcome.Enrolled.class);
        assertThat(knowsZoe(till)).isTrue();
        Shop.await("the hub has it", () -> Shop.unsent(till) == 0);
    }

    private static boolean knowsZoe(TillServices till) {
        return till.customers().known().here(ZOE).isPresent();
    }
}

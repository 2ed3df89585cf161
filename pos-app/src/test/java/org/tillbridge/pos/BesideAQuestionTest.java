package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.sale.SuspendedRow;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.util.Optional;

/// Something is scanned while a question is open.
class BesideAQuestionTest extends AtTheCounter {
    private static final String REFUSED =
            "That scan was not rung. Answer this first, then scan again.";

    @BeforeEach
    void open() {
        openDay();
    }

    @Test
    void aPriceThatWasTypedStaysAndTheScanIsRefused() {
        sale.scanned("77");
        sale.price("320");

        sale.scanned("22214");

        assertThat(sale.shown().get().task())
                .isEqualTo(
                        new Task.AskPrice(
                                "Thing without a price",
                                "The list has no price for it.",
                                "3.20",
                                REFUSED));
        assertThat(sale.shown().get().rows()).isEmpty();
        sale.atPrice("");
        sale.scanned("22214");
        assertThat(sale.shown().get().toPay()).isEqualTo("£5.75");
    }

    @Test
    void theRefusalGoesWhenTheAnswerGoesOn() {
        sale.askDepartment(Optional.empty());
        sale.price("15");
        sale.scanned("22214");
        assertThat(((Task.AskDepartment) sale.shown().get().task()).wrong()).isEqualTo(REFUSED);

        sale.price("150");

        assertThat(((Task.AskDepartment) sale.shown().get().task()).wrong()).isEmpty();
        sale.byDepartment(0, "");
        assertThat(sale.shown().get().toPay()).isEqualTo("£1.50");
    }

    /// Whoever sells on does not wait for the hub to say who has a sale.
    @Test
    void aHubThatAnswersLateEndsNoQuestion() {
        sale.scanned("22214");
        sale.suspend();
        SuspendedRow row = sale.suspended().get().rows().getFirst();
        till.suspendedAtHub.says(
                row.suspension(),
                new TakeOverOutcome.TakenBy(new WorkstationId(1), "Till 1", Shop.NOON));
        tasks.holdAside();
        sale.resume(row);
        sale.scanned("77");
        sale.price("320");

        tasks.letAside();

        assertThat(sale.shown().get().message()).isPresent();
        sale.atPrice("");
        assertThat(sale.shown().get().toPay()).isEqualTo("£3.20");
    }

    @Test
    void aScanIsNoQuantity() {
        sale.scanned("22214");
        sale.askQuantity();

        sale.scanned("20886");

        assertThat(((Task.AskQuantity) sale.shown().get().task()).wrong()).isEqualTo(REFUSED);
        sale.setQuantity("2");
        assertThat(sale.shown().get().toPay()).isEqualTo("£5.10");
    }

    @Test
    void whatWasPaidForGoodsThatComeBackStaysToo() {
        sale.startReturn();
        returns.scanned("22214");
        returns.askPaid();
        returns.price("295");

        returns.scanned("20886");

        Task.AskPrice asked = (Task.AskPrice) returns.shown().get().task();
        assertThat(asked.price()).isEqualTo("2.95");
        assertThat(asked.wrong()).isEqualTo(REFUSED);
        returns.atPrice("");
        assertThat(returns.shown().get().toGiveBack()).isEqualTo("£2.95");
    }

    @Test
    void aScanBehindAnAnswerThatIsUnderWayIsRung() {
        sale.scanned("77");
        sale.price("320");
        tasks.holdBasket();
        sale.atPrice("");
        sale.scanned("22214");

        tasks.letBasket();

        assertThat(sale.shown().get().toPay()).isEqualTo("£5.75");
    }
}

package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No money goes back to the customer: nobody is told to hand it over.
class NothingToGiveBackTest extends AtTheCounter {
    @BeforeEach
    void open() {
        openDay();
    }

    @Test
    void whoPaysTheExactAmountGetsNoChange() {
        sell("22214", "255");
        assertThat(handOver()).isEqualTo("There is nothing to give back.");

        sell("22214", "500");

        assertThat(handOver()).isEqualTo("Give the change.");
    }

    @Test
    void aReturnForNothingIsFinishedAndGivesNothingBack() {
        sale.startReturn();
        returns.scanned("22214");
        assertThat(returns.shown().get().refund()).isEqualTo("Give back cash");
        returns.askPaid();
        returns.price("0");
        returns.atPrice("");
        assertThat(returns.shown().get().toGiveBack()).isEqualTo("£0.00");
        assertThat(returns.shown().get().refund()).isEqualTo("Finish return");

        returns.refund();

        assertThat(receipt.shown().get().done().kept()).isEqualTo("The return is kept");
        assertThat(handOver()).isEqualTo("There is nothing to give back.");
    }

    private String handOver() {
        return receipt.shown().get().done().handOver();
    }
}

package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.tender.TenderViewModel.Kind;
import org.tillbridge.pos.tender.TenderViewModel.Terminal;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Place;

/// Where something breaks behind the screen, the person before it is told and can go on.
class TroubleAtTheCounterTest extends AtTheCounter {
    @Test
    void aSaleThatDidNotReachTheDiskShowsNoReceipt() {
        openDay();
        sale.scanned("22214");
        sale.pay();
        tender.given("500");
        till.journal.close();

        tender.finish();

        assertThat(place()).isEqualTo(Place.TENDER);
        assertThat(tender.shown().get().message())
                .contains(
                        new Message(
                                Message.Tone.ALERT,
                                "This could not be put on disk, so it did not happen.",
                                "The till is closing. Start it again."));
        assertThat(till.openSale.basket()).isPresent();
    }

    @Test
    void anAnswerOfTheTerminalThatCannotBeKeptLeavesTheCardUnknownAndTheCashierFree() {
        openDay();
        sale.scanned("22214");
        sale.pay();
        tender.choose(Kind.CARD);
        tasks.holdAside();
        tender.finish();
        tasks.breakBasket();

        assertThatThrownBy(tasks::letAside).hasRootCauseMessage("broken on purpose");

        assertThat(tender.shown().get().terminal().map(Terminal::isUnknown)).contains(true);
        tender.finish();
        assertThat(place()).isEqualTo(Place.RECEIPT);
    }

    @Test
    void aDayThatCannotBeOpenedCanBeTriedAgain() {
        signOnAs(0, "3333");
        openTill.note(1);
        tasks.breakBasket();
        assertThatThrownBy(openTill::open).hasRootCauseMessage("broken on purpose");

        openTill.open();

        assertThat(place()).isEqualTo(Place.SALE);
    }
}

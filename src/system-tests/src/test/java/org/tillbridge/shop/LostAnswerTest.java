package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.Shop.await;
import static org.tillbridge.shop.WalkingThreadTest.pay;
import static org.tillbridge.shop.WalkingThreadTest.sell;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.blackbox.Fault;
import org.tillbridge.blackbox.FaultProxy;
import org.tillbridge.hub.figures.Figures.EntryCounts;
import org.tillbridge.hub.figures.Figures.ItemMovement;
import org.tillbridge.hub.figures.Figures.Revenue;
import org.tillbridge.hub.figures.Figures.TenderFigure;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.pos.TillServices;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.HubAddress;

import java.nio.file.Path;
import java.util.List;

/// The hub has booked a sale, and its answer does not arrive: a real till and a real hub, with a
/// line between them that carries whatever the till sends, and nothing back.
class LostAnswerTest {
    private static final int DUE = 255;

    /// The sign-on and the opening of the day.
    private static final int BEFORE_THE_SALE = 2;

    @TempDir Path folder;
    private Shop shop;
    private FaultProxy line;
    private TillServices till;

    @BeforeEach
    void openShop() throws Exception {
        shop = Shop.open(folder);
        line = FaultProxy.good(List.of(new HubAddress(shop.hub().address())));
        till = shop.newTill("Till 1", line);
        Shop.openDay(till);
        await("the opening is sent", () -> Shop.unsent(till) == 0);
        assertThat(booked()).isEqualTo(BEFORE_THE_SALE);
    }

    @AfterEach
    void closeShop() {
        till.close();
        line.close();
        shop.close();
    }

    /// odoo/odoo#40567, odoo/odoo#40600, odoo/odoo#85527: the retry made a second order.
    @Test
    void aSaleWhoseAnswerIsLostAfterTheHubsCommitIsSentAgainAndIsOneSaleOneMovementOnePayment() {
        sellsOneThatTheHubHasAndTheTillWaitsFor();

        line.always(Fault.NONE);

        await("all is sent", () -> Shop.unsent(till) == 0);
        assertSalesAtTheHub(1);
        assertThat(till.receipts().recent(10)).hasSize(1);
    }

    /// experience.dynamics.com idea 7667d49d-4d13-f011: the checkout had succeeded, the till went
    /// offline and let the cart be changed.
    @Test
    void aTillThatIsCutOffBetweenTheHubsCommitAndItsAnswerHasOneSaleWhichNothingChangesAfter() {
        RetailTransaction sold = sellsOneThatTheHubHasAndTheTillWaitsFor();

        till.hubSwitch().cut();
        await("the lamp knows", () -> !till.engine().status().isConnected());

        assertThat(till.openSale().basket()).as("the sale is over").isEmpty();
        till.sale().scan("22214");
        OpenTransaction next = till.openSale().basket().orElseThrow().transaction();
        assertThat(next.id()).isNotEqualTo(sold.id());
        assertThat(next.rung()).hasSize(1);
        assertThat(kept(sold)).as("what was sold stays as it was").isEqualTo(sold);
        pay(till, till.tender().due().orElseThrow());

        line.always(Fault.NONE);
        till.hubSwitch().restore();

        await("all is sent", () -> Shop.unsent(till) == 0);
        assertSalesAtTheHub(2);
        assertThat(till.receipts().recent(10)).hasSize(2);
    }

    /// It is booked there, and the till still waits for the answer.
    private RetailTransaction sellsOneThatTheHubHasAndTheTillWaitsFor() {
        line.always(Fault.NO_ANSWER);
        RetailTransaction sold = kept(sell(till));
        await("the hub has booked it", () -> booked() == BEFORE_THE_SALE + 1);
        assertThat(Shop.unsent(till)).as("of which the till has not heard").isEqualTo(1);
        return sold;
    }

    private RetailTransaction kept(RetailTransaction sale) {
        JournalEntry fact = till.journal().reader().transaction(sale.id()).orElseThrow().fact();
        return ((SaleCompleted) fact).transaction();
    }

    private void assertSalesAtTheHub(int sales) {
        WorkstationFigures figures = figures();
        assertThat(figures.entries()).isEqualTo(new EntryCounts(BEFORE_THE_SALE + sales, 0, 0, 0));
        assertThat(figures.revenue())
                .containsExactly(new Revenue("GBP", sales, (long) sales * DUE));
        assertThat(figures.tenders())
                .containsExactly(new TenderFigure("GBP", "cash", (long) sales * DUE));
        assertThat(figures.stockMovements()).isEqualTo(sales);
        assertThat(figures.movements())
                .extracting(ItemMovement::onHand)
                .containsExactly(Quantity.of(-sales));
        assertThat(shop.figures().agree()).isTrue();
    }

    private long booked() {
        return figures().entries().booked();
    }

    private WorkstationFigures figures() {
        return shop.figures().workstations().getFirst();
    }
}

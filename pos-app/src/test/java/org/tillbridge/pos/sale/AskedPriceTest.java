package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.InlineTasks;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Texts;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// An item is known and has no price in the list.
class AskedPriceTest {
    @TempDir Path folder;
    private TillOnDisk till;
    private SaleViewModel sale;

    @BeforeEach
    void atTheSale() {
        till = TillOnDisk.openIn(folder);
        sale =
                new CashierSaleViewModel(
                        till.sale,
                        till.openSale,
                        till.shelf,
                        till.signOn,
                        till.storedValue,
                        till.customers,
                        till.suspendedAtHub,
                        nobodyApproves(),
                        new InlineTasks(),
                        new Navigation(Place.SALE),
                        new Texts(Locale.UK, ZoneId.of("Europe/London")));
    }

    private static ApprovalDesk nobodyApproves() {
        return new ApprovalDesk() {
            @Override
            public <T> boolean ask(Wanted wanted, Callable<T> deed, Consumer<? super T> show) {
                return false;
            }
        };
    }

    @AfterEach
    void closeTheTill() {
        till.close();
    }

    @Test
    void whoMaySetPricesIsAskedForThatOfAnItemWithoutOne() {
        sale.scanned("77");
        assertThat(sale.shown().get().task())
                .isEqualTo(
                        new Task.AskPrice(
                                "Thing without a price", "The list has no price for it.", "", ""));

        sale.atPrice("");
        assertThat(((Task.AskPrice) sale.shown().get().task()).wrong())
                .isEqualTo("Type the price first.");
        sale.price("320");
        sale.atPrice("");

        assertThat(sale.shown().get().rows())
                .containsExactly(
                        new BasketRow.Line(
                                1,
                                "1",
                                "Thing without a price",
                                "3.20",
                                "3.20",
                                "77 · 12:00 · None here · Price asked for, from its label"));
        assertThat(sale.shown().get().task()).isInstanceOf(Task.Favourites.class);
    }

    @Test
    void aCashierWhomNobodyApprovesIsToldAndRingsNothing() {
        till.signOn(TillOnDisk.CASHIER, "4444");

        sale.scanned("77");
        sale.price("320");
        sale.atPrice("");

        assertThat(sale.shown().get().rows()).isEmpty();
        assertThat(sale.shown().get().message())
                .contains(
                        new Message(
                                Message.Tone.CAUTION,
                                "Not everyone may change a price.",
                                "Someone who may has to sign on for it."));
    }
}

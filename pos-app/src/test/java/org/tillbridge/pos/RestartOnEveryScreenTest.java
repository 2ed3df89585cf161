package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.pos.receipt.Receipt;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Place;

import java.util.List;
import java.util.Optional;

/// The till dies on each screen of a sale in turn, and another starts in its folder.
@OnScreen
class RestartOnEveryScreenTest extends AtTheWindow {
    /// How far the sale has come, each step behind the one before.
    enum Screen {
        SCANNING(Place.SALE, 0, 0) {
            @Override
            void reach(Counter counter) {
                counter.scan("22214").waitFor("£2.55");
            }
        },
        PAYMENT_BEGUN(Place.TENDER, 0, 0) {
            @Override
            void reach(Counter counter) {
                counter.press(KeyCode.F12).waitFor("Payments").type("100").waitFor("£1.55");
            }
        },
        PART_PAID(Place.TENDER, 1, 0) {
            @Override
            void reach(Counter counter) {
                counter.press(KeyCode.ENTER).waitFor("Paid").waitForRest();
            }
        },
        RECEIPT_IN_SIGHT(Place.RECEIPT, 0, 1) {
            @Override
            void reach(Counter counter) {
                counter.type("200").waitFor("£0.45").press(KeyCode.ENTER);
                counter.waitFor("The sale is kept").waitForRest();
            }
        },
        NEXT_CUSTOMER(Place.SALE, 0, 1) {
            @Override
            void reach(Counter counter) {
                counter.press(KeyCode.ENTER).waitFor("New sale").waitForRest();
            }
        };

        private final Place place;
        private final int parts;
        private final int sales;

        Screen(Place place, int parts, int sales) {
            this.place = place;
            this.parts = parts;
            this.sales = sales;
        }

        abstract void reach(Counter counter);
    }

    /// odoo/odoo#190821
    @ParameterizedTest
    @EnumSource
    void aRestartOnEveryScreenOfASaleFindsItAsItWasAndNoPaidSaleIsADraftAgain(Screen screen) {
        atTheSale();
        for (int step = 0; step <= screen.ordinal(); step++) {
            Screen.values()[step].reach(counter);
        }
        assertThat(navigation.place().get()).isEqualTo(screen.place);
        Optional<Basket> basket = till.openSale.basket();
        List<Receipt> receipts = receipts();
        assertThat(receipts).hasSize(screen.sales);
        assertThat(basket.isPresent()).isEqualTo(screen.sales == 0);

        counter.close();
        till = till.killed();
        till.signOn.signOff();
        open();
        counter.waitFor("B. Evans").press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER);
        counter.waitUntil(() -> navigation.place().get() == Place.SALE, "the sale").waitForRest();

        assertThat(till.openSale.basket()).isEqualTo(basket);
        assertThat(receipts()).isEqualTo(receipts);
        if (basket.isPresent()) {
            assertThat(basket.get().tenders())
                    .extracting(TakenTender::amount)
                    .isEqualTo(List.of(Money.parse("GBP 1.00")).subList(0, screen.parts));
            String left = screen.parts == 0 ? "£2.55" : "£1.55";
            counter.waitFor(left).press(KeyCode.F12).waitFor("Payments").waitFor(left).type("300");
            counter.press(KeyCode.ENTER).waitFor("The sale is kept");
        } else {
            assertThat(counter.words()).contains("New sale").doesNotContain("£2.55");
        }
        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    private List<Receipt> receipts() {
        return till.receipts.recent(10).stream()
                .map(one -> till.receipts.receipt(one.number()).orElseThrow())
                .toList();
    }
}

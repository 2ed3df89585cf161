package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.display.CustomerDisplayViewModel;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Row;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Shown;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Screenshots;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// What the customer sees, from the first scan to the change.
@OnScreen
class CustomerDisplayTest extends AtTheCounter {
    @Test
    void theCustomerSeesGoodsTotalAndChange() {
        openDay();
        CustomerDisplayViewModel display = display();
        assertThat(display.shown().get()).isEqualTo(new Shown.Welcome("Bath", "Welcome"));
        picture(display, Theme.LIGHT, "customer-welcome");

        sale.scanned("22214");
        sale.enter("3 *");
        sale.enter("20886");
        sale.scanned("nothing-we-know");
        assertThat(display.shown().get())
                .isEqualTo(
                        new Shown.Ringing(
                                List.of(
                                        new Row("Candle plate lace white", "", "2.55", false),
                                        new Row(
                                                "Box of 9 pebble candles",
                                                "3 × 4.21",
                                                "12.63",
                                                false)),
                                "To pay",
                                "£15.18"));
        sale.removeUnknown(unknown());
        sale.scanned("85099B");
        sale.removeLine();
        picture(display, Theme.LIGHT, "customer-ringing");
        picture(display, Theme.DARK, "customer-ringing-dark");

        sale.pay();
        tender.given("2000");
        tender.finish();
        assertThat(display.shown().get())
                .isEqualTo(
                        new Shown.Done(
                                "Thank you",
                                "Change",
                                "£4.82",
                                List.of("£15.18 to pay, £20.00 given")));
        picture(display, Theme.LIGHT, "customer-done");

        receipt.next();
        assertThat(display.shown().get()).isInstanceOf(Shown.Welcome.class);
    }

    private BasketRow.Unknown unknown() {
        return sale.shown().get().rows().stream()
                .filter(BasketRow.Unknown.class::isInstance)
                .map(BasketRow.Unknown.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private CustomerDisplayViewModel display() {
        return new CustomerDisplayViewModel(
                navigation.place(),
                sale.shown(),
                receipt.shown(),
                "Bath",
                new Texts(Locale.UK, ZoneId.of("Europe/London")));
    }

    private static void picture(CustomerDisplayViewModel display, Theme theme, String name) {
        onFx(
                () -> {
                    CustomerWindow window = new CustomerWindow(new SimpleObjectProperty<>(theme));
                    window.show(display, "Till");
                    Scene scene = window.scene().orElseThrow();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    Screenshots.take(scene, name);
                    window.close();
                    return name;
                });
    }
}

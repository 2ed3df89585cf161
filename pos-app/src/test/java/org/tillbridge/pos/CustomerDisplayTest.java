package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.camera.PictureReader;
import org.tillbridge.pos.display.CustomerDisplayViewModel;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Row;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Shown;
import org.tillbridge.pos.receipt.ReceiptViewModel;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Screenshots;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.StoreRow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;

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
                                "£15.18",
                                "VAT included 2.26"));
        sale.removeUnknown(unknown());
        sale.scanned("85099B");
        sale.removeLine();
        picture(display, Theme.LIGHT, "customer-ringing");
        picture(display, Theme.DARK, "customer-ringing-dark");

        sale.pay();
        tender.given("2000");
        tender.finish();
        Shown.Done done = (Shown.Done) display.shown().get();
        assertThat(done)
                .isEqualTo(
                        new Shown.Done(
                                "Thank you",
                                "Change",
                                "£4.82",
                                List.of("£15.18 to pay, £20.00 given"),
                                done.codes(),
                                "Your receipt, to be photographed: with it you can bring goods"
                                        + " back."));
        picture(display, Theme.LIGHT, "customer-done");
        picture(display, Theme.DARK, "customer-done-dark");
        assertThat(read("customer-done")).contains(done.codes().getFirst());
        assertThat(read("customer-done-dark")).contains(done.codes().getFirst());

        receipt.next();
        assertThat(display.shown().get()).isInstanceOf(Shown.Welcome.class);
    }

    /// Else the goods and what is to pay do not add up before their eyes.
    @Test
    void theCustomerSeesTheTaxThatIsAddedToThePrices() {
        till.put(
                Shop.STORE,
                new StoreRow(
                        Shop.BATH,
                        "Bath",
                        Shop.GBP,
                        "GB",
                        ZoneId.of("Europe/London"),
                        1,
                        false,
                        TaxRounding.LINE));
        openDay();
        CustomerDisplayViewModel display = display();
        sale.scanned("22214");

        assertThat(display.shown().get())
                .isEqualTo(
                        new Shown.Ringing(
                                List.of(new Row("Candle plate lace white", "", "2.55", false)),
                                "To pay",
                                "£3.00",
                                "Tax added 0.45"));
    }

    @Test
    void theCodesOfALongReceiptFitAndCanBeRead() {
        openDay();
        CustomerDisplayViewModel display = display();
        for (int line = 0; line < 60; line++) {
            sale.scanned(line % 2 == 0 ? "22214" : "20886");
        }
        sale.pay();
        tender.given("30000");
        tender.finish();

        List<String> codes = ((Shown.Done) display.shown().get()).codes();
        assertThat(codes).hasSize(2);
        picture(display, Theme.LIGHT, "customer-done-long");
        assertThat(read("customer-done-long")).get().isIn(codes);
    }

    /// Whoever photographs it has it, and could pay with it.
    @Test
    void theNumberOfAGiftCardIsNotShownToTheRoom() {
        openDay();
        CustomerDisplayViewModel display = display();
        sale.askGiftCard();
        sale.price("1000");
        sale.sellGiftCard();
        sale.scanned("22214");
        sale.pay();
        tender.given("2000");
        tender.finish();

        assertThat(
                        receipt.shown().get().paper().stream()
                                .filter(row -> row.weight() == ReceiptViewModel.Weight.QR))
                .hasSize(2);
        assertThat(((Shown.Done) display.shown().get()).codes())
                .singleElement()
                .satisfies(code -> assertThat(PassPart.read(code)).isPresent());
    }

    private static Optional<String> read(String picture) {
        try {
            return new PictureReader()
                    .read(
                            ImageIO.read(
                                    Path.of("target", "screenshots", picture + ".png").toFile()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
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
                    window.show(display.shown(), "Till");
                    Scene scene = window.scene().orElseThrow();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    Screenshots.take(scene, name);
                    window.close();
                    return name;
                });
    }
}

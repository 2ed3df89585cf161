package org.tillbridge.pos.sale;

import static org.tillbridge.pos.sale.PicturedAgreement.age;
import static org.tillbridge.pos.sale.PicturedAgreement.agreed;
import static org.tillbridge.pos.sale.PicturedAgreement.customer;
import static org.tillbridge.pos.sale.PicturedAgreement.discount;
import static org.tillbridge.pos.sale.PicturedAgreement.exemption;
import static org.tillbridge.pos.sale.PicturedAgreement.note;
import static org.tillbridge.pos.sale.PicturedAgreement.ofACustomer;
import static org.tillbridge.pos.sale.PicturedAgreement.soldBefore;
import static org.tillbridge.pos.sale.PicturedSale.NO_PRICE;
import static org.tillbridge.pos.sale.PicturedSale.found;
import static org.tillbridge.pos.sale.PicturedSale.germanSearch;
import static org.tillbridge.pos.sale.PicturedSale.here;
import static org.tillbridge.pos.sale.PicturedSale.inGerman;
import static org.tillbridge.pos.sale.PicturedSale.nine;
import static org.tillbridge.pos.sale.PicturedSale.notBegun;
import static org.tillbridge.pos.sale.PicturedSale.sale;
import static org.tillbridge.pos.sale.PicturedSale.sixtyLines;
import static org.tillbridge.pos.sale.PicturedSale.unknown;
import static org.tillbridge.pos.sale.PicturedSale.withMessage;
import static org.tillbridge.pos.sale.PicturedSale.withUnknown;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.sale.SaleViewModel.Shown;
import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Screenshots;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.pricing.Refusal;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The sale in the states that matter, to be looked at beside the designed pictures.
@OnScreen
class SalePicturesTest {
    @Test
    void aSaleOfNineLinesWithASearch() {
        Screenshots shots = Screenshots.english().offline();
        shots.take("sale", texts -> view(sale(nine(texts), found(texts), texts), texts));
        shots.dark()
                .take("sale-dark", texts -> view(sale(nine(texts), found(texts), texts), texts));
        shots.size(1920, 1080)
                .take("sale-1920", texts -> view(sale(nine(texts), found(texts), texts), texts));
    }

    @Test
    void aSaleThatHasNotBegun() {
        Screenshots shots = Screenshots.english();
        shots.take("sale-empty", texts -> view(notBegun(texts), texts));
        shots.dark().take("sale-empty-dark", texts -> view(notBegun(texts), texts));
        shots.size(1024, 768).take("sale-empty-1024", texts -> view(notBegun(texts), texts));
        shots.size(1920, 1080).take("sale-empty-1920", texts -> view(notBegun(texts), texts));
    }

    @Test
    void aCodeNobodyKnows() {
        Screenshots.english().take("sale-unknown", texts -> view(unknown(texts), texts));
        Screenshots.english()
                .dark()
                .take("sale-unknown-dark", texts -> view(unknown(texts), texts));
        Screenshots.english()
                .size(1024, 768)
                .take("sale-unknown-1024", texts -> view(unknown(texts), texts));
        Screenshots.english()
                .take(
                        "sale-department",
                        texts ->
                                view(
                                        sale(
                                                withUnknown(texts),
                                                new Task.AskDepartment(
                                                        "5012345678900",
                                                        List.of(
                                                                "Home and gifts",
                                                                "Kitchen",
                                                                "Bags",
                                                                "Cards and wrap",
                                                                "Garden",
                                                                "Christmas"),
                                                        "4.50",
                                                        ""),
                                                texts),
                                        texts));
    }

    @Test
    void questionsAboutALine() {
        Screenshots shots = Screenshots.english();
        shots.take(
                "sale-quantity",
                texts ->
                        view(
                                sale(
                                        nine(texts),
                                        new Task.AskQuantity("Candle plate lace white", "1", ""),
                                        texts),
                                texts));
        shots.take(
                "sale-quantity-wrong",
                texts ->
                        view(
                                sale(
                                        nine(texts),
                                        new Task.AskQuantity(
                                                "Candle plate lace white",
                                                "0",
                                                new SaleMessages(texts)
                                                        .sentence(Refusal.QUANTITY_NOT_ABOVE_ZERO)),
                                        texts),
                                texts));
        shots.take("sale-price", texts -> view(sale(nine(texts), NO_PRICE, texts), texts));
        shots.in(Locale.GERMANY)
                .size(1024, 768)
                .take(
                        "sale-price-german-1024",
                        texts ->
                                view(
                                        inGerman(
                                                new Task.AskPrice(
                                                        "Kerzenschale, versilbert, klein",
                                                        texts.text("screen.noListPrice"),
                                                        "2,95",
                                                        ""),
                                                texts),
                                        texts));
        shots.take(
                "sale-choice",
                texts ->
                        view(
                                sale(
                                        nine(texts),
                                        new Task.Choice(
                                                "85123a",
                                                List.of(
                                                        new ItemRow(
                                                                "White hanging heart T-light"
                                                                        + " holder",
                                                                "85123A",
                                                                here("96", texts),
                                                                false,
                                                                "2.55"),
                                                        new ItemRow(
                                                                "Cream hanging heart T-light"
                                                                        + " holder",
                                                                "85123a",
                                                                here("2", texts),
                                                                false,
                                                                "2.95")),
                                                0),
                                        texts),
                                texts));
        shots.take("sale-message", texts -> view(withMessage(texts), texts));
        shots.take(
                "sale-nothing-found",
                texts ->
                        view(
                                sale(
                                        nine(texts),
                                        new Task.Results("candel", "", List.of(), -1),
                                        texts),
                                texts));
    }

    @Test
    void whatIsAgreedBesideThePrices() {
        Screenshots.english()
                .take(
                        "sale-discount",
                        texts -> view(sale(nine(texts), discount(texts), texts), texts));
        Screenshots.english()
                .dark()
                .take(
                        "sale-discount-dark",
                        texts -> view(sale(nine(texts), discount(texts), texts), texts));
        Screenshots narrow = Screenshots.english().size(1024, 768);
        for (Locale language : List.of(Locale.GERMANY, Locale.FRANCE)) {
            String name = "-1024-" + language.getLanguage();
            Screenshots shots = narrow.in(language);
            shots.take(
                    "sale-discount" + name, texts -> view(inGerman(discount(texts), texts), texts));
            shots.take(
                    "sale-exemption" + name,
                    texts -> view(inGerman(exemption(texts), texts), texts));
            shots.take("sale-note" + name, texts -> view(inGerman(note(texts), texts), texts));
            shots.take("sale-age" + name, texts -> view(inGerman(age(texts), texts), texts));
            shots.take(
                    "sale-sold-before" + name,
                    texts -> view(inGerman(soldBefore(texts), texts), texts));
            shots.take("sale-agreed" + name, texts -> view(agreed(texts), texts));
            shots.take(
                    "sale-customer" + name, texts -> view(inGerman(customer(texts), texts), texts));
            shots.take("sale-of-customer" + name, texts -> view(ofACustomer(texts), texts));
        }
    }

    @Test
    void sixtyLinesAndTheLargestAmount() {
        Screenshots.english().take("sale-60-lines", texts -> view(sixtyLines(texts), texts));
        Screenshots narrow = Screenshots.english().size(1024, 768);
        narrow.take("sale-60-lines-1024", texts -> view(sixtyLines(texts), texts));
        narrow.in(Locale.GERMANY)
                .take("sale-60-lines-german-1024", texts -> view(sixtyLines(texts), texts));
        narrow.in(Locale.FRANCE)
                .take("sale-60-lines-french-1024", texts -> view(sixtyLines(texts), texts));
    }

    @Test
    void germanWithLongNamesOnANarrowScreen() {
        Screenshots.english()
                .in(Locale.GERMANY)
                .offline()
                .size(1024, 768)
                .take("sale-german-1024", texts -> view(germanSearch(texts), texts));
    }

    @Test
    void anEmptySaleSaysHowManyAreSetAside() {
        Screenshots narrow = Screenshots.english().size(1024, 768);
        for (Locale language : List.of(Locale.UK, Locale.GERMANY, Locale.FRANCE)) {
            narrow.in(language)
                    .take(
                            "sale-resume-1024-" + language.getLanguage(),
                            texts -> {
                                StillSaleViewModel model = new StillSaleViewModel(notBegun(texts));
                                SuspendedRow row =
                                        new SuspendedRow(
                                                new UUID(0, 1),
                                                "14:31 · B. Evans",
                                                "",
                                                texts.amount(texts.zero().plus(9.95)));
                                model.suspended.set(
                                        new SaleViewModel.Suspended(
                                                Collections.nCopies(12, row), ""));
                                return new SaleView(model, Optional.empty(), texts);
                            });
        }
    }

    private static SaleView view(Shown shown, Texts texts) {
        return new SaleView(new StillSaleViewModel(shown), Optional.empty(), texts);
    }
}

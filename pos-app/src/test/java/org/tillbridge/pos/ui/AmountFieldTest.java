package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

@OnScreen
class AmountFieldTest {
    @Test
    void howToTypeAnAmountIsSaidInTheMoneyOfTheShop() {
        assertThat(fieldFor("GBP", Locale.UK))
                .containsExactly("Price", "0.00", "No point needed: 4000 is 40.00");
        assertThat(fieldFor("KWD", Locale.UK))
                .containsExactly("Price", "0.000", "No point needed: 40000 is 40.000");
        assertThat(fieldFor("EUR", Locale.GERMANY))
                .containsExactly("Price", "0,00", "Ohne Komma: 4000 ist 40,00");
    }

    @Test
    void whereThereAreNoDecimalsNothingIsToBeSaid() {
        assertThat(fieldFor("JPY", Locale.UK)).containsExactly("Price", "0");
    }

    /// A thousand has one sign more, which goes with the last digit.
    @Test
    void anAmountGrowsAndShrinksByItsDigits() {
        assertThat(
                        typed(
                                field -> {
                                    field.appendText("12345");
                                    field.appendText("6");
                                    field.deletePreviousChar();
                                }))
                .isEqualTo("123.45");
    }

    @Test
    void moreDigitsThanAnyAmountHasAreNotTyped() {
        assertThat(
                        typed(
                                field -> {
                                    field.appendText("12345678901");
                                    field.appendText("2");
                                }))
                .isEqualTo("123,456,789.01");
    }

    /// What the field shows, whose model understands what is typed.
    private static String typed(Consumer<TextField> typing) {
        return onFx(
                () -> {
                    Texts texts = new Texts(Locale.UK, ZoneOffset.UTC, CurrencyUnit.GBP);
                    AmountField field = AmountField.money("Price", texts);
                    field.onTyped(
                            now -> field.follow(TypedAmount.shown(now, CurrencyUnit.GBP, texts)));
                    typing.accept(field.input());
                    return field.input().getText();
                });
    }

    /// Its name, what it shows while it is empty, and what it says below.
    private static List<String> fieldFor(String currency, Locale locale) {
        return onFx(
                () -> {
                    Texts texts = new Texts(locale, ZoneOffset.UTC, CurrencyUnit.of(currency));
                    AmountField field = AmountField.money("Price", texts);
                    List<String> said =
                            new ArrayList<>(List.of("Price", field.input().getPromptText()));
                    Counter.nodes(field).stream()
                            .filter(Labeled.class::isInstance)
                            .map(node -> ((Labeled) node).getText())
                            .filter(text -> !text.isEmpty() && !said.contains(text))
                            .forEach(said::add);
                    return said;
                });
    }
}

package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.control.Labeled;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

package org.tillbridge.pos.device.javapos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.device.javapos.JavaPosDisplay.Said;

import java.nio.file.Path;
import java.util.List;

class JavaPosDisplayTest {
    @TempDir Path folder;
    private JavaPosShop shop;

    @BeforeEach
    void open() {
        shop = new JavaPosShop(folder);
    }

    @Test
    void amountsAreWholeAndNamesAreCutAndEveryLetterIsOneItHas() {
        try (JavaPosDisplay display = JavaPosDisplay.open(shop.name("Display"))) {
            display.show(new Said("Käsekuchen von Großmutter", "12,50", "Zu zahlen", "12,50 €"));

            Waiting.until(() -> !shop.display.lines().getLast().isEmpty());
        }
        assertThat(shop.display.lines())
                .containsExactly("Kaesekuchen vo 12,50", "Zu zahlen  12,50 EUR");
    }

    @Test
    void aDisplayThatComesBackShowsWhatWasSaidLast() {
        try (JavaPosDisplay display = JavaPosDisplay.open(shop.name("Display"))) {
            shop.display.pluggedIn(false);
            display.show(new Said("Candle", "2.55", "To pay", "2.55"));
            display.show(new Said("Box", "4.21", "To pay", "6.76"));
            shop.display.pluggedIn(true);

            Waiting.until(
                    () ->
                            shop.display
                                    .lines()
                                    .equals(
                                            List.of(
                                                    "Box             4.21",
                                                    "To pay          6.76")));
        }
        Waiting.until(() -> !shop.display.isHeld());
    }

    @Test
    void aTestSaysWhetherItWasTaken() {
        Said test = new Said("Test", "", "To pay", "9.99");

        assertThat(JavaPosDisplay.test(shop.name("Display"), test)).isTrue();
        assertThat(shop.display.lines())
                .containsExactly("Test                ", "To pay          9.99");
        assertThat(JavaPosDisplay.test(shop.name("Nothing"), test)).isFalse();
    }
}

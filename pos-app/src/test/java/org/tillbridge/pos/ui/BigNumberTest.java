package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What stands beside the number that matters, in the narrowest window.
@OnScreen
class BigNumberTest {
    private static final double WIDTH = 429;
    private static final double HEIGHT = 87;

    @ParameterizedTest
    @ValueSource(strings = {"£7.20", "£54.05", "999.999,99\u00a0€", "£999,999.99"})
    void neitherTheNumberNorItsLabelIsCutOrWrapped(String big) {
        List<Label> shown = shown("Zu zahlen", big, "23 Stück");

        assertThat(shown).extracting(Label::getText).contains("Zu zahlen", big);
        assertThat(shown).allSatisfy(label -> assertThat(isInOneLine(label)).isTrue());
    }

    /// Of 99,999 pieces, or of rupiahs.
    @ParameterizedTest
    @ValueSource(strings = {"£1,274,987.25", "123.456.789.012,00\u00a0IDR"})
    void aNumberThatIsWiderThanItsPlaceIsSmaller(String big) {
        double[] place =
                onFx(
                        () -> {
                            Label number =
                                    shownIn("Zu zahlen", big, "").stream()
                                            .filter(label -> label.getText().equals(big))
                                            .findFirst()
                                            .orElseThrow();
                            Bounds bounds = number.localToScene(number.getLayoutBounds());
                            return new double[] {bounds.getMinX(), bounds.getMaxX()};
                        });

        assertThat(place[0]).isGreaterThanOrEqualTo(16);
        assertThat(place[1]).isCloseTo(WIDTH - 16, within(0.5));
    }

    @Test
    void theNoteGivesWayToTheNumber() {
        assertThat(words("£7.20")).containsExactly("To pay", "VAT included 1.20", "£7.20");
        assertThat(words("£99,999.99")).containsExactly("To pay", "£99,999.99");
    }

    private static List<String> words(String big) {
        return shown("To pay", big, "VAT included 1.20").stream().map(Label::getText).toList();
    }

    private static boolean isInOneLine(Label label) {
        return label.getWidth() >= label.prefWidth(-1);
    }

    private static List<Label> shown(String words, String big, String note) {
        return onFx(() -> shownIn(words, big, note));
    }

    private static List<Label> shownIn(String words, String big, String note) {
        BigNumber number = new BigNumber();
        number.show(words, big, List.of(note));
        StackPane place = new StackPane(number);
        place.getStyleClass().add("narrow");
        Scene scene = new Scene(place, WIDTH, HEIGHT);
        Theme.LIGHT.applyTo(scene);
        scene.snapshot(null);
        return Counter.nodes(number).stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(label -> !label.getText().isEmpty())
                .toList();
    }
}

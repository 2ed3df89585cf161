package org.tillbridge.pos.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.tender.TenderViewModel.Mark;
import org.tillbridge.pos.tender.TenderViewModel.PaymentRow;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Texts;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

@OnScreen
class PaymentsCardTest {
    @Test
    void aLongNameStandsBesideItsAmountAndNotUnderIt() {
        assertThat(
                        onFx(
                                () -> {
                                    PaymentsCard card =
                                            new PaymentsCard(
                                                    new Texts(Locale.FRANCE, ZoneOffset.UTC));
                                    card.show(
                                            List.of(
                                                    new PaymentRow(
                                                            Mark.PAID,
                                                            "Carte cadeau se terminant par 4471",
                                                            "",
                                                            "1 036,55")));
                                    new Scene(card, 260, 400);
                                    card.applyCss();
                                    card.layout();
                                    return left(card, "1 036,55") - right(card, "Carte");
                                }))
                .isNotNegative();
    }

    private static double left(Node card, String words) {
        Label label = label(card, words);
        return label.localToScene(label.getLayoutBounds()).getMinX();
    }

    private static double right(Node card, String words) {
        Label label = label(card, words);
        return label.localToScene(label.getLayoutBounds()).getMaxX();
    }

    private static Label label(Node card, String words) {
        return card.lookupAll(".label").stream()
                .map(Label.class::cast)
                .filter(label -> label.getText().startsWith(words))
                .findFirst()
                .orElseThrow();
    }
}

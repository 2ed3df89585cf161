package org.tillbridge.pos.sale;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;

/// Whether a piece that is said to be sold is sold all the same.
final class SoldBeforePane extends LookPane {
    private final SecondButton sell;

    SoldBeforePane(RingViewModel model, Texts texts) {
        super(model, "soldBefore.sell", texts);
        sell = SecondButton.answer(texts.text("soldBefore.sell"), Key.F7, texts);
        sell.setOnAction(event -> model.adjusting().sellAgain());
        sell.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sell, Priority.ALWAYS);
        answeredBy(sell);
    }

    @Override
    void show(RingViewModel.Task task) {
        if (task instanceof RingViewModel.Task.AskSoldBefore ask) {
            show(ask.item(), ask.said(), ask.about(), ask.wrong());
        }
    }

    @Override
    void press(Key key) {
        if (key == Key.F7) {
            sell.fire();
        }
    }
}

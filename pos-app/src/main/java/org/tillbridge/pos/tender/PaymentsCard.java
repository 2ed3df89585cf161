package org.tillbridge.pos.tender;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.tender.TenderViewModel.Mark;
import org.tillbridge.pos.tender.TenderViewModel.PaymentRow;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.List;

/// The payments, which add up like a receipt.
final class PaymentsCard extends VBox {
    private static final double ICON = 18;

    private final Texts texts;

    PaymentsCard(Texts texts) {
        this.texts = texts;
        getStyleClass().add("card");
        setMinHeight(USE_PREF_SIZE);
    }

    void show(List<PaymentRow> rows) {
        getChildren().setAll(Panes.fact(texts.text("screen.payments"), "", "group"));
        rows.forEach(row -> getChildren().add(row(row)));
    }

    private static Node row(PaymentRow row) {
        if (row.mark() == Mark.SUM) {
            return Panes.fact(row.name(), row.amount(), "sum");
        }
        Region space = new Region();
        space.setMinWidth(ICON);
        Node icon =
                switch (row.mark()) {
                    case PAID -> new Icon(Feather.CHECK_CIRCLE, ICON, "good");
                    case TYPED -> new Icon(Feather.ARROW_RIGHT, ICON, "accent");
                    case ASKED -> new Icon(Feather.CLOCK, ICON, "ink-2");
                    case UNKNOWN -> new Icon(Feather.ALERT_TRIANGLE, ICON, "alert");
                    case PLAIN, SUM -> space;
                };
        Label amount = Words.of(row.amount(), "medium");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        Label name = Words.wrapped(row.name());
        FlowPane words = new FlowPane(8, 0, name);
        name.maxWidthProperty().bind(words.widthProperty());
        if (!row.state().isEmpty()) {
            words.getChildren()
                    .add(Words.of(row.state(), "size-14", "semibold", colour(row.mark())));
        }
        words.setRowValignment(VPos.BASELINE);
        words.setPrefWrapLength(0);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(12, icon, words, amount);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("fact");
        return line;
    }

    private static String colour(Mark mark) {
        return switch (mark) {
            case PAID -> "good";
            case UNKNOWN -> "alert";
            case PLAIN, TYPED, ASKED, SUM -> "ink-2";
        };
    }
}

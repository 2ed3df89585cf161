package org.tillbridge.pos.report;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Words;

import java.util.List;

/// A report on the screen, as it is on paper.
public final class ReportPaper extends ScrollPane {
    private final VBox paper = new VBox();
    private List<ReceiptRow> shown = List.of();

    public ReportPaper() {
        paper.getStyleClass().add("paper");
        setContent(paper);
        getStyleClass().add("paper-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    public void show(List<ReceiptRow> rows) {
        if (!rows.equals(shown)) {
            shown = List.copyOf(rows);
            paper.getChildren().setAll(shown.stream().map(ReportPaper::row).toList());
            setVvalue(0);
        }
    }

    /// Further down, or up again.
    public void scroll(double by) {
        setVvalue(Math.clamp(getVvalue() + by, 0, 1));
    }

    private static Node row(ReceiptRow row) {
        return switch (row) {
            case ReceiptRow.Title(String text) -> centred(Words.wrapped(text, "size-18"));
            case ReceiptRow.Centred(String text) ->
                    centred(Words.wrapped(text, "size-14", "ink-2"));
            case ReceiptRow.Note(String text) -> Words.wrapped(text, "size-14", "ink-2");
            case ReceiptRow.Qr _, ReceiptRow.Pass _ ->
                    throw new IllegalArgumentException("A report has no code");
            case ReceiptRow.Amount(String text, String amount, boolean strong) ->
                    sides(text, amount, strong);
            case ReceiptRow.Rule() -> {
                Region rule = new Region();
                rule.getStyleClass().add("rule");
                yield rule;
            }
        };
    }

    private static HBox centred(Label label) {
        HBox row = new HBox(label);
        row.setAlignment(Pos.CENTER);
        return row;
    }

    private static HBox sides(String text, String amount, boolean strong) {
        Label left = Words.wrapped(text);
        Label right = Words.of(amount);
        if (strong) {
            left.getStyleClass().add("size-18");
            right.getStyleClass().add("size-18");
        }
        right.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(left, Priority.ALWAYS);
        return new HBox(12, left, Panes.grow(), right);
    }
}

package org.tillbridge.pos.receipt;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;

import java.util.Optional;

/// After a sale or return: the receipt as it would be on paper, large what goes back, and the next
/// customer.
public final class ReceiptView extends FollowingView<ReceiptViewModel.Shown> {
    private final ReceiptViewModel model;
    private final Label title = Words.of("", "size-18");
    private final VBox paper = new VBox();
    private final Label kept = Words.wrapped("", "size-28");
    private final VBox handOver = new VBox();
    private final HBox copies;
    private final HBox prints = new HBox(8);
    private final SecondButton gift;
    private final SecondButton mail;
    private final TextField address = new TextField();
    private final Label wrong = Words.wrapped("", "size-14", "alert");
    private final LetterPad letters;
    private final VBox mailing;
    private final SecondButton invoice;
    private final LetterPad lettersOfBuyer;
    private final InvoicePane buyer;
    private final VBox beside = new VBox(24);
    private final Texts texts;
    private final MainButton next;
    private final ScrollPane scroll = new ScrollPane(paper);

    public ReceiptView(ReceiptViewModel model, Texts texts) {
        super(model.shown(), texts);
        this.model = model;
        this.texts = texts;
        letters = LetterPad.forAddresses(this::enter, texts);
        mailing = mailing();
        lettersOfBuyer = LetterPad.forBuyers(this::enter, texts);
        buyer = new InvoicePane(lettersOfBuyer, texts);
        paper.getStyleClass().add("paper");
        scroll.getStyleClass().add("paper-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        leftPlace().getChildren().addAll(Panes.head(title, new Label()), scroll);
        copies =
                Panes.advice(
                        new Icon(Icon.Drawn.RECEIPT, 22, "ink-2"),
                        texts.text("screen.receiptCopies"),
                        texts.text("screen.receiptCopiesMore"));
        copies.managedProperty().bind(copies.visibleProperty());
        mail = small("screen.mailReceipt", Key.F8, model::askMail, texts);
        invoice = small("screen.invoice", Key.F6, model::askInvoice, texts);
        Panes.showIf(buyer, false);
        rightPlace()
                .getChildren()
                .addAll(done(texts), buyer, Panes.grow(), letters, lettersOfBuyer);
        gift = small("screen.printGift", Key.F7, model::printGift, texts);
        prints.getChildren()
                .addAll(small("screen.printCopy", Key.F5, model::printCopy, texts), gift);
        actions().beside("screen.savePdf", Key.F3, model::savePdf);
        actions().beside("screen.savePng", Key.F4, model::savePng);
        next = actions().main("", Key.ENTER, this::enter);
        buyer.last().addListener((property, before, now) -> sayNext());
        actions().on(Key.ESC, "help.leaveReceipt", this::escape);
        actions()
                .on(
                        Key.PAGE_DOWN,
                        "help.pageDown",
                        () -> scroll.setVvalue(scroll.getVvalue() + 0.25));
        actions().on(Key.PAGE_UP, "help.pageUp", () -> scroll.setVvalue(scroll.getVvalue() - 0.25));
    }

    private SecondButton small(String textKey, Key key, Runnable does, Texts texts) {
        SecondButton button = SecondButton.small(texts.text(textKey), key, texts);
        button.setOnAction(event -> does.run());
        actions().on(key, textKey, does);
        return button;
    }

    private VBox mailing() {
        address.setAccessibleText(texts.text("screen.mailTo"));
        wrong.setGraphic(new Icon(Feather.ALERT_TRIANGLE, 16, "alert"));
        return new VBox(
                8, Words.of(texts.text("screen.mailTo"), "size-18"), letters.field(address), wrong);
    }

    /// Where an address or a buyer is asked for, that comes first.
    private void enter() {
        if (now().mailing().asking()) {
            model.mail(address.getText());
        } else if (now().invoicing().asking()) {
            if (!buyer.goOn()) {
                model.issueInvoice(buyer.typed());
            }
        } else {
            model.next();
        }
    }

    private void escape() {
        if (letters.close() || lettersOfBuyer.close()) {
            return;
        }
        if (now().mailing().asking()) {
            model.askMail();
        } else if (now().invoicing().asking()) {
            model.askInvoice();
        } else {
            model.next();
        }
    }

    @Override
    public Optional<TextInputControl> input() {
        if (now().invoicing().asking()) {
            return Optional.of(buyer.input());
        }
        return now().mailing().asking() ? Optional.of(address) : Optional.empty();
    }

    private VBox done(Texts texts) {
        HBox what = new HBox(12, new Icon(Feather.CHECK_CIRCLE, 28, "good"), kept);
        what.setAlignment(Pos.CENTER_LEFT);
        beside.getChildren()
                .addAll(
                        what,
                        handOver,
                        copies,
                        prints,
                        new HBox(8, mail, invoice),
                        mailing,
                        Panes.advice(
                                new Icon(Icon.Drawn.BARCODE, 22, "ink-2"),
                                texts.text("screen.nextScan"),
                                texts.text("screen.nextScanMore")));
        beside.getStyleClass().add("padded");
        return beside;
    }

    @Override
    public boolean scanned(String code) {
        model.scanned(code);
        return true;
    }

    @Override
    protected void show(ReceiptViewModel.Shown shown) {
        title.setText(shown.title());
        showMailing(shown.mailing());
        showInvoicing(shown.invoicing());
        sayNext();
        copies.setVisible(!shown.done().copy());
        Panes.showIf(prints, !shown.prints().isEmpty());
        Panes.showIf(gift, shown.prints().contains(ReceiptReprinted.Form.GIFT));
        kept.setText(shown.done().kept());
        handOver.getChildren()
                .setAll(
                        Panes.advice(
                                new Icon(Icon.Drawn.BANKNOTE, 22, "ink-2"),
                                shown.done().handOver(),
                                shown.done().handOverMore()));
        paper.getChildren().setAll(shown.paper().stream().map(ReceiptView::row).toList());
        scroll.setVvalue(0);
        showMessage(shown.invoicing().asking() ? Optional.empty() : shown.message());
        big().show(shown.bigLabel(), shown.big(), shown.bigNotes());
        big().tint(true);
    }

    private void showMailing(ReceiptViewModel.Mailing now) {
        mail.showIf(now.possible() && !now.asking());
        boolean isNew = now.asking() && !mailing.isVisible();
        Panes.showIf(mailing, now.asking());
        wrong.setText(now.wrong());
        Panes.showIf(wrong, !now.wrong().isEmpty());
        if (isNew) {
            address.clear();
            Platform.runLater(address::requestFocus);
        }
        if (!now.asking()) {
            letters.close();
        }
    }

    /// All that is beside makes room: a name, an address and the pad are much.
    private void showInvoicing(ReceiptViewModel.Invoicing now) {
        boolean isNew = now.asking() && !buyer.isVisible();
        invoice.showIf(now.possible());
        Panes.showIf(buyer, now.asking());
        Panes.showIf(beside, !now.asking());
        if (isNew) {
            buyer.begin(now.name());
            Platform.runLater(() -> buyer.input().requestFocus());
        }
        if (!now.asking()) {
            lettersOfBuyer.close();
        }
        buyer.show(now);
    }

    private void sayNext() {
        ReceiptViewModel.Shown shown = now();
        if (shown.invoicing().asking()) {
            next.say(texts.text(buyer.last().get() ? "screen.issueInvoice" : "screen.nextField"));
        } else {
            next.say(
                    shown.mailing().asking() ? texts.text("screen.sendMail") : shown.done().next());
        }
    }

    private static Node row(ReceiptViewModel.PaperRow row) {
        return switch (row.weight()) {
            case RULE -> {
                Region rule = new Region();
                rule.getStyleClass().add("rule");
                yield rule;
            }
            case QR -> centred(CodeImage.of(row.left(), 3));
            case TITLE -> centred(Words.wrapped(row.left(), "size-18"));
            case CENTRED -> centred(Words.wrapped(row.left(), "size-14", "ink-2"));
            case PLAIN -> sides(row, "");
            case SMALL -> sides(row, "size-14");
            case STRONG -> sides(row, "size-18");
        };
    }

    private static HBox centred(Node content) {
        HBox row = new HBox(content);
        row.setAlignment(Pos.CENTER);
        return row;
    }

    private static HBox sides(ReceiptViewModel.PaperRow row, String style) {
        Label left = Words.wrapped(row.left());
        Label right = Words.of(row.right());
        if (!style.isEmpty()) {
            left.getStyleClass().add(style);
            right.getStyleClass().add(style);
        }
        right.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(left, Priority.ALWAYS);
        return new HBox(12, left, Panes.grow(), right);
    }
}

package org.tillbridge.pos.sale;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.ui.ItemList;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Messages;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SearchField;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;
import java.util.function.Supplier;

/// The right side where goods are rung: the search and what was found, a question about a line, or
/// what stands there while nothing is asked for.
public final class RingPane extends VBox {
    public static final int PAGE = 8;

    private final RingViewModel model;
    private final Asked asked;
    private final Optional<SecondButton> back;
    private final Texts texts;
    private final SearchField search;
    private final LetterPad letters;
    private final ItemList results;
    private final VBox found;
    private final Label receipt = Words.of("", "size-18");
    private final ItemList lines;
    private final VBox bought;
    private final StackPane task = new StackPane();
    private final Messages messages = new Messages();
    private Optional<QuestionPane> question = Optional.empty();
    private Optional<Node> cover = Optional.empty();
    private Runnable draw = () -> {};

    /// @param back the button of the screen that Esc presses, if it has one
    public RingPane(RingViewModel model, Asked asked, Optional<SecondButton> back, Texts texts) {
        super(12);
        this.model = model;
        this.asked = asked;
        this.back = back;
        this.texts = texts;
        search = new SearchField("screen.searchPrompt", texts, model::search);
        letters = new LetterPad(this::enter, texts);
        letters.visibleProperty()
                .subscribe(
                        (before, now) -> {
                            back.ifPresent(button -> button.showCap(!now));
                            draw.run();
                        });
        search.typedOn(letters);
        search.input().textProperty().subscribe(text -> letters.closesByEsc(!isTyped()));
        results = new ItemList(texts, model::add);
        VBox.setVgrow(results, Priority.ALWAYS);
        found = new VBox(12, results, new SearchHints(results.isLonger(), texts));
        lines = new ItemList(texts.text("screen.leftHead"), texts, model::add);
        VBox.setVgrow(lines, Priority.ALWAYS);
        bought = new VBox(12, receipt, lines);
        VBox.setVgrow(task, Priority.ALWAYS);
        getChildren().addAll(search, messages, task, letters);
    }

    /// The field of the question, or else the search.
    public Optional<TextInputControl> input() {
        return question.map(QuestionPane::input)
                .orElse(Optional.of(search.input()))
                .map(field -> field);
    }

    /// A key that a button within the question has.
    void press(Key key) {
        question.ifPresent(pane -> pane.press(key));
    }

    /// From a question back to the search.
    public void toSearch() {
        if (question.isPresent()) {
            model.back();
        }
        search.input().requestFocus();
    }

    public void enter() {
        if (cover.isPresent()) {
            return;
        }
        question.ifPresentOrElse(QuestionPane::enter, () -> model.enter(search.input().getText()));
    }

    /// Whether there is something to clear in the search.
    public boolean isTyped() {
        return question.isEmpty() && !search.input().getText().isEmpty();
    }

    /// @return whether they were open
    public boolean closeLetters() {
        return letters.close();
    }

    /// Puts something else in the place of the task, and the focus into it.
    void cover(Node other) {
        letters.close();
        cover = Optional.of(other);
        draw.run();
        other.requestFocus();
    }

    /// @return whether it was covered
    boolean uncover() {
        if (cover.isEmpty()) {
            return false;
        }
        cover = Optional.empty();
        draw.run();
        search.input().requestFocus();
        return true;
    }

    /// A question takes the place of whatever covers the task.
    ///
    /// @param idle what stands there while nothing is asked for
    public void show(Task shown, Optional<Message> message, Node idle) {
        messages.show(message);
        if (shown instanceof Task.Ask) {
            cover = Optional.empty();
        }
        draw = () -> Panes.only(task, cover.orElseGet(() -> body(shown, idle)));
        draw.run();
    }

    private Node body(Task shown, Node idle) {
        return switch (shown) {
            case Task.Favourites tiles -> {
                endQuestion();
                search.show(tiles.typed(), tiles.nextQuantity());
                yield letters.isOpen()
                        ? Words.wrapped(texts.text("screen.searchPrompt"), "size-18", "ink-2")
                        : idle;
            }
            case Task.Results rows -> {
                endQuestion();
                search.show(rows.typed(), rows.count());
                results.show(rows.rows(), rows.typed(), rows.chosen());
                yield rows.rows().isEmpty()
                        ? Words.wrapped(texts.text("screen.nothingFound"), "size-18", "ink-2")
                        : found;
            }
            case Task.Choice choice -> {
                endQuestion();
                search.show("", texts.text("screen.severalAnswer", choice.code()));
                results.show(choice.rows(), "", choice.chosen());
                yield found;
            }
            case Task.Bought of -> {
                endQuestion();
                search.show("", "");
                receipt.setText(of.receipt());
                lines.show(of.rows(), "", of.chosen());
                yield bought;
            }
            case Task.AskQuantity ask ->
                    ask(ask, QuantityPane.class, () -> new QuantityPane(model, texts));
            case Task.AskSerial ask ->
                    ask(ask, SerialPane.class, () -> new SerialPane(model, letters, texts));
            case Task.AskPrice ask ->
                    ask(ask, PricePane.class, () -> new PricePane(model, asked, letters, texts));
            case Task.AskGiftCard ask ->
                    ask(ask, GiftCardPane.class, () -> new GiftCardPane(model, texts));
            case Task.AskDiscount ask ->
                    ask(ask, DiscountPane.class, () -> new DiscountPane(model, letters, texts));
            case Task.AskExemption ask ->
                    ask(ask, ExemptionPane.class, () -> new ExemptionPane(model, letters, texts));
            case Task.AskNote ask ->
                    ask(ask, NotePane.class, () -> new NotePane(model, letters, texts));
            case Task.AskCustomer ask ->
                    ask(ask, CustomerPane.class, () -> new CustomerPane(model, letters, texts));
            case Task.AskAge ask -> ask(ask, AgePane.class, () -> new AgePane(model, texts));
            case Task.AskSoldBefore ask ->
                    ask(ask, SoldBeforePane.class, () -> new SoldBeforePane(model, texts));
            case Task.AskDepartment ask ->
                    ask(
                            ask,
                            DepartmentPane.class,
                            () -> new DepartmentPane(model, asked, letters, texts));
        };
    }

    /// @param kind the pane for it; a question that stands already keeps its own
    private <P extends QuestionPane> Node ask(Task ask, Class<P> kind, Supplier<P> made) {
        QuestionPane pane = question.filter(kind::isInstance).orElse(null);
        if (pane == null) {
            pane = made.get();
            if (back.isPresent()) {
                pane.leaveBackToScreen();
            }
            question = Optional.of(pane);
            showSearch(false);
            pane.show(ask);
            Platform.runLater(pane::focus);
        } else {
            pane.show(ask);
        }
        return pane;
    }

    /// A question has the whole height for its keys.
    private void showSearch(boolean shown) {
        letters.close();
        letters.closesByEsc(!isTyped());
        Panes.showIf(search, shown);
    }

    private void endQuestion() {
        if (question.isPresent()) {
            question = Optional.empty();
            showSearch(true);
            search.input().requestFocus();
        }
    }
}

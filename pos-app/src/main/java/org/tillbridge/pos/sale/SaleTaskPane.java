package org.tillbridge.pos.sale;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.sale.SaleViewModel.Task;
import org.tillbridge.pos.ui.ItemList;
import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Messages;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SearchField;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

import java.util.Optional;
import java.util.function.BiFunction;

/// The right side of the sale: the search and what was found, quick keys, a question about a line,
/// or what else there is.
final class SaleTaskPane extends VBox {
    static final int PAGE = 8;

    private final SaleViewModel model;
    private final Texts texts;
    private final SearchField search;
    private final LetterPad letters;
    private final ItemList results;
    private final FavouritesPane favourites;
    private final MorePane more;
    private final VBox found;
    private final StackPane task = new StackPane();
    private final Messages messages = new Messages();
    private Optional<QuestionPane> question = Optional.empty();
    private boolean moreShown;

    SaleTaskPane(SaleViewModel model, Texts texts) {
        super(12);
        this.model = model;
        this.texts = texts;
        search = new SearchField(texts, model::search);
        letters = new LetterPad(this::enter, texts);
        letters.visibleProperty().subscribe((before, now) -> show(model.shown().get()));
        search.typedOn(letters);
        search.input().textProperty().subscribe(text -> letters.closesByEsc(text.isEmpty()));
        results = new ItemList(texts, model::add);
        favourites = new FavouritesPane(model);
        more = new MorePane(model, texts, this::closeMore);
        VBox.setVgrow(results, Priority.ALWAYS);
        found = new VBox(12, results, new SearchHints(texts));
        VBox.setVgrow(task, Priority.ALWAYS);
        getChildren().addAll(search, messages, task, letters);
    }

    TextField search() {
        return search.input();
    }

    /// The field of the question, or else the search.
    TextField input() {
        return question.map(QuestionPane::input).orElse(search.input());
    }

    /// From a question back to the search.
    void toSearch() {
        if (question.isPresent()) {
            model.back();
        }
        search.input().requestFocus();
    }

    void enter() {
        if (moreShown) {
            return;
        }
        question.ifPresentOrElse(QuestionPane::enter, () -> model.enter(search.input().getText()));
    }

    void toggleMore() {
        letters.close();
        moreShown = !moreShown;
        show(model.shown().get());
        if (moreShown) {
            more.requestFocus();
        }
    }

    /// Whether there is something to clear in the search.
    boolean isTyped() {
        return !search.input().getText().isEmpty();
    }

    /// @return whether they were open
    boolean closeLetters() {
        return letters.close();
    }

    /// @return whether it was open
    boolean closeMore() {
        if (!moreShown) {
            return false;
        }
        moreShown = false;
        show(model.shown().get());
        search.input().requestFocus();
        return true;
    }

    void show(SaleViewModel.Shown shown) {
        messages.show(shown.message());
        Panes.only(task, moreShown ? more : body(shown.task()));
    }

    private Node body(Task shown) {
        return switch (shown) {
            case Task.Favourites tiles -> {
                endQuestion();
                search.show("", tiles.nextQuantity());
                favourites.show(tiles);
                yield letters.isOpen()
                        ? Words.wrapped(texts.text("screen.searchPrompt"), "size-18", "ink-2")
                        : favourites;
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
            case Task.AskQuantity ask -> ask(ask, QuantityPane.class, QuantityPane::new);
            case Task.AskPrice ask -> ask(ask, PricePane.class, PricePane::new);
            case Task.AskDepartment ask -> ask(ask, DepartmentPane.class, DepartmentPane::new);
        };
    }

    /// @param kind the pane for it; a question that stands already keeps its own
    private <P extends QuestionPane> Node ask(
            Task ask, Class<P> kind, BiFunction<SaleViewModel, Texts, P> made) {
        QuestionPane pane = question.filter(kind::isInstance).orElse(null);
        if (pane == null) {
            pane = made.apply(model, texts);
            question = Optional.of(pane);
            showSearch(false);
            pane.show(ask);
            javafx.application.Platform.runLater(pane.input()::requestFocus);
        } else {
            pane.show(ask);
        }
        return pane;
    }

    /// A question has the whole height for its keys.
    private void showSearch(boolean shown) {
        letters.close();
        search.setVisible(shown);
        search.setManaged(shown);
    }

    private void endQuestion() {
        if (question.isPresent()) {
            question = Optional.empty();
            showSearch(true);
            search.input().requestFocus();
        }
    }
}

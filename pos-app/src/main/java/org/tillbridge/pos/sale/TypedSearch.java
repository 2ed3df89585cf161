package org.tillbridge.pos.sale;

import org.jspecify.annotations.Nullable;
import org.tillbridge.pos.ui.Tasks;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The search for what is being typed. Only the latest one counts; what is entered before it
/// answers is entered when it does. On the FX thread.
final class TypedSearch {
    private static final int MOST_RESULTS = 50;

    private final Shelf shelf;
    private final Tasks tasks;
    private final BiConsumer<String, ShelfSearch> whenFound;
    private final Consumer<String> enter;
    private @Nullable Search underWay;

    private static final class Search {
        private final String typed;
        private boolean entered;

        Search(String typed) {
            this.typed = typed;
        }
    }

    TypedSearch(
            Shelf shelf,
            Tasks tasks,
            BiConsumer<String, ShelfSearch> whenFound,
            Consumer<String> enter) {
        this.shelf = shelf;
        this.tasks = tasks;
        this.whenFound = whenFound;
        this.enter = enter;
    }

    /// @param typed something that names an item
    void start(String typed) {
        Search search = new Search(typed);
        underWay = search;
        tasks.aside(
                () -> shelf.search(SaleService.searched(typed), MOST_RESULTS),
                found -> {
                    if (underWay == search) {
                        underWay = null;
                        answered(search, found);
                    }
                });
    }

    private void answered(Search search, ShelfSearch found) {
        whenFound.accept(search.typed, found);
        if (search.entered) {
            enter.accept(search.typed);
        }
    }

    /// @return whether it will be entered when its search has answered
    boolean willEnter(String typed) {
        if (underWay == null || !underWay.typed.equals(typed)) {
            return false;
        }
        underWay.entered = true;
        return true;
    }

    /// What was searched for is not wanted any more.
    void end() {
        underWay = null;
    }
}

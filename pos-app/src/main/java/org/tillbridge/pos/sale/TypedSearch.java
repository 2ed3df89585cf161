package org.tillbridge.pos.sale;

import org.jspecify.annotations.Nullable;
import org.tillbridge.pos.ui.Tasks;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The search for what is being typed. Only the latest one counts; what is entered before it
/// answers is entered when it does. On the FX thread.
public final class TypedSearch {
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

    public TypedSearch(
            Shelf shelf,
            Tasks tasks,
            BiConsumer<String, ShelfSearch> whenFound,
            Consumer<String> enter) {
        this.shelf = shelf;
        this.tasks = tasks;
        this.whenFound = whenFound;
        this.enter = enter;
    }

    /// @return whether there is something to search for: whether it names an item
    public boolean start(String typed) {
        if (ItemEntry.searched(typed).isEmpty()) {
            end();
            return false;
        }
        Search search = new Search(typed);
        underWay = search;
        tasks.aside(
                () -> shelf.search(ItemEntry.searched(typed), MOST_RESULTS),
                found -> {
                    if (underWay == search) {
                        underWay = null;
                        answered(search, found);
                    }
                });
        return true;
    }

    private void answered(Search search, ShelfSearch found) {
        whenFound.accept(search.typed, found);
        if (search.entered) {
            enter.accept(search.typed);
        }
    }

    /// @return whether it will be entered when its search has answered
    public boolean willEnter(String typed) {
        if (underWay == null || !underWay.typed.equals(typed)) {
            return false;
        }
        underWay.entered = true;
        return true;
    }

    /// What was searched for is not wanted any more.
    public void end() {
        underWay = null;
    }
}

package org.tillbridge.pos.sale;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.sale.Shelf.FavouriteItem;
import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.TypedAmount;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.RungLine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the right side is about at the moment, where goods are rung. On the FX thread.
public final class RingTask {
    private final Texts texts;
    private final ItemWords itemWords;
    private List<FavouriteItem> tiles = List.of();
    private int category;
    private State state = new State.Browsing();
    private String typed = "";
    private String wrong = "";

    private sealed interface State {
        record Browsing() implements State {}

        record Searching(String searched, ShelfSearch found, int chosen) implements State {}

        record Choosing(String code, List<ShelfItem> items, int chosen) implements State {}

        record Bringing(String receipt, List<ItemRow> bought, int chosen) implements State {}

        sealed interface Asking extends State {}

        record AskingQuantity(RungLine line) implements Asking {}

        record AskingSerial(RungLine line) implements Asking {}

        record AskingPrice(ShelfItem item, Optional<Money> price) implements Asking {}

        record AskingLinePrice(RungLine line, String about, Optional<Money> price)
                implements Asking {}

        record AskingGiftCard(Optional<StoredValueCode> card, Optional<Money> amount)
                implements Asking {}

        record AskingOfSale(SaleQuestion question) implements Asking {}

        record AskingDepartment(
                Optional<UnknownCode.Scan> scan,
                List<Department> departments,
                Optional<Money> price)
                implements Asking {}
    }

    /// An item, and what it is to cost.
    public record Priced(ShelfItem item, UnitPrice price) {}

    /// A line, and what one of it is to cost, or was paid for.
    public record LinePrice(RungLine line, UnitPrice price) {}

    public RingTask(Texts texts) {
        this.texts = texts;
        this.itemWords = new ItemWords(texts);
    }

    void tiles(List<FavouriteItem> now) {
        tiles = now;
        category = Math.clamp(category, 0, Math.max(0, categories().size() - 1));
    }

    /// What the field of the search holds, before its search has answered.
    void typed(String now) {
        typed = now;
    }

    public void browse() {
        browse("");
    }

    /// @param named what names no item yet: `3 *`
    public void browse(String named) {
        become(new State.Browsing());
        typed = named;
    }

    public void found(String searched, ShelfSearch found) {
        become(new State.Searching(searched, found, 0));
        typed = searched;
    }

    public void choose(String code, List<ShelfItem> items) {
        become(new State.Choosing(code, items, 0));
    }

    /// The lines of a receipt, to choose what comes back.
    public void bring(String receipt, List<ItemRow> bought) {
        int chosen = state instanceof State.Bringing before ? before.chosen() : 0;
        become(new State.Bringing(receipt, bought, moved(chosen, bought.size())));
    }

    /// The line of a receipt that is chosen, by its place; empty where none is shown.
    public OptionalInt brought() {
        return state instanceof State.Bringing bringing && !bringing.bought().isEmpty()
                ? OptionalInt.of(bringing.chosen())
                : OptionalInt.empty();
    }

    public void askQuantity(RungLine line) {
        become(new State.AskingQuantity(line));
    }

    public void askSerial(RungLine line) {
        become(new State.AskingSerial(line));
    }

    /// @param scan the code that nobody knows, if there is one
    public void askDepartment(Optional<UnknownCode.Scan> scan, List<Department> departments) {
        become(new State.AskingDepartment(scan, departments, Optional.empty()));
    }

    public void askPrice(ShelfItem item) {
        become(new State.AskingPrice(item, Optional.empty()));
    }

    /// Another price for a line than it rings at today.
    ///
    /// @param about the question, in words
    public void askLinePrice(RungLine line, String about) {
        become(new State.AskingLinePrice(line, about, Optional.empty()));
    }

    /// About what is agreed on with the customer.
    void ask(SaleQuestion question) {
        become(new State.AskingOfSale(question));
    }

    /// What is asked, if it is of that kind.
    <Q extends SaleQuestion> Optional<Q> question(Class<Q> kind) {
        return state instanceof State.AskingOfSale(SaleQuestion asked) && kind.isInstance(asked)
                ? Optional.of(kind.cast(asked))
                : Optional.empty();
    }

    /// How much is put on a gift card.
    ///
    /// @param card one that the customer has in hand; empty for one that the receipt will be
    void askGiftCard(Optional<StoredValueCode> card) {
        Optional<Money> amount =
                state instanceof State.AskingGiftCard asking ? asking.amount() : Optional.empty();
        become(new State.AskingGiftCard(card, amount));
    }

    boolean isAskingGiftCard() {
        return state instanceof State.AskingGiftCard;
    }

    /// A gift card, and what is put on it.
    record Loaded(Optional<StoredValueCode> card, Money amount) {}

    /// Empty as long as there is no amount.
    Optional<Loaded> giftCard() {
        return state instanceof State.AskingGiftCard(var card, var amount)
                ? amount.filter(Money::isPositive).map(worth -> new Loaded(card, worth))
                : Optional.empty();
    }

    void category(int index) {
        if (index >= 0 && index < categories().size()) {
            category = index;
        }
    }

    public void moveChoice(int by) {
        switch (state) {
            case State.Searching(String searched, ShelfSearch found, int chosen) ->
                    state =
                            new State.Searching(
                                    searched, found, moved(chosen + by, found.items().size()));
            case State.Choosing(String code, List<ShelfItem> items, int chosen) ->
                    state = new State.Choosing(code, items, moved(chosen + by, items.size()));
            case State.Bringing(String receipt, List<ItemRow> bought, int chosen) ->
                    state = new State.Bringing(receipt, bought, moved(chosen + by, bought.size()));
            case State.AskingOfSale(SaleQuestion question) ->
                    state = new State.AskingOfSale(question.moved(by));
            case State.Browsing _, State.Asking _ -> {}
        }
    }

    public void price(String typed, CurrencyUnit currency) {
        Optional<Money> now = TypedAmount.of(typed, currency);
        switch (state) {
            case State.AskingDepartment(var scan, var departments, var _) ->
                    become(new State.AskingDepartment(scan, departments, now));
            case State.AskingLinePrice(RungLine line, String about, var _) ->
                    become(new State.AskingLinePrice(line, about, now));
            case State.AskingPrice(ShelfItem item, var _) ->
                    become(new State.AskingPrice(item, now));
            case State.AskingGiftCard(var card, var _) ->
                    become(new State.AskingGiftCard(card, now));
            case State.Browsing _,
                    State.Searching _,
                    State.Choosing _,
                    State.Bringing _,
                    State.AskingQuantity _,
                    State.AskingSerial _,
                    State.AskingOfSale _ -> {}
        }
    }

    /// Something is wrong with what was typed for the question; it stays.
    public void wrong(String sentence) {
        wrong = sentence;
    }

    /// The item at that place of what is listed.
    public Optional<ShelfItem> item(int index) {
        List<ShelfItem> listed = listed();
        return index >= 0 && index < listed.size()
                ? Optional.of(listed.get(index))
                : Optional.empty();
    }

    /// The chosen one of the candidates for an ambiguous code.
    public Optional<ShelfItem> chosen() {
        return state instanceof State.Choosing(String _, List<ShelfItem> items, int chosen)
                ? Optional.of(items.get(chosen))
                : Optional.empty();
    }

    /// The chosen result, if the results are those of that very text.
    public Optional<ShelfItem> chosenFor(String text) {
        return state instanceof State.Searching(String searched, ShelfSearch found, int chosen)
                        && searched.equals(text)
                        && !found.items().isEmpty()
                ? Optional.of(found.items().get(chosen))
                : Optional.empty();
    }

    public Optional<RungLine> quantityFor() {
        return state instanceof State.AskingQuantity(RungLine line)
                ? Optional.of(line)
                : Optional.empty();
    }

    public Optional<RungLine> serialFor() {
        return state instanceof State.AskingSerial(RungLine line)
                ? Optional.of(line)
                : Optional.empty();
    }

    /// Empty as long as there is no price.
    public Optional<Priced> priced() {
        return state instanceof State.AskingPrice(ShelfItem item, var price)
                ? price.map(amount -> new Priced(item, UnitPrice.of(amount)))
                : Optional.empty();
    }

    /// Empty as long as there is no price.
    public Optional<LinePrice> linePrice() {
        return state instanceof State.AskingLinePrice(RungLine line, var _, var price)
                ? price.map(amount -> new LinePrice(line, UnitPrice.of(amount)))
                : Optional.empty();
    }

    /// Whether nothing is searched, chosen or asked for.
    public boolean isIdle() {
        return state instanceof State.Browsing && typed.isEmpty();
    }

    /// Whether an answer to it is the next step.
    public boolean isQuestion() {
        return state instanceof State.Asking;
    }

    /// Empty as long as there is no price.
    public Optional<DepartmentSale> departmentSale(int index, String note, Quantity quantity) {
        if (!(state instanceof State.AskingDepartment(var scan, var departments, var price))
                || index < 0
                || index >= departments.size()) {
            return Optional.empty();
        }
        Department department = departments.get(index);
        return price.map(
                amount ->
                        new DepartmentSale(
                                department,
                                department.taxClass(),
                                UnitPrice.of(amount),
                                scan.map(UnknownCode.Scan::quantity).orElse(quantity),
                                scan.map(UnknownCode.Scan::code),
                                note.strip()));
    }

    public Task shown(Quantity nextQuantity) {
        return switch (state) {
            case State.Browsing _ ->
                    new Task.Favourites(
                            typed,
                            categories(),
                            category,
                            itemWords.rows(listed()),
                            nextQuantity.equals(Quantity.ONE)
                                    ? ""
                                    : texts.text("sale.times", texts.quantity(nextQuantity)));
            case State.Searching(String _, ShelfSearch found, int chosen) ->
                    new Task.Results(
                            typed,
                            texts.text("search.count", found.items().size(), found.total()),
                            itemWords.rows(found.items()),
                            chosen);
            case State.Choosing(String code, List<ShelfItem> items, int chosen) ->
                    new Task.Choice(code, itemWords.rows(items), chosen);
            case State.Bringing(String receipt, List<ItemRow> bought, int chosen) ->
                    new Task.Bought(receipt, bought, chosen);
            case State.AskingQuantity(RungLine line) ->
                    new Task.AskQuantity(
                            line.goods().goods().name(), itemWords.quantity(line), wrong);
            case State.AskingSerial(RungLine line) ->
                    new Task.AskSerial(line.goods().goods().name(), serial(line), wrong);
            case State.AskingPrice(ShelfItem item, var price) ->
                    new Task.AskPrice(
                            item.item().name(),
                            texts.text("screen.noListPrice"),
                            price.map(texts::amount).orElse(""),
                            wrong);
            case State.AskingLinePrice(RungLine line, String about, var price) ->
                    new Task.AskPrice(
                            line.goods().goods().name(),
                            about,
                            price.map(texts::amount).orElse(""),
                            wrong);
            case State.AskingGiftCard(var card, var amount) ->
                    new Task.AskGiftCard(
                            card.map(code -> texts.text("giftCard.ending", code.lastFour()))
                                    .orElseGet(() -> texts.text("giftCard.onReceipt")),
                            amount.map(texts::amount).orElse(""),
                            wrong);
            case State.AskingOfSale(SaleQuestion question) -> question.shown(texts, wrong);
            case State.AskingDepartment(var scan, var departments, var price) ->
                    new Task.AskDepartment(
                            scan.map(unknown -> unknown.code().printed()).orElse(""),
                            departments.stream().map(Department::name).toList(),
                            price.map(texts::amount).orElse(""),
                            wrong);
        };
    }

    private static String serial(RungLine line) {
        return line.goods().goods() instanceof Goods.OfItem item
                ? item.trace().serial().orElse("")
                : "";
    }

    private List<ShelfItem> listed() {
        return switch (state) {
            case State.Browsing _ -> {
                List<String> categories = categories();
                yield tiles.stream()
                        .filter(tile -> tile.category().equals(categories.get(category)))
                        .map(FavouriteItem::item)
                        .toList();
            }
            case State.Searching searching -> searching.found().items();
            case State.Choosing choosing -> choosing.items();
            case State.Bringing _, State.Asking _ -> List.of();
        };
    }

    private List<String> categories() {
        return tiles.stream().map(FavouriteItem::category).distinct().toList();
    }

    private void become(State next) {
        state = next;
        typed = "";
        wrong = "";
    }

    private static int moved(int to, int count) {
        return Math.clamp(to, 0, Math.max(0, count - 1));
    }
}

package org.tillbridge.pos.sale;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.codes.CodeReader;
import org.tillbridge.retail.codes.CodeReading;
import org.tillbridge.retail.codes.InStoreTable;
import org.tillbridge.retail.pricing.CashRounding;
import org.tillbridge.retail.pricing.Companion;
import org.tillbridge.retail.pricing.SaleTerms;
import org.tillbridge.sync.replica.Favourite;
import org.tillbridge.sync.replica.LookUp;
import org.tillbridge.sync.replica.PricedItem;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.replica.SearchResult;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.StoreRow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What this store sells, at what price and tax, at this moment and on the business day that is
/// open. Safe for any thread.
public final class Shelf {
    private final ReplicaView replica;
    private final Clock clock;
    private final Supplier<LocalDate> businessDate;

    public Shelf(ReplicaView replica, Clock clock, Supplier<LocalDate> businessDate) {
        this.replica = replica;
        this.clock = clock;
        this.businessDate = businessDate;
    }

    /// All items that answer to a code: none, one, or several to choose from.
    public List<ShelfItem> find(ItemCode code) {
        return switch (replica.lookUp(code, clock.instant(), businessDate.get())) {
            case LookUp.NotFound() -> List.of();
            case LookUp.Found(PricedItem item) -> List.of(new ShelfItem(item, code));
            case LookUp.Ambiguous(List<PricedItem> items) ->
                    items.stream().map(item -> new ShelfItem(item, code)).toList();
        };
    }

    /// What answers to whatever was scanned or typed: the whole of it first, then each name that
    /// can be read from it. Exact, always: never a part of a code, never something like it.
    public ShelfFind look(String text) {
        List<ShelfItem> whole = ItemCode.parse(text).map(this::find).orElse(List.of());
        if (!whole.isEmpty()) {
            return new ShelfFind.Items(whole);
        }
        return switch (codes().read(text)) {
            case CodeReading.NotACode() -> new ShelfFind.NotACode();
            case CodeReading.Faulty(CodeFault why) -> new ShelfFind.Faulty(why);
            case CodeReading.Names named -> find(named);
        };
    }

    private ShelfFind find(CodeReading.Names named) {
        return named.names().stream()
                .map(this::find)
                .filter(items -> !items.isEmpty())
                .findFirst()
                .<ShelfFind>map(
                        items ->
                                new ShelfFind.Items(
                                        items.stream()
                                                .map(item -> item.with(named.label()))
                                                .toList()))
                .orElseGet(() -> new ShelfFind.Nothing(named));
    }

    /// The serial number in what was scanned for one: that of a label that says it, or all of it;
    /// empty where it is the code that the goods were rung by.
    Optional<String> serial(String scanned, Goods of) {
        if (!(codes().read(scanned) instanceof CodeReading.Names named)) {
            return Optional.of(scanned);
        }
        boolean isOfGoods = of instanceof Goods.OfItem item && item.code().equals(named.code());
        return named.label()
                .trace()
                .serial()
                .or(() -> isOfGoods ? Optional.empty() : Optional.of(scanned));
    }

    private CodeReader codes() {
        StoreRow store = store();
        return new CodeReader(
                InStoreTable.of(store.country(), store.inStoreRules()),
                store.currency(),
                businessDate.get().getYear());
    }

    /// By the calendar of the store, whichever business day is open.
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), store().timeZone());
    }

    public LocalDate businessDate() {
        return businessDate.get();
    }

    /// Why goods may not be sold because they are called back.
    Optional<String> recall(ShelfItem item) {
        return replica.recall(item.item().id(), item.label().trace().lot());
    }

    /// What an item brings along: deposits and levies. What is no longer sold, or has no price,
    /// stays away.
    public List<Companion> companions(ItemId item) {
        return replica.companions(item).stream()
                .flatMap(
                        row ->
                                find(row.companion()).filter(ShelfItem::isSellable).stream()
                                        .map(
                                                along ->
                                                        new Companion(
                                                                LabelledGoods.of(
                                                                        along,
                                                                        along.taxRate()
                                                                                .orElseThrow(),
                                                                        Quantity.ONE),
                                                                row.pieces())))
                .toList();
    }

    /// What it brings along, whatever that costs today.
    public List<CompanionRow> companionsOf(ItemId item) {
        return replica.companions(item);
    }

    /// Whether it is money on empties: it goes back to whoever brings them.
    public boolean isDeposit(ItemId item) {
        return replica.isDeposit(item);
    }

    public Optional<ShelfItem> find(ItemId item) {
        return priced(replica, item);
    }

    public ShelfSearch search(String text, int limit) {
        SearchResult found = replica.search(text, limit);
        return new ShelfSearch(
                text,
                found.items().stream()
                        .flatMap(item -> priced(replica, item.id()).stream())
                        .toList(),
                found.total());
    }

    /// The items that have a tile of their own, by category and position.
    public List<FavouriteItem> favourites() {
        return replica.favourites().stream()
                .flatMap(favourite -> tile(replica, favourite).stream())
                .toList();
    }

    /// An item with a tile.
    public record FavouriteItem(String category, ShelfItem item) {}

    public List<Department> departments() {
        return replica.departments();
    }

    public Optional<Department> department(DepartmentId id) {
        return departments().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public Optional<TaxRate> taxRate(TaxClass taxClass) {
        return replica.taxRate(taxClass, businessDate.get());
    }

    /// Whether the hub has ever told this workstation which store it is in.
    public boolean isStocked() {
        return replica.store().isPresent();
    }

    public CurrencyUnit currency() {
        return store().currency();
    }

    public SaleTerms terms() {
        return store().terms();
    }

    /// How much of one gift card or store credit is taken here in a day without asking the hub.
    public Money storedValueOfflineLimit() {
        return Money.ofMinor(store().currency(), store().storedValueOfflineLimit());
    }

    /// Whether nothing but a store credit is given here for goods whose purchase nothing proves.
    public boolean creditWithoutProof() {
        return store().creditWithoutProof();
    }

    /// What terminals may take here without asking a bank.
    public CardTerms cardTerms() {
        return store().cards();
    }

    /// How cash is rounded here.
    public CashRounding cashRounding() {
        return CashRounding.in(store().country(), store().currency());
    }

    private Optional<FavouriteItem> tile(ReplicaView view, Favourite favourite) {
        return priced(view, favourite.item().id())
                .map(item -> new FavouriteItem(favourite.category(), item));
    }

    private Optional<ShelfItem> priced(ReplicaView view, ItemId id) {
        Instant now = clock.instant();
        return view.lookUp(id, now, businessDate.get())
                .map(priced -> new ShelfItem(priced, ownCode(priced.item())));
    }

    private static ItemCode ownCode(Item item) {
        return ItemCode.parse(item.sku())
                .orElseGet(() -> new ItemCode(Integer.toString(item.id().number())));
    }

    /// What a sale earns its customer here.
    public PointsRate pointsRate() {
        return store().pointsRate();
    }

    private StoreRow store() {
        return replica.store()
                .orElseThrow(() -> new IllegalStateException("The replica holds no store yet"));
    }
}

package org.tillbridge.sync.replica;

import org.tillbridge.retail.Department;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.CardDigest;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.PromotionRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.StoreRow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The questions of one session; whoever asks opens and ends the transaction.
final class SessionView implements ReplicaView {
    private final ReplicaScopes scopes;
    private final RawRowStore raw;
    private final ItemStore items;
    private final ItemFillStore filled;
    private final PricedItemStore prices;
    private final StockStore stock;
    private final SearchStore search;
    private final SettingStore settings;

    SessionView(SqlStore sql, ReplicaScopes scopes) {
        this.scopes = scopes;
        this.raw = new RawRowStore(sql);
        this.items = new ItemStore(sql);
        this.filled = new ItemFillStore(sql);
        this.prices = new PricedItemStore(sql, scopes);
        this.stock = new StockStore(sql, scopes);
        this.search = new SearchStore(sql);
        this.settings = new SettingStore(sql, scopes);
    }

    @Override
    public ItemMatch find(ItemCode code) {
        return ItemMatch.of(items.named(code));
    }

    @Override
    public LookUp lookUp(ItemCode code, Instant at, LocalDate businessDate) {
        List<PricedItem> exact = prices.named(code, at, businessDate);
        return LookUp.of(
                exact.isEmpty()
                        ? items.foldedMatches(code).stream()
                                .flatMap(
                                        item -> prices.priced(item.id(), at, businessDate).stream())
                                .toList()
                        : exact);
    }

    @Override
    public Optional<PricedItem> lookUp(ItemId item, Instant at, LocalDate businessDate) {
        return prices.priced(item, at, businessDate);
    }

    @Override
    public Optional<Item> item(ItemId item) {
        return items.item(item);
    }

    @Override
    public List<ItemCode> codes(ItemId item) {
        return items.codes(item);
    }

    @Override
    public SearchResult search(String text, int limit) {
        return search.search(text, limit);
    }

    @Override
    public Optional<UnitPrice> price(ItemId item, Instant at) {
        return prices.price(item, at);
    }

    @Override
    public Optional<TaxRate> taxRate(TaxClass taxClass, LocalDate businessDate) {
        return prices.taxRate(taxClass, businessDate);
    }

    @Override
    public Quantity stock(ItemId item) {
        return stock.onHand(item);
    }

    @Override
    public List<Department> departments() {
        return settings.departments();
    }

    @Override
    public Optional<String> recall(ItemId item, Optional<String> lot) {
        return items.recall(item, lot);
    }

    @Override
    public List<CompanionRow> companions(ItemId item) {
        return items.companions(item);
    }

    @Override
    public boolean isDeposit(ItemId item) {
        return items.isDeposit(item);
    }

    @Override
    public List<Favourite> favourites() {
        return items.favourites();
    }

    @Override
    public List<Promotion> promotions() {
        return raw.rows(Scope.CATALOGUE, List.of(PromotionRow.KIND)).stream()
                .flatMap(
                        row ->
                                Derivation.read(Scope.CATALOGUE, row.kind(), row.key(), row.body())
                                        .stream())
                .map(row -> ((PromotionRow) row).promotion())
                .toList();
    }

    @Override
    public List<OperatorRow> operators() {
        return settings.operators();
    }

    @Override
    public Optional<StoreRow> store() {
        return settings.store();
    }

    @Override
    public Optional<Instant> asOf() {
        return settings.asOf();
    }

    @Override
    public List<RightRow> rights() {
        return settings.rights();
    }

    @Override
    public Optional<WorkstationRow> workstation() {
        return settings.workstation();
    }

    @Override
    public Optional<SigningKeyRow> signingKey(WorkstationId workstation) {
        return settings.signingKey(workstation);
    }

    @Override
    public boolean isBlocked(StoredValueCode card) {
        return settings.isBlocked(CardDigest.of(card));
    }

    @Override
    public Set<Hash> erasedParts() {
        return settings.erasedParts();
    }

    @Override
    public List<ParkedRow> parked() {
        return settings.parked();
    }

    @Override
    public List<ReflectedRow> reflected() {
        return settings.reflected();
    }

    @Override
    public List<EpochGrant> spareEpochs() {
        return settings.spareEpochs();
    }

    @Override
    public LoadState loaded() {
        Map<Scope, Place> places = raw.places();
        Set<Scope> missing =
                scopes.with(settings.store().map(StoreRow::priceList)).stream()
                        .filter(Predicate.not(scope -> isSound(places, scope)))
                        .collect(Collectors.toSet());
        Optional<Instant> latest =
                places.values().stream().map(Place::time).max(Comparator.naturalOrder());
        return new LoadState(missing, filled.count(), latest);
    }

    private static boolean isSound(Map<Scope, Place> places, Scope scope) {
        return places.containsKey(scope) && places.get(scope).sound();
    }
}

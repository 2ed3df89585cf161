package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.codes.InStoreRule;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.BlockedCardRow;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.ReplicaRow.DepartmentRow;
import org.tillbridge.sync.wire.ReplicaRow.ErasedPartRow;
import org.tillbridge.sync.wire.ReplicaRow.FavouriteRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.PriceRow;
import org.tillbridge.sync.wire.ReplicaRow.PromotionRow;
import org.tillbridge.sync.wire.ReplicaRow.RecallRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.ReplicaRow.SpareEpochRow;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.StoreRow;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a raw row becomes in the look-up tables. Depends on the row alone, so all of them can be
/// derived anew from the raw rows at any time.
final class Derivation {
    /// Raised whenever the look-up tables or what stands in them change: files of another version
    /// are then derived anew.
    static final int VERSION = 18;

    private static final Logger LOG = LoggerFactory.getLogger(Derivation.class);
    private static final Set<String> READ_RAW =
            Set.of(PromotionRow.KIND, PriceRow.KIND, StockRow.KIND);
    private static final Pattern STOCK_EFFECT = Pattern.compile("stock/([1-9][0-9]{0,8})");

    /// Where derived rows go.
    interface Target {
        void put(DerivedTable table, @Nullable Object... values);
    }

    private Derivation() {}

    /// What a raw row says; empty if this version cannot make sense of it. It is then kept for a
    /// version that can, and the rest goes on.
    static Optional<ReplicaRow> read(Scope scope, String kind, String key, String body) {
        try {
            Optional<ReplicaRow> row = RowCodec.read(kind, body);
            if (row.isPresent() && !(belongs(row.get(), scope) && row.get().key().equals(key))) {
                LOG.warn("{} {} of {} says that it is another one", kind, key, scope.text());
                return Optional.empty();
            }
            return row;
        } catch (UnreadableMessageException | IllegalArgumentException odd) {
            LOG.warn("{} {} of {} cannot be read: {}", kind, key, scope.text(), odd.getMessage());
            return Optional.empty();
        }
    }

    private static boolean belongs(ReplicaRow row, Scope scope) {
        return switch (row) {
            case ItemRow _,
                    DepartmentRow _,
                    FavouriteRow _,
                    PromotionRow _,
                    RecallRow _,
                    CompanionRow _,
                    SigningKeyRow _,
                    BlockedCardRow _ ->
                    scope instanceof Scope.Catalogue;
            case ErasedPartRow _ ->
                    scope instanceof Scope.Catalogue || scope instanceof Scope.Store;
            case TaxRateRow rate ->
                    rate.store().<Scope>map(Scope.Store::new).orElse(Scope.CATALOGUE).equals(scope);
            case PriceRow _ -> scope instanceof Scope.Prices;
            case StoreRow _, RightRow _, StockRow _, ReflectedRow _, ParkedRow _ ->
                    scope instanceof Scope.Store;
            case WorkstationRow _, OperatorRow _, SpareEpochRow _ ->
                    scope instanceof Scope.Workstation;
        };
    }

    /// Whether rows of a kind become anything. Promotions are read whole, prices and stock one by
    /// one, from the raw rows: a new till need not make out what all of them say.
    static boolean isDerived(String kind) {
        return !READ_RAW.contains(kind);
    }

    /// All but what stands in the table of items: see [#deriveItem].
    static void derive(ReplicaRow row, Target into) {
        switch (row) {
            case ItemRow(Item item, List<ItemCode> codes) -> deriveCodes(item, codes, into);
            case DepartmentRow(var department) ->
                    into.put(
                            DerivedTable.DEPARTMENT,
                            department.id().number(),
                            department.name(),
                            department.taxClass().code());
            case TaxRateRow(var store, var taxClass, var from, var rate) ->
                    into.put(
                            DerivedTable.TAX_RATE,
                            taxClass.code(),
                            store.map(StoreId::number).orElse(0),
                            from.toString(),
                            TaxRateText.of(rate));
            case FavouriteRow(String category, int position, var item) ->
                    into.put(DerivedTable.FAVOURITE, category, position, item.number());
            case PromotionRow _, PriceRow _, StockRow _ -> {}
            case RecallRow(var item, String lot, String reason) ->
                    into.put(DerivedTable.RECALL, item.number(), lot, reason);
            case CompanionRow(var item, var companion, int pieces, boolean levy) ->
                    into.put(
                            DerivedTable.COMPANION,
                            item.number(),
                            companion.number(),
                            pieces,
                            levy ? 1 : 0);
            case SigningKeyRow(var workstation, var store, var publicKey, var revokedAt) ->
                    into.put(
                            DerivedTable.SIGNING_KEY,
                            workstation.number(),
                            store.number(),
                            publicKey.base64(),
                            revokedAt.map(Instant::toEpochMilli).orElse(null));
            case BlockedCardRow(var card) -> into.put(DerivedTable.BLOCKED_CARD, card.hex());
            case ErasedPartRow(var part) -> into.put(DerivedTable.ERASED_PART, part.hex());
            case StoreRow store -> deriveStore(store, into);
            case RightRow(var role, var right, var permission) ->
                    into.put(
                            DerivedTable.ROLE_RIGHT,
                            CamelCase.of(role),
                            CamelCase.of(right),
                            CamelCase.of(permission.beyond()),
                            permission.freeUpTo().isPresent()
                                    ? permission.freeUpTo().getAsLong()
                                    : null);
            case ReflectedRow(var workstation, var epoch, long sequence) ->
                    into.put(DerivedTable.REFLECTED, workstation.number(), epoch.hex(), sequence);
            case ParkedRow parked -> deriveParked(parked, into);
            case WorkstationRow(
                            var workstation,
                            var store,
                            String name,
                            var enrolBy,
                            var revokedAt) ->
                    into.put(
                            DerivedTable.WORKSTATION,
                            workstation.number(),
                            store.number(),
                            name,
                            enrolBy.map(Instant::toEpochMilli).orElse(null),
                            revokedAt.map(Instant::toEpochMilli).orElse(null));
            case OperatorRow(var operator, String name, var role, var pin) ->
                    into.put(
                            DerivedTable.OPERATOR,
                            operator.number(),
                            name,
                            CamelCase.of(role),
                            pin.salt(),
                            pin.iterations(),
                            pin.verifier());
            case SpareEpochRow(var spare) ->
                    into.put(DerivedTable.SPARE_EPOCH, spare.epoch().hex(), spare.series());
        }
    }

    /// The table of items is filled later than the others: see [ItemFillStore].
    static void deriveItem(Item item, Target into) {
        into.put(
                DerivedTable.ITEM,
                item.id().number(),
                item.sku(),
                item.name(),
                item.department().number(),
                item.taxClass().code(),
                item.discontinued() ? 1 : 0,
                item.minimumAge().isPresent() ? item.minimumAge().getAsInt() : null);
    }

    private static void deriveCodes(Item item, List<ItemCode> codes, Target into) {
        for (ItemCode code : new LinkedHashSet<>(codes)) {
            String folded = code.folded();
            into.put(
                    DerivedTable.ITEM_CODE,
                    item.id().number(),
                    code.normalForm(),
                    folded.equals(code.normalForm()) ? null : folded);
        }
    }

    private static void deriveStore(StoreRow store, Target into) {
        into.put(
                DerivedTable.STORE,
                store.store().number(),
                store.name(),
                store.currency().getCode(),
                store.country(),
                store.timeZone().getId(),
                store.priceList(),
                store.taxIncluded() ? 1 : 0,
                CamelCase.of(store.taxRounding()),
                store.inStoreRules().stream()
                        .map(InStoreRule::toString)
                        .collect(Collectors.joining(" ")),
                store.storedValueOfflineLimit(),
                store.creditWithoutProof() ? 1 : 0,
                store.approvalsLapseAfter().toHours(),
                store.pointsRate().partsPerMillion(),
                store.cards().floorLimit().isPresent()
                        ? store.cards().floorLimit().getAsLong()
                        : null,
                store.cards().forwardHours(),
                store.seller().inOneLine(),
                store.seller().taxIdText());
    }

    private static void deriveParked(ParkedRow parked, Target into) {
        Matcher stock = STOCK_EFFECT.matcher(parked.effect().effect());
        into.put(
                DerivedTable.PARKED,
                parked.workstation().number(),
                parked.epoch().hex(),
                parked.sequence(),
                parked.effect().effect(),
                stock.matches() ? Integer.valueOf(stock.group(1)) : null,
                parked.effect().code(),
                parked.effect().text());
    }
}

package org.tillbridge.sync.replica;

import org.tillbridge.retail.Department;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.StoreRow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a screen can ask: what the hub knows, with this workstation's pending entries applied over
/// it.
public interface ReplicaView {
    /// Which item a code names.
    ItemMatch find(ItemCode code);

    /// Which item a code names, and what it costs.
    ///
    /// @param at when the price must be in force
    /// @param businessDate when the tax rate must be in force
    LookUp lookUp(ItemCode code, Instant at, LocalDate businessDate);

    Optional<PricedItem> lookUp(ItemId item, Instant at, LocalDate businessDate);

    Optional<Item> item(ItemId item);

    List<ItemCode> codes(ItemId item);

    /// Items that have every word in their name, or start with it in one of their codes; the words
    /// in any order, letter case and accents aside. Words of one or two characters must start a
    /// word of the name or a code.
    SearchResult search(String text, int limit);

    /// The price of the store's price list that is in force at that moment.
    Optional<UnitPrice> price(ItemId item, Instant at);

    Optional<TaxRate> taxRate(TaxClass taxClass, LocalDate businessDate);

    /// On hand in this store: what the hub knows and what happened here since, each entry counted
    /// exactly once.
    Quantity stock(ItemId item);

    List<Department> departments();

    /// Why goods may not be sold because they are called back: all of the item, or that lot of it.
    Optional<String> recall(ItemId item, Optional<String> lot);

    /// What an item brings along, by number.
    List<CompanionRow> companions(ItemId item);

    /// Whether it is a deposit on anything.
    boolean isDeposit(ItemId item);

    /// By category and position.
    List<Favourite> favourites();

    /// All that the hub knows, past and to come; read whole, so ask once and keep them.
    List<Promotion> promotions();

    List<OperatorRow> operators();

    /// By which name people know an operator; the number of one who is not known here.
    default String operatorName(OperatorId operator) {
        return operators().stream()
                .filter(row -> row.operator().equals(operator))
                .map(OperatorRow::name)
                .findFirst()
                .orElseGet(() -> Integer.toString(operator.number()));
    }

    Optional<StoreRow> store();

    /// When the hub said last what changed, by its clock; empty where it never did.
    Optional<Instant> asOf();

    /// What this store says of who may do what, other than by the presets.
    List<RightRow> rights();

    Optional<WorkstationRow> workstation();

    /// What proves the receipts of a workstation, of this store or another.
    Optional<SigningKeyRow> signingKey(WorkstationId workstation);

    /// Whether head office has a gift card or a store credit pay no more, as far as is known here.
    boolean isBlocked(StoredValueCode card);

    /// What entries said of persons and head office had erased, on whichever workstation.
    Set<Hash> erasedParts();

    /// Effects of this workstation's entries that wait at the hub for someone to settle them.
    List<ParkedRow> parked();

    /// How much of this workstation's journals is in what the hub knows here.
    List<ReflectedRow> reflected();

    List<EpochGrant> spareEpochs();

    LoadState loaded();
}

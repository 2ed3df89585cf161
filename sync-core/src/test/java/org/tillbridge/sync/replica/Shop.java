package org.tillbridge.sync.replica;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PinDigest;
import org.tillbridge.sync.wire.ReplicaRow.DepartmentRow;
import org.tillbridge.sync.wire.ReplicaRow.FavouriteRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.PriceRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.SpareEpochRow;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.StoreRow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A small shop in Bath, as rows of a replica.
public final class Shop {
    public static final StoreId BATH = new StoreId(1);
    public static final WorkstationId TILL = new WorkstationId(2);
    public static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    public static final TaxClass STANDARD = new TaxClass("standard");
    public static final Epoch EPOCH = new Epoch("00c0ffee00c0ffee");
    public static final Scope PRICES = new Scope.Prices(1);
    public static final Scope STORE = new Scope.Store(BATH);
    public static final Scope WORKSTATION = new Scope.Workstation(TILL);
    public static final Instant NOON = Instant.parse("2010-12-01T12:00:00Z");
    public static final LocalDate DAY = LocalDate.of(2010, 12, 1);

    private Shop() {}

    /// A hub with the shop's settings and nothing to sell.
    public static HubInMemory opened() {
        HubInMemory hub = new HubInMemory();
        hub.put(
                WORKSTATION,
                new WorkstationRow(TILL, BATH, "Till 2"),
                new OperatorRow(
                        new OperatorId(3),
                        "B. Evans",
                        Role.HEAD_OFFICE,
                        new PinDigest("c2FsdHNhbHRzYWx0c2FsdA==", 1000, "dmVyaWZpZXI=")),
                new SpareEpochRow(new EpochGrant(new Epoch("0000000000000002"), 2)));
        hub.put(STORE, settings(1));
        hub.put(
                Scope.CATALOGUE,
                new DepartmentRow(new Department(new DepartmentId(3), "Gifts", STANDARD)),
                standardRate(LocalDate.of(1970, 1, 1), 175_000),
                standardRate(LocalDate.of(2011, 1, 4), 200_000));
        return hub;
    }

    public static StoreRow settings(int priceList) {
        return new StoreRow(
                BATH,
                "Bath",
                GBP,
                "GB",
                ZoneId.of("Europe/London"),
                priceList,
                true,
                TaxRounding.DOCUMENT);
    }

    /// [#BATH], were it elsewhere.
    public static StoreRow at(String place, CurrencyUnit currency, String country, String zone) {
        return new StoreRow(
                BATH, place, currency, country, ZoneId.of(zone), 1, true, TaxRounding.DOCUMENT);
    }

    /// With its number as stock-keeping unit, and these codes.
    public static ItemRow item(int number, String name, String... codes) {
        return row(anItem(number, name), codes);
    }

    public static ItemRow discontinued(ItemRow row) {
        Item item = row.item();
        return new ItemRow(
                new Item(
                        item.id(),
                        item.sku(),
                        item.name(),
                        item.department(),
                        item.taxClass(),
                        true),
                row.codes());
    }

    private static ItemRow row(Item item, String... codes) {
        return new ItemRow(item, Arrays.stream(codes).map(Shop::code).toList());
    }

    public static Item anItem(int number, String name) {
        return new Item(
                new ItemId(number),
                Integer.toString(number),
                name,
                new DepartmentId(3),
                STANDARD,
                false);
    }

    public static ItemCode code(String text) {
        return ItemCode.parse(text).orElseThrow();
    }

    public static PriceRow price(int item, Instant from, String amount) {
        return new PriceRow(new ItemId(item), from, pounds(amount).tenThousandths());
    }

    public static UnitPrice pounds(String amount) {
        return UnitPrice.of(GBP, new BigDecimal(amount));
    }

    public static StockRow stock(int item, long units) {
        return new StockRow(new ItemId(item), Quantity.of(units));
    }

    public static ReflectedRow reflected(Epoch epoch, long sequence) {
        return new ReflectedRow(TILL, epoch, sequence);
    }

    public static ParkedRow parked(Epoch epoch, long sequence, String effect) {
        return new ParkedRow(
                TILL,
                epoch,
                sequence,
                new ParkedEffect(effect, "unknownItem", "The item is not known here"));
    }

    public static FavouriteRow favourite(String category, int position, int item) {
        return new FavouriteRow(category, position, new ItemId(item));
    }

    public static PricedItem priced(ItemRow row, String price, long stock) {
        return new PricedItem(
                row.item(),
                Optional.of(pounds(price)),
                Optional.of(new TaxRate(175_000)),
                Optional.of(settings(1).terms()),
                Quantity.of(stock));
    }

    public static List<Integer> numbers(List<Item> items) {
        return items.stream().map(item -> item.id().number()).toList();
    }

    /// In all stores, taken by nobody in particular.
    public static TaxRateRow standardRate(LocalDate from, int partsPerMillion) {
        return new TaxRateRow(Optional.empty(), STANDARD, from, new TaxRate(partsPerMillion));
    }
}

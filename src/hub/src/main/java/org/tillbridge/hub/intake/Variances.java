package org.tillbridge.hub.intake;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tillbridge.hub.catalogue.ListedPrices;
import org.tillbridge.hub.catalogue.ListedPrices.PriceListView;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.shop.TaxRates;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.rules.PriceRules;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.rules.RungBetween;
import org.tillbridge.sync.wire.StoreRow;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Notes which sales were charged, or taxed, otherwise than the hub's lists said when they were
/// rung, in a transaction of their store: a till that had not heard of a price, or is not what it
/// says. What was charged stays booked. Looked at are items that are sold; what comes back goes by
/// what was paid for it, and goods of a department have no list price.
final class Variances {
    private final HubTransaction transaction;
    private final StoreId here;
    private final ListedPrices listed;
    private final Conflicts conflicts;
    private @Nullable Lists lists;

    Variances(HubTransaction transaction, StoreId here, ListedPrices listed, Conflicts conflicts) {
        this.transaction = transaction;
        this.here = here;
        this.listed = listed;
        this.conflicts = conflicts;
    }

    /// What a line was charged, and what the lists say, as parts of sentences.
    record Varied(String charged, String listed) {}

    /// The lists of the store.
    private record Lists(StoreRow store, PriceListView prices, TaxRates taxes) {}

    /// @param receivedAt when the entry came to the hub, by the time of its store
    void note(EntryHeader header, JournalEntry fact, Instant receivedAt) throws SQLException {
        Optional<RetailTransaction> sale = Booking.transactionIn(fact);
        if (sale.isPresent()) {
            note(header, sale.get(), RungBetween.of(sale.get(), header, receivedAt));
        }
    }

    private void note(EntryHeader header, RetailTransaction sale, RungBetween rung)
            throws SQLException {
        LocalDate opened = LocalDate.ofInstant(sale.openedAt(), lists().store().timeZone());
        LocalDate closed = header.businessDate();
        LocalDate first = opened.isBefore(closed) ? opened : closed;
        List<Varied> prices = new ArrayList<>();
        List<Varied> taxes = new ArrayList<>();
        for (GoodsLine line : sale.goods()) {
            if (line instanceof SaleLine sold && sold.goods() instanceof Goods.OfItem goods) {
                price(sold, goods.item(), rung).ifPresent(prices::add);
                if (sale.exemption().isEmpty()) {
                    tax(sold, lists().taxes().between(sold.taxClass(), first, closed))
                            .ifPresent(taxes::add);
                }
            }
        }
        if (!prices.isEmpty()) {
            conflicts.varied(header, sale.number(), Rule.PRICE_VARIANCE, prices);
        }
        if (!taxes.isEmpty()) {
            conflicts.varied(header, sale.number(), Rule.TAX_VARIANCE, taxes);
        }
    }

    private Optional<Varied> price(SaleLine line, ItemId item, RungBetween rung)
            throws SQLException {
        Optional<UnitPrice> charged = PriceRules.fromList(line);
        if (charged.isEmpty()) {
            return Optional.empty();
        }
        CurrencyUnit currency = lists().store().currency();
        List<UnitPrice> prices = new ArrayList<>(1);
        for (long price : lists().prices().between(item, rung.first(), rung.last())) {
            prices.add(new UnitPrice(currency, price));
        }
        if (!PriceRules.ofPrice(charged.get(), prices).isConflict()) {
            return Optional.empty();
        }
        return Optional.of(
                new Varied(
                        "Line %d, item %d at %s"
                                .formatted(line.number(), item.number(), text(charged.get())),
                        "Item %d at %s"
                                .formatted(
                                        item.number(),
                                        either(prices.stream().map(Variances::text)))));
    }

    private static Optional<Varied> tax(SaleLine line, List<TaxRate> due) {
        if (!PriceRules.ofTax(line.taxRate(), due).isConflict()) {
            return Optional.empty();
        }
        return Optional.of(
                new Varied(
                        "Line %d, %s at %s"
                                .formatted(
                                        line.number(),
                                        line.taxClass().code(),
                                        text(line.taxRate())),
                        "%s at %s"
                                .formatted(
                                        line.taxClass().code(),
                                        either(due.stream().map(Variances::text)))));
    }

    private static String either(Stream<String> texts) {
        return texts.distinct().collect(Collectors.joining(" or "));
    }

    private static String text(UnitPrice price) {
        BigDecimal amount = price.toBigDecimal().stripTrailingZeros();
        int decimals = Math.max(amount.scale(), price.currency().getDecimalPlaces());
        return price.currency().getCode() + " " + amount.setScale(decimals).toPlainString();
    }

    /// With its parts, where it has some.
    private static String text(TaxRate rate) {
        String whole = rate.toPercent().toPlainString() + " %";
        return rate.parts().isEmpty()
                ? whole
                : whole
                        + rate.parts().stream()
                                .map(part -> part.jurisdiction() + " " + percent(part))
                                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String percent(TaxRate.Part part) {
        return new TaxRate(part.partsPerMillion()).toPercent().toPlainString() + " %";
    }

    private Lists lists() throws SQLException {
        Lists known = lists;
        if (known == null) {
            ShopStore shop = new ShopStore(transaction.statements());
            StoreRow store = shop.store(here).orElseThrow();
            known =
                    new Lists(
                            store,
                            listed.in(transaction.statements(), store.priceList()),
                            shop.taxRates(here));
            lists = known;
        }
        return known;
    }
}

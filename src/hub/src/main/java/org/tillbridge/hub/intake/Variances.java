package org.tillbridge.hub.intake;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tillbridge.hub.catalogue.Listings;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.shop.TaxRates;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
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

/// Notes which sales were charged, or taxed, otherwise than the hub's lists said when they were
/// rung, in a transaction of their store: a till that had not heard of a price, or is not what it
/// says. What was charged stays booked. Looked at are items that are sold; what comes back goes by
/// what was paid for it, and goods of a department have no list price.
final class Variances {
    /// Of a sale that are named.
    private static final int MOST_LINES = 5;

    /// Of several prices that may be right.
    private static final int MOST_TEXTS = 5;

    private final HubTransaction transaction;
    private final StoreId here;
    private final Listings listed;
    private final Conflicts conflicts;
    private @Nullable Lists lists;

    Variances(HubTransaction transaction, StoreId here, Listings listed, Conflicts conflicts) {
        this.transaction = transaction;
        this.here = here;
        this.listed = listed;
        this.conflicts = conflicts;
    }

    /// The business days on which a sale was rung.
    private record Days(LocalDate first, LocalDate last) {}

    /// The lists of the store.
    private record Lists(StoreRow store, Listings.View items, TaxRates taxes) {}

    /// @param receivedAt when the entry came to the hub, by the time of its store
    void note(EntryHeader header, JournalEntry fact, Instant receivedAt) throws SQLException {
        Optional<RetailTransaction> sale = Booking.transactionIn(fact);
        if (sale.isPresent()) {
            note(
                    header,
                    sale.get(),
                    RungBetween.of(sale.get(), header.recordedAt(), header.hubTime(), receivedAt));
        }
    }

    private void note(EntryHeader header, RetailTransaction sale, RungBetween rung)
            throws SQLException {
        LocalDate opened = LocalDate.ofInstant(sale.openedAt(), lists().store().timeZone());
        LocalDate closed = header.businessDate();
        Days days = new Days(opened.isBefore(closed) ? opened : closed, closed);
        List<SaleLine> prices = new ArrayList<>();
        List<SaleLine> taxes = new ArrayList<>();
        for (GoodsLine line : sale.goods()) {
            if (line instanceof SaleLine sold && sold.goods() instanceof Goods.OfItem goods) {
                if (isOtherPrice(sold, goods.item(), rung)) {
                    prices.add(sold);
                }
                if (sale.exemption().isEmpty() && isOtherTax(sold, goods.item(), days)) {
                    taxes.add(sold);
                }
            }
        }
        if (!prices.isEmpty()) {
            notePrices(header, sale, prices, rung);
        }
        if (!taxes.isEmpty()) {
            noteTaxes(header, sale, taxes, days);
        }
        Rule together = PriceRules.ofTaxes(sale);
        if (together.isConflict()) {
            conflicts.varied(
                    header,
                    "taxes of sale " + sale.number(),
                    together,
                    "Charged: %s.".formatted(PriceRules.taxes(sale)),
                    "Its lines bear %s.".formatted(PriceRules.taxOfLines(sale)));
        }
    }

    private boolean isOtherPrice(SaleLine line, ItemId item, RungBetween rung) throws SQLException {
        Optional<UnitPrice> charged = PriceRules.fromList(line);
        return PriceRules.ofAmount(line).isConflict()
                || (charged.isPresent()
                        && PriceRules.ofPrice(charged.get(), listed(item, rung)).isConflict());
    }

    private List<UnitPrice> listed(ItemId item, RungBetween rung) throws SQLException {
        CurrencyUnit currency = lists().store().currency();
        List<UnitPrice> prices = new ArrayList<>(1);
        for (long price : lists().items().between(item, rung.first(), rung.last())) {
            prices.add(new UnitPrice(currency, price));
        }
        return prices;
    }

    private boolean isOtherTax(SaleLine line, ItemId item, Days days) throws SQLException {
        return PriceRules.ofTaxAmount(line).isConflict()
                || PriceRules.ofTax(line.taxRate(), due(item, days)).isConflict();
    }

    /// By the class that the item has here, whatever the line names.
    private List<TaxRate> due(ItemId item, Days days) throws SQLException {
        Optional<TaxClass> taxClass = lists().items().taxClass(item);
        return taxClass.isEmpty()
                ? List.of()
                : lists().taxes().between(taxClass.get(), days.first(), days.last());
    }

    private void notePrices(
            EntryHeader header, RetailTransaction sale, List<SaleLine> lines, RungBetween rung)
            throws SQLException {
        List<String> charged = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        for (SaleLine line : first(lines)) {
            ItemId item = item(line);
            charged.add(
                    "line %d, item %d at %s, %s for %s"
                            .formatted(
                                    line.number(),
                                    item.number(),
                                    PriceRules.fromList(line).map(Variances::text).orElse("any"),
                                    line.amount(),
                                    line.quantity()));
            listed.add("item %d at %s".formatted(item.number(), prices(listed(item, rung))));
        }
        conflicts.varied(
                header,
                "sale " + sale.number(),
                Rule.PRICE_VARIANCE,
                sentence("Charged: ", charged, lines),
                sentence("Listed: ", listed, lines));
    }

    private void noteTaxes(
            EntryHeader header, RetailTransaction sale, List<SaleLine> lines, Days days)
            throws SQLException {
        List<String> charged = new ArrayList<>();
        List<String> due = new ArrayList<>();
        for (SaleLine line : first(lines)) {
            charged.add(
                    "line %d, %s at %s, %s within %s"
                            .formatted(
                                    line.number(),
                                    line.taxClass().code(),
                                    text(line.taxRate()),
                                    line.tax(),
                                    line.amount()));
            due.add(
                    "%s at %s"
                            .formatted(
                                    lists().items()
                                            .taxClass(item(line))
                                            .map(TaxClass::code)
                                            .orElse("item not known"),
                                    rates(due(item(line), days))));
        }
        conflicts.varied(
                header,
                "sale " + sale.number(),
                Rule.TAX_VARIANCE,
                sentence("Charged: ", charged, lines),
                sentence("Due: ", due, lines));
    }

    private static List<SaleLine> first(List<SaleLine> lines) {
        return lines.subList(0, Math.min(lines.size(), MOST_LINES));
    }

    private static String sentence(String verb, List<String> parts, List<SaleLine> lines) {
        int more = lines.size() - parts.size();
        return verb + String.join("; ", parts) + (more > 0 ? "; and " + more + " more." : ".");
    }

    private static ItemId item(SaleLine line) {
        return ((Goods.OfItem) line.goods()).item();
    }

    private static String prices(List<UnitPrice> prices) {
        return either(prices.stream().map(Variances::text).distinct().toList());
    }

    private static String rates(List<TaxRate> rates) {
        return either(rates.stream().map(Variances::text).distinct().toList());
    }

    /// The first of them.
    private static String either(List<String> texts) {
        return texts.size() <= MOST_TEXTS
                ? texts.isEmpty() ? "no price or rate that is known" : String.join(" or ", texts)
                : String.join(" or ", texts.subList(0, MOST_TEXTS)) + " or another";
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

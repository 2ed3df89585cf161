package org.tillbridge.hub.intake;

import org.tillbridge.hub.intake.ReturnStore.Original;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.wire.SoldSale;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What is known of a sale of which something is brought back. Any store may ask: goods come back
/// anywhere.
public final class SoldSales {
    private final HubDatabase database;

    public SoldSales(HubDatabase database) {
        this.database = database;
    }

    /// Empty where nobody has heard of it yet.
    public Optional<SoldSale> find(UUID transaction) {
        return database.read(sql -> find(sql, transaction));
    }

    private static Optional<SoldSale> find(StatementStore sql, UUID transaction)
            throws SQLException {
        ReturnStore returns = new ReturnStore(sql);
        Optional<Original> original = returns.original(transaction);
        if (original.isEmpty()) {
            return Optional.empty();
        }
        JournalStore journal = new JournalStore(sql);
        Optional<RetailTransaction> sale = read(journal, original.get().entryId());
        if (sale.isEmpty()) {
            return Optional.empty();
        }
        List<SoldSale.Back> backs = returns.backs(original.get().store(), transaction);
        List<SoldSale.PaidCard> cards = refused(returns, cards(sale.get()));
        return Optional.of(
                new SoldSale(
                        transaction,
                        sale.get().currency(),
                        sale.get().goods().stream()
                                .filter(SaleLine.class::isInstance)
                                .map(
                                        line ->
                                                new SoldSale.Line(
                                                        line.number(),
                                                        line.quantity(),
                                                        line.amount(),
                                                        line.tax(),
                                                        line.taxParts()))
                                .toList(),
                        backs,
                        cards,
                        refunds(journal, givenBack(returns, backs, cards), cards)));
    }

    /// A card of which its terminal said nothing can be given nothing back.
    static List<SoldSale.PaidCard> cards(RetailTransaction sale) {
        return sale.tenders().stream()
                .filter(line -> line.tender() == Tender.CARD && line.amount().isPositive())
                .flatMap(
                        line ->
                                line.card().filter(CardSlip::isKnownToTerminal).stream()
                                        .map(card -> new SoldSale.PaidCard(card, line.amount())))
                .toList();
    }

    private static List<SoldSale.PaidCard> refused(
            ReturnStore returns, List<SoldSale.PaidCard> cards) throws SQLException {
        List<SoldSale.PaidCard> known = new ArrayList<>();
        for (SoldSale.PaidCard paid : cards) {
            known.add(
                    new SoldSale.PaidCard(
                            paid.card(), paid.amount(), returns.isRefused(paid.card().tender())));
        }
        return known;
    }

    /// The entries that gave money back to a card; what was booked before those were noted is found
    /// by its goods.
    private static Set<UUID> givenBack(
            ReturnStore returns, List<SoldSale.Back> backs, List<SoldSale.PaidCard> cards)
            throws SQLException {
        Set<UUID> entries = new LinkedHashSet<>();
        for (SoldSale.PaidCard paid : cards) {
            entries.addAll(returns.refunds(paid.card().tender()));
            backs.stream().map(SoldSale.Back::entryId).forEach(entries::add);
        }
        return entries;
    }

    private static List<SoldSale.Refund> refunds(
            JournalStore journal, Set<UUID> entries, List<SoldSale.PaidCard> cards)
            throws SQLException {
        Set<UUID> paid =
                cards.stream().map(card -> card.card().tender()).collect(Collectors.toSet());
        List<SoldSale.Refund> refunds = new ArrayList<>();
        for (UUID entryId : entries) {
            for (TenderLine line : tenders(read(journal, entryId))) {
                line.card()
                        .flatMap(CardSlip::refunds)
                        .filter(paid::contains)
                        .map(to -> new SoldSale.Refund(entryId, to, line.amount().negated()))
                        .ifPresent(refunds::add);
            }
        }
        return refunds;
    }

    private static List<TenderLine> tenders(Optional<RetailTransaction> back) {
        return back.map(RetailTransaction::tenders).orElse(List.of());
    }

    /// What stands in a booked entry.
    static Optional<RetailTransaction> read(JournalStore journal, UUID entryId)
            throws SQLException {
        Place place = journal.booked(entryId).orElseThrow().place();
        return EntryReader.read(place, journal.texts(place)).fact().flatMap(Booking::transactionIn);
    }
}

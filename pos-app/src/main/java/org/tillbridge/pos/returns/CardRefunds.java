package org.tillbridge.pos.returns;

import org.joda.money.Money;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TenderStarted;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.wire.SoldSale;
import org.tillbridge.sync.wire.SoldSale.PaidCard;
import org.tillbridge.sync.wire.SoldSaleOutcome;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which card the money of a return goes back to: one that paid for goods that come back, here or
/// at another till, and no more than it paid, less what it got back before, here or elsewhere. Safe
/// for use by any number of threads.
///
/// What went back elsewhere, and how another till was paid, only the hub knows. A sale of this till
/// goes without the hub, unless its journal began anew since it was paid: what it gave back before
/// that may be lost here.
public final class CardRefunds {
    private static final String STARTED = "TenderStarted";

    /// How many entries before a sale its card payments are looked for; a sale has fewer.
    private static final int LOOKED_THROUGH = 256;

    private final JournalReader journal;
    private final Function<UUID, SoldSaleOutcome> hub;
    private final BooleanSupplier hasTerminal;

    /// @param journal knows the sales of this workstation, and what came back of them here
    /// @param hub knows all sales; it is asked by [#look] alone
    public CardRefunds(
            JournalReader journal,
            Function<UUID, SoldSaleOutcome> hub,
            BooleanSupplier hasTerminal) {
        this.journal = journal;
        this.hub = hub;
        this.hasTerminal = hasTerminal;
    }

    /// A card that can be given money back.
    ///
    /// @param paid what the terminal said when it paid
    /// @param amount how much of this return goes to it; more than nothing
    public record Refundable(CardSlip paid, Money amount) {}

    /// What the hub said of sales.
    public record AtHub(Map<UUID, SoldSale> sales) {
        public static final AtHub NOTHING = new AtHub(Map.of());

        public AtHub {
            sales = Map.copyOf(sales);
        }

        AtHub with(SoldSale sale) {
            Map<UUID, SoldSale> all = new HashMap<>(sales);
            all.put(sale.transaction(), sale);
            return new AtHub(all);
        }
    }

    /// Asks the hub about the sales of which goods come back, where it has not said yet: how they
    /// were paid counts for cash too. Waits for it, seconds at most, so it is for a thread of its
    /// own.
    public AtHub look(Basket back, AtHub before) {
        if (!back.isReturn()) {
            return before;
        }
        Map<UUID, SoldSale> sales = new LinkedHashMap<>(before.sales());
        for (UUID sale : bySale(back.transaction()).keySet()) {
            if (!sales.containsKey(sale)
                    && hub.apply(sale) instanceof SoldSaleOutcome.Answered(SoldSale known)) {
                sales.put(sale, known);
            }
        }
        return new AtHub(sales);
    }

    /// The first card that some of a return can be given back to, as it stands; empty where there
    /// is none, and where a gift receipt proves some of it.
    public Optional<Refundable> of(Basket back, AtHub atHub) {
        if (!back.isReturn()
                || !hasTerminal.getAsBoolean()
                || Refunds.isOfGift(back)
                || back.unfinishedTender().isPresent()) {
            return Optional.empty();
        }
        Money left = back.transaction().totals().total().minus(back.paid()).negated();
        return bySale(back.transaction()).entrySet().stream()
                .flatMap(
                        each ->
                                of(
                                        each.getKey(),
                                        Optional.ofNullable(atHub.sales().get(each.getKey())),
                                        left,
                                        each.getValue(),
                                        back))
                .filter(one -> one.amount().isPositive())
                .findFirst();
    }

    /// What comes back of each sale, in money, above zero.
    static Map<UUID, Money> bySale(OpenTransaction back) {
        Map<UUID, Money> bySale = new LinkedHashMap<>();
        for (RungLine line : back.standing()) {
            line.goods()
                    .comesBack()
                    .flatMap(how -> how.original())
                    .map(OriginalLine::transaction)
                    .ifPresent(
                            sale -> bySale.merge(sale, back.amountOf(line).negated(), Money::plus));
        }
        return bySale;
    }

    /// @param left of the whole return, less what cards got of it
    /// @param value what comes back of that sale
    private Stream<Refundable> of(
            UUID sale, Optional<SoldSale> atHub, Money left, Money value, Basket back) {
        if (atHub.filter(SoldSale::wasNeverPaid).isPresent()) {
            return Stream.empty();
        }
        List<PaidCard> cards = cards(sale, atHub);
        Money ofSale =
                cards.stream()
                        .map(paid -> refundedNow(paid.card(), back))
                        .reduce(value, Money::minus);
        Money most = least(left, ofSale);
        return cards.stream()
                .map(paid -> new Refundable(paid.card(), least(most, left(paid, atHub, back))));
    }

    /// How a sale was paid. Without the hub that is known of a sale of this till alone, and only as
    /// long as all that went back of it here is known here.
    private List<PaidCard> cards(UUID sale, Optional<SoldSale> atHub) {
        return journal.transaction(sale)
                .flatMap(committed -> sale(committed).map(it -> cards(committed, it, atHub)))
                .or(() -> atHub.map(SoldSale::cards))
                .orElse(List.of());
    }

    private List<PaidCard> cards(
            Committed committed, RetailTransaction sale, Optional<SoldSale> atHub) {
        return cards(sale).stream()
                .filter(paid -> atHub.isPresent() || isOfThisJournal(committed, paid))
                .toList();
    }

    /// From when its card was asked: what was kept of a sale when damage took it may have been
    /// finished once more, and its card may have got that back before.
    private boolean isOfThisJournal(Committed sale, PaidCard paid) {
        EntryHeader header = sale.entry().header();
        return header.epoch().equals(journal.epochs().getLast().epoch())
                && journal
                        .read(
                                header.epoch(),
                                Math.max(0, header.sequence() - LOOKED_THROUGH),
                                LOOKED_THROUGH,
                                LOOKED_THROUGH * EntryCodec.MAX_BYTES)
                        .stream()
                        .anyMatch(entry -> starts(entry, paid.card().tender()));
    }

    private static boolean starts(RecordedEntry entry, UUID tender) {
        EntryHeader header = entry.header();
        try {
            return header.kind().equals(STARTED)
                    && EntryCodec.entry(header.kind(), header.version(), entry.bodyText())
                            instanceof TenderStarted asked
                    && asked.tenderId().equals(tender);
        } catch (UnreadableEntryException damaged) {
            return false;
        }
    }

    private static List<PaidCard> cards(RetailTransaction sale) {
        return sale.tenders().stream()
                .filter(line -> line.tender() == Tender.CARD && line.amount().isPositive())
                .flatMap(
                        line ->
                                line.card().filter(CardSlip::isKnownToTerminal).stream()
                                        .map(slip -> new PaidCard(slip, line.amount())))
                .toList();
    }

    private static Money refundedNow(CardSlip paid, Basket back) {
        return back.tenders().stream()
                .filter(TakenTender::isRefund)
                .filter(tender -> tender.reverses().equals(Optional.of(paid.tender())))
                .map(tender -> tender.amount().negated())
                .reduce(Money.zero(back.transaction().currency()), Money::plus);
    }

    /// Each refund once, be it known here, at the hub, or at both.
    private Money left(PaidCard paid, Optional<SoldSale> atHub, Basket back) {
        UUID tender = paid.card().tender();
        Money left = paid.amount().minus(refundedNow(paid.card(), back));
        Set<UUID> counted = new HashSet<>();
        for (Committed earlier : journal.returnsNaming(tender)) {
            counted.add(earlier.entry().header().entryId());
            for (TenderLine line : ((ReturnCompleted) earlier.fact()).transaction().tenders()) {
                if (line.card().filter(slip -> slip.isRefundOf(tender)).isPresent()) {
                    left = left.plus(line.amount());
                }
            }
        }
        return atHub.stream()
                .flatMap(sale -> sale.refunds().stream())
                .filter(refund -> refund.tender().equals(tender))
                .filter(refund -> !counted.contains(refund.entryId()))
                .map(SoldSale.Refund::amount)
                .reduce(left, Money::minus);
    }

    private static Optional<RetailTransaction> sale(Committed committed) {
        return committed.fact() instanceof SaleCompleted(RetailTransaction sale)
                ? Optional.of(sale)
                : Optional.empty();
    }

    private static Money least(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }
}

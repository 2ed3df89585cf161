package org.tillbridge.pos.returns;

import org.joda.money.Money;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxParts;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.TaxedDocument;
import org.tillbridge.retail.pricing.TaxedDocument.LineTax;
import org.tillbridge.retail.pricing.TaxedDocument.TaxedLine;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.pass.ReceiptPass;
import org.tillbridge.sync.pass.ReceiptPass.Subject;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.rules.ReturnRules;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.SoldSale;
import org.tillbridge.sync.wire.SoldSaleOutcome;
import org.tillbridge.sync.wire.StoreRow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Says what a customer's receipt proves. It is believed by its signature alone, so also where
/// nobody can be asked and nobody here has heard of the sale. Where this till or the hub knows the
/// sale, what they know counts: what came back before is not given back again.
///
/// Waits for the hub for seconds at most, so it is for a thread of its own.
public final class ReceiptProof {
    private static final TaxClass UNKNOWN_CLASS = new TaxClass("standard");

    private final ReplicaView replica;
    private final JournalReader journal;
    private final Function<UUID, SoldSaleOutcome> hub;

    public ReceiptProof(
            ReplicaView replica, JournalReader journal, Function<UUID, SoldSaleOutcome> hub) {
        this.replica = replica;
        this.journal = journal;
        this.hub = hub;
    }

    /// What is to be thought of a receipt.
    public sealed interface Outcome {
        record Proven(Purchase purchase) implements Outcome {}

        /// No workstation signed what it says.
        record Altered() implements Outcome {}

        /// Nobody here knows the workstation that it says to be from.
        record UnknownKey(WorkstationId workstation) implements Outcome {}

        /// That workstation was not trusted any more when it was signed.
        record Revoked(WorkstationId workstation, Instant since) implements Outcome {}

        /// It was paid in other money than this store gives back.
        record OtherCurrency(Money total) implements Outcome {}
    }

    public Outcome look(SignedPass pass) {
        Optional<ReceiptPass> claim = pass.claim();
        if (claim.isEmpty()) {
            return new Outcome.Altered();
        }
        WorkstationId signer = claim.get().number().workstation();
        Optional<SigningKeyRow> key = replica.signingKey(signer);
        if (key.isEmpty()) {
            return new Outcome.UnknownKey(signer);
        }
        Optional<ReceiptPass> proof =
                pass.proof(key.get().publicKey())
                        .filter(said -> said.number().store().equals(key.get().store()));
        if (proof.isEmpty()) {
            return new Outcome.Altered();
        }
        Optional<Instant> revokedAt = key.get().revokedAt();
        if (revokedAt.filter(since -> !proof.get().completedAt().isBefore(since)).isPresent()) {
            return new Outcome.Revoked(signer, revokedAt.get());
        }
        return replica.store().filter(store -> isOurMoney(store, proof.get())).isPresent()
                ? new Outcome.Proven(purchase(proof.get(), pass.isGift()))
                : new Outcome.OtherCurrency(proof.get().total());
    }

    private static boolean isOurMoney(StoreRow store, ReceiptPass proof) {
        return store.currency().equals(proof.currency());
    }

    /// A line as far as its receipt, or whoever knows better, says it.
    private record Sold(
            int number,
            Goods goods,
            TaxClass taxClass,
            TaxRate taxRate,
            Quantity quantity,
            Money amount,
            Money tax,
            List<Money> taxParts) {
        Sold as(SoldSale.Line known) {
            return new Sold(
                    number,
                    goods,
                    taxClass,
                    taxRate,
                    known.quantity(),
                    known.amount(),
                    known.tax(),
                    TaxParts.heard(taxRate, known.tax(), known.taxParts()));
        }
    }

    private Purchase purchase(ReceiptPass pass, boolean gift) {
        Optional<SoldSale> known =
                hub.apply(pass.transaction()) instanceof SoldSaleOutcome.Answered(SoldSale sale)
                        ? Optional.of(sale)
                        : Optional.empty();
        Map<Integer, Quantity> returned = returned(pass.transaction(), known);
        List<Purchase.Line> lines = new ArrayList<>();
        for (Sold line : lines(pass, known)) {
            Quantity before = returned.getOrDefault(line.number(), Quantity.ZERO);
            lines.add(
                    new Purchase.Line(
                            line.goods(),
                            line.taxClass(),
                            line.taxRate(),
                            new Bought(
                                    new OriginalLine(pass.transaction(), line.number()),
                                    line.quantity(),
                                    before.compareTo(line.quantity()) > 0
                                            ? line.quantity()
                                            : before,
                                    line.amount(),
                                    line.tax(),
                                    line.taxParts(),
                                    gift)));
        }
        return new Purchase(pass.number(), pass.completedAt(), lines, known);
    }

    /// Each return once, be it known here, at the hub, or at both.
    private Map<Integer, Quantity> returned(UUID sale, Optional<SoldSale> known) {
        Map<Integer, Quantity> returned = new HashMap<>();
        Set<UUID> counted = new HashSet<>();
        for (Committed committed : journal.returnsNaming(sale)) {
            counted.add(committed.entry().header().entryId());
            for (LineReturned back :
                    ReturnRules.of(((ReturnCompleted) committed.fact()).transaction())) {
                if (back.original().transaction().equals(sale)) {
                    returned.merge(back.original().line(), back.quantity(), Quantity::plus);
                }
            }
        }
        known.stream()
                .flatMap(atHub -> atHub.backs().stream())
                .filter(back -> !counted.contains(back.entryId()))
                .forEach(back -> returned.merge(back.line(), back.quantity(), Quantity::plus));
        return returned;
    }

    private List<Sold> lines(ReceiptPass pass, Optional<SoldSale> known) {
        return soldHere(pass.transaction())
                .map(ReceiptProof::linesOf)
                .or(() -> known.map(sale -> linesOf(pass, sale)))
                .orElseGet(() -> linesOf(pass));
    }

    private Optional<RetailTransaction> soldHere(UUID sale) {
        return journal.transaction(sale)
                .flatMap(
                        committed ->
                                committed.fact() instanceof SaleCompleted(RetailTransaction own)
                                        ? Optional.of(own)
                                        : Optional.empty());
    }

    private static List<Sold> linesOf(RetailTransaction own) {
        return own.goods().stream()
                .filter(line -> line instanceof SaleLine && line.giftCard().isEmpty())
                .map(ReceiptProof::sold)
                .toList();
    }

    private static Sold sold(GoodsLine line) {
        return new Sold(
                line.number(),
                line.goods(),
                line.taxClass(),
                line.taxRate(),
                line.quantity(),
                line.amount(),
                line.tax(),
                line.taxParts());
    }

    private List<Sold> linesOf(ReceiptPass pass, SoldSale known) {
        Map<Integer, SoldSale.Line> atHub = new HashMap<>();
        known.lines().forEach(line -> atHub.put(line.number(), line));
        return linesOf(pass).stream()
                .flatMap(line -> Stream.ofNullable(atHub.get(line.number())).map(line::as))
                .toList();
    }

    /// The tax is reckoned as it was then: of all lines of a rate together, or of each.
    private List<Sold> linesOf(ReceiptPass pass) {
        StoreRow store = replica.store().orElseThrow();
        PricingRules rules =
                new PricingRules(true, store.taxRounding(), store.terms().rules().rounding());
        List<LineTax> taxes =
                TaxedDocument.of(
                                rules,
                                pass.currency(),
                                pass.lines().stream()
                                        .map(line -> new TaxedLine(line.amount(), line.taxRate()))
                                        .toList())
                        .lines();
        List<Sold> lines = new ArrayList<>();
        for (ReceiptPass.Line line : pass.lines()) {
            Meant meant = meant(line.subject());
            lines.add(
                    new Sold(
                            line.number(),
                            meant.goods(),
                            meant.taxClass(),
                            line.taxRate(),
                            line.quantity(),
                            line.amount(),
                            taxes.get(lines.size()).tax(),
                            taxes.get(lines.size()).parts()));
        }
        return lines;
    }

    private record Meant(Goods goods, TaxClass taxClass) {}

    /// By its number where nobody here has heard of it.
    private Meant meant(Subject subject) {
        return switch (subject) {
            case Subject.OfItem(ItemId id) -> {
                ItemCode number = new ItemCode(Integer.toString(id.number()));
                Optional<Item> item = replica.item(id);
                yield new Meant(
                        new Goods.OfItem(
                                id,
                                item.map(Item::name).orElse("#" + id.number()),
                                item.flatMap(known -> ItemCode.parse(known.sku())).orElse(number)),
                        item.map(Item::taxClass).orElse(UNKNOWN_CLASS));
            }
            case Subject.OfDepartment(var id) -> {
                Optional<Department> department =
                        replica.departments().stream()
                                .filter(each -> each.id().equals(id))
                                .findFirst();
                yield new Meant(
                        new Goods.OfDepartment(
                                id,
                                department.map(Department::name).orElse("#" + id.number()),
                                Optional.empty(),
                                ""),
                        department.map(Department::taxClass).orElse(UNKNOWN_CLASS));
            }
        };
    }
}

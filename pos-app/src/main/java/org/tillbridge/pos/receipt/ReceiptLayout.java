package org.tillbridge.pos.receipt;

import org.joda.money.Money;
import org.tillbridge.pos.fiscal.FiscalMark;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.Trace;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.rules.PointsRules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a receipt into rows: the same ones for the screen, for PDF and for pictures. The amounts of
/// the rows add up to the total.
public final class ReceiptLayout {
    private final Texts texts;
    private final CardRows cards;
    private final InvoiceRows invoices;

    public ReceiptLayout(Texts texts) {
        this.texts = texts;
        this.cards = new CardRows(texts);
        this.invoices = new InvoiceRows(texts);
    }

    public List<ReceiptRow> rows(Receipt receipt) {
        return rows(receipt, !receipt.copy() && !receipt.isInvoice());
    }

    /// Of an original that may not have come out: marked as a copy, and of the same worth.
    List<ReceiptRow> rowsAgain(Receipt receipt) {
        return rows(receipt.asCopy(), true);
    }

    /// @param worth whether it is the gift cards and store credits that were issued
    private List<ReceiptRow> rows(Receipt receipt, boolean worth) {
        RetailTransaction transaction = receipt.transaction();
        List<ReceiptRow> rows = new ArrayList<>(head(receipt));
        rows.add(new ReceiptRow.Rule());
        boolean taxIsAdded = AddedTax.isIn(transaction);
        for (GoodsLine line : transaction.goods()) {
            addLine(rows, line, taxIsAdded ? line.amount().minus(line.tax()) : line.amount());
            receipt.invoice().ifPresent(_ -> rows.add(invoices.line(line)));
        }
        rows.add(new ReceiptRow.Rule());
        if (taxIsAdded) {
            addTaxes(rows, transaction);
        }
        addTotal(rows, transaction);
        addPoints(rows, transaction);
        if (!taxIsAdded || receipt.invoice().isPresent()) {
            addTaxesWithin(rows, receipt);
        }
        transaction.exemption().ifPresent(why -> rows.addAll(exempt(why)));
        if (!transaction.note().isEmpty()) {
            rows.add(new ReceiptRow.Rule());
            rows.add(new ReceiptRow.Note(texts.text("basket.note", transaction.note())));
        }
        rows.addAll(cards.onPaper(receipt.transaction(), worth));
        rows.addAll(foot(receipt));
        rows.addAll(signature(receipt.fiscal()));
        receipt.pass().ifPresent(pass -> rows.addAll(proof(pass, "receipt.proof")));
        return List.copyOf(rows);
    }

    private List<ReceiptRow> signature(FiscalMark mark) {
        return switch (mark) {
            case FiscalMark.NotWanted() -> List.of();
            case FiscalMark.Signed(List<String> lines) ->
                    rows(Optional.empty(), Optional.empty(), lines);
            case FiscalMark.NotSigned() ->
                    rows(Optional.of("receipt.notSigned"), Optional.empty(), List.of());
            case FiscalMark.SignedLater(List<String> lines, Instant at) ->
                    rows(
                            Optional.of("receipt.notSigned"),
                            Optional.of(
                                    texts.text(
                                            "receipt.signedLater",
                                            texts.date(texts.dateOf(at)),
                                            texts.time(at))),
                            lines);
        };
    }

    private List<ReceiptRow> rows(
            Optional<String> mark, Optional<String> later, List<String> signature) {
        List<ReceiptRow> rows = new ArrayList<>();
        rows.add(new ReceiptRow.Rule());
        mark.map(texts::text).map(ReceiptRow.Centred::new).ifPresent(rows::add);
        later.map(ReceiptRow.Centred::new).ifPresent(rows::add);
        signature.forEach(line -> rows.add(new ReceiptRow.Note(line)));
        return rows;
    }

    private List<ReceiptRow> proof(SignedPass pass, String key) {
        return List.of(
                new ReceiptRow.Rule(),
                new ReceiptRow.Pass(pass),
                new ReceiptRow.Centred(texts.text(key)));
    }

    /// For whoever gets the goods as a present: what and how many, and what to bring them back
    /// with, and no amount at all. The buyer's own proof is never on it.
    public List<ReceiptRow> giftRows(Receipt receipt) {
        List<ReceiptRow> rows = new ArrayList<>();
        rows.add(new ReceiptRow.Title(receipt.store()));
        rows.add(new ReceiptRow.Centred(texts.text("receipt.gift")));
        rows.add(new ReceiptRow.Rule());
        receipt.transaction().goods().stream()
                .filter(line -> !(line instanceof ReturnLine))
                .forEach(
                        line ->
                                rows.add(
                                        new ReceiptRow.Amount(
                                                line.goods().name(),
                                                texts.text(
                                                        "receipt.pieces",
                                                        texts.quantity(line.quantity())),
                                                false)));
        rows.addAll(foot(receipt));
        receipt.pass()
                .filter(SignedPass::isGift)
                .ifPresent(pass -> rows.addAll(proof(pass, "receipt.giftProof")));
        return List.copyOf(rows);
    }

    private List<ReceiptRow> head(Receipt receipt) {
        List<ReceiptRow> rows = new ArrayList<>();
        rows.add(new ReceiptRow.Title(receipt.store()));
        rows.addAll(invoices.seller(receipt));
        receipt.invoice().ifPresent(issued -> rows.addAll(invoices.heading(receipt, issued)));
        if (receipt.transaction().returnsGoods() && receipt.invoice().isEmpty()) {
            rows.add(new ReceiptRow.Centred(texts.text("receipt.return")));
        }
        if (receipt.copy()) {
            rows.add(new ReceiptRow.Centred(texts.text("receipt.copy")));
        }
        receipt.invoice().ifPresent(issued -> rows.addAll(invoices.buyer(issued)));
        return rows;
    }

    /// @param amount what it comes to, modifiers included
    private void addLine(List<ReceiptRow> rows, GoodsLine line, Money amount) {
        List<PriceModifier> taken = takenOff(line);
        Money before = amount;
        for (PriceModifier modifier : taken) {
            before = before.minus(modifier.amount());
        }
        rows.add(new ReceiptRow.Amount(line.goods().name(), texts.amount(before), false));
        if (!line.quantity().equals(Quantity.ONE)) {
            rows.add(
                    new ReceiptRow.Note(
                            texts.text(
                                    "receipt.each",
                                    texts.quantity(line.quantity()),
                                    texts.unitPrice(line.unitPrice()))));
        }
        if (line.goods() instanceof Goods.OfItem item) {
            item.trace()
                    .tare()
                    .map(tare -> new ReceiptRow.Note(tare(item.trace(), line.quantity(), tare)))
                    .ifPresent(rows::add);
            item.trace()
                    .serial()
                    .map(serial -> new ReceiptRow.Note(texts.text("basket.serial", serial)))
                    .ifPresent(rows::add);
        }
        for (PriceModifier modifier : taken) {
            String off = texts.amount(modifier.amount());
            rows.add(new ReceiptRow.Amount("  " + reason(modifier), off, false));
        }
        if (line.goods() instanceof Goods.OfDepartment department) {
            rows.add(new ReceiptRow.Note(byDepartment(department)));
        }
        if (line.goods() instanceof Goods.OfItem item && !item.note().isEmpty()) {
            rows.add(new ReceiptRow.Note(texts.text("basket.note", item.note())));
        }
        cards.note(line).ifPresent(rows::add);
        if (line instanceof ReturnLine back) {
            rows.add(
                    new ReceiptRow.Note(texts.text("returnReason." + CamelCase.of(back.reason()))));
            if (!back.isProven()) {
                rows.add(new ReceiptRow.Note(texts.text("receipt.unproven")));
            }
        }
    }

    /// A price that someone set is the price; what is taken off it has a row of its own.
    private static List<PriceModifier> takenOff(GoodsLine line) {
        return line.modifiers().stream()
                .filter(modifier -> modifier.kind() != PriceModifier.Kind.OVERRIDE)
                .filter(modifier -> !modifier.amount().isZero())
                .toList();
    }

    private String reason(PriceModifier modifier) {
        return switch (modifier.kind()) {
            case EXEMPTION -> texts.text("receipt.exempt", modifier.reason());
            case DISCOUNT, MARKDOWN, OVERRIDE ->
                    modifier.rule().isPresent()
                            ? modifier.reason()
                            : texts.text("basket.discount", modifier.reason());
        };
    }

    private String byDepartment(Goods.OfDepartment goods) {
        String code = goods.code().map(ItemCode::printed).orElse("");
        String what = String.join(" ", code, goods.note()).strip();
        return what.isEmpty()
                ? texts.text("receipt.department")
                : texts.text("receipt.departmentOf", what);
    }

    private void addTotal(List<ReceiptRow> rows, RetailTransaction transaction) {
        rows.add(
                new ReceiptRow.Amount(
                        texts.text("receipt.total"), texts.money(transaction.total()), true));
        for (TenderLine tender : transaction.tenders()) {
            Money amount = tender.amount();
            rows.add(
                    new ReceiptRow.Amount(
                            tender(tender),
                            texts.amount(
                                    transaction.total().isNegative() ? amount.negated() : amount),
                            false));
            tender.card().flatMap(this::slip).ifPresent(rows::add);
            tender.storedValue().flatMap(slip -> cards.note(tender, slip)).ifPresent(rows::add);
        }
        if (transaction.changeDue().isPositive()) {
            rows.add(
                    new ReceiptRow.Amount(
                            texts.text("receipt.change"),
                            texts.amount(transaction.changeDue()),
                            false));
        }
    }

    /// What was earned, by the rule that the hub books by. It says nobody's name.
    private void addPoints(List<ReceiptRow> rows, RetailTransaction transaction) {
        Money earned = PointsRules.total(transaction);
        if (transaction.customer().isPresent() && earned.isPositive()) {
            String last = transaction.customer().get().loyaltyCode().lastFour();
            rows.add(new ReceiptRow.Rule());
            rows.add(
                    new ReceiptRow.Amount(
                            texts.text("receipt.points"),
                            texts.text("receipt.pointsEarned", earned.getAmountMinorLong()),
                            false));
            rows.add(new ReceiptRow.Note(texts.text("customer.cardEnding", last)));
        }
    }

    private String tender(TenderLine line) {
        return switch (line.tender()) {
            case CASH ->
                    texts.text(line.amount().isNegative() ? "receipt.cashBack" : "receipt.cash");
            case CARD ->
                    line.card()
                            .flatMap(CardSlip::lastFour)
                            .map(four -> texts.text("receipt.cardEnding", brand(line), four))
                            .orElseGet(() -> texts.text("tenderKind.card"));
            case GIFT_CARD, STORE_CREDIT, POINTS ->
                    cards.tender(line, line.storedValue().orElseThrow());
            case VOUCHER, CASH_ROUNDING -> texts.text("tenderKind." + CamelCase.of(line.tender()));
        };
    }

    private String brand(TenderLine line) {
        return line.card().flatMap(CardSlip::brand).orElse(texts.text("tenderKind.card"));
    }

    private Optional<ReceiptRow> slip(CardSlip card) {
        return card.authorisation()
                .map(word -> texts.text("receipt.authorisation", word))
                .or(
                        () ->
                                card.offline()
                                        ? Optional.of(texts.text("receipt.offline"))
                                        : Optional.empty())
                .map(ReceiptRow.Note::new);
    }

    private String tare(Trace trace, Quantity net, Quantity tare) {
        return texts.text("basket.tare", texts.quantity(trace.gross(net)), texts.quantity(tare));
    }

    /// Between the prices and the total: together they are the total.
    private void addTaxes(List<ReceiptRow> rows, RetailTransaction transaction) {
        Money before = transaction.total();
        for (TaxTotal tax : transaction.taxes()) {
            before = before.minus(tax.tax());
        }
        String net = texts.text("receipt.beforeTax");
        rows.add(new ReceiptRow.Amount(net, texts.amount(before), false));
        for (TaxTotal tax : transaction.taxes()) {
            rows.add(new ReceiptRow.Amount(texts.addedTax(tax), texts.amount(tax.tax()), false));
        }
        rows.add(new ReceiptRow.Rule());
    }

    private void addTaxesWithin(List<ReceiptRow> rows, Receipt receipt) {
        List<TaxTotal> taxes = receipt.transaction().taxes();
        if (!taxes.isEmpty()) {
            rows.add(new ReceiptRow.Rule());
        }
        for (TaxTotal tax : taxes) {
            rows.addAll(receipt.invoice().isPresent() ? invoices.totals(tax) : List.of(tax(tax)));
        }
    }

    private ReceiptRow tax(TaxTotal tax) {
        return new ReceiptRow.Amount(texts.tax("receipt.tax", tax), texts.amount(tax.tax()), false);
    }

    private List<ReceiptRow> exempt(TaxExemption why) {
        return List.of(
                new ReceiptRow.Note(texts.text("receipt.exempt", why.reason())),
                new ReceiptRow.Note(texts.text("receipt.certificate", why.certificate())));
    }

    private List<ReceiptRow> foot(Receipt receipt) {
        RetailTransaction transaction = receipt.transaction();
        return List.of(
                new ReceiptRow.Rule(),
                new ReceiptRow.Centred(
                        texts.text(
                                "receipt.when",
                                texts.date(texts.dateOf(transaction.completedAt())),
                                texts.time(transaction.completedAt()))),
                new ReceiptRow.Centred(
                        texts.text("receipt.where", receipt.workstation(), receipt.operator())),
                new ReceiptRow.Centred(
                        texts.text("receipt.number", transaction.number().toString())));
    }
}

package org.tillbridge.pos.receipt;

import org.joda.money.Money;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxId;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.Invoice;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What an invoice, or the credit note to one, has beside what a receipt has (Directive
/// 2006/112/EC, article 226): who sells to whom, and net, tax and gross of each line and rate.
final class InvoiceRows {
    private static final int UNIT_DECIMALS = 4;

    private final Texts texts;

    InvoiceRows(Texts texts) {
        this.texts = texts;
    }

    List<ReceiptRow> seller(Receipt receipt) {
        List<ReceiptRow> rows = new ArrayList<>();
        receipt.seller().address().forEach(line -> rows.add(new ReceiptRow.Centred(line)));
        receipt.seller().taxId().ifPresent(id -> rows.add(new ReceiptRow.Centred(taxId(id))));
        return rows;
    }

    List<ReceiptRow> heading(Receipt receipt, Invoice invoice) {
        String number = receipt.transaction().number().toString();
        return receipt.isInvoice()
                ? List.of(
                        new ReceiptRow.Title(texts.text("invoice.title")),
                        new ReceiptRow.Centred(texts.text("invoice.number", number)),
                        new ReceiptRow.Centred(
                                texts.text(
                                        "invoice.issued",
                                        texts.date(texts.dateOf(invoice.issuedAt())))))
                : List.of(
                        new ReceiptRow.Title(texts.text("invoice.creditNote")),
                        new ReceiptRow.Centred(texts.text("invoice.creditNumber", number)),
                        new ReceiptRow.Centred(
                                texts.text("invoice.creditTo", invoice.number().toString())));
    }

    List<ReceiptRow> buyer(Invoice invoice) {
        List<ReceiptRow> rows = new ArrayList<>();
        rows.add(new ReceiptRow.Rule());
        rows.add(new ReceiptRow.Amount(texts.text("invoice.buyer"), "", false));
        invoice.buyer()
                .ifPresentOrElse(
                        buyer -> rows.addAll(buyer(buyer)),
                        () -> rows.add(note(texts.text("invoice.buyerErased"))));
        return rows;
    }

    private List<ReceiptRow> buyer(Buyer buyer) {
        List<ReceiptRow> rows = new ArrayList<>();
        rows.add(note(buyer.name()));
        buyer.address().forEach(line -> rows.add(note(line)));
        buyer.taxId().ifPresent(id -> rows.add(note(taxId(id))));
        return rows;
    }

    private String taxId(TaxId id) {
        return texts.text("invoice.taxId", id.text());
    }

    private static ReceiptRow note(String text) {
        return new ReceiptRow.Note(text);
    }

    /// Of one line: the rate, and what it costs without the tax.
    ReceiptRow line(GoodsLine line) {
        Money net = line.amount().minus(line.tax());
        String rate = texts.percent(line.taxRate());
        if (line.quantity().equals(Quantity.ONE)) {
            return new ReceiptRow.Note(
                    texts.text("invoice.line", rate, texts.amount(net), texts.amount(line.tax())));
        }
        UnitPrice each =
                UnitPrice.of(
                        net.getCurrencyUnit(),
                        net.getAmount()
                                .divide(
                                        line.quantity().toBigDecimal(),
                                        UNIT_DECIMALS,
                                        RoundingMode.HALF_UP));
        return new ReceiptRow.Note(
                texts.text(
                        "invoice.lineOfMany",
                        rate,
                        texts.amount(net),
                        texts.amount(line.tax()),
                        texts.unitPrice(each)));
    }

    /// Where several jurisdictions tax the same goods, the net amount is said with the tax of each.
    List<ReceiptRow> totals(TaxTotal tax) {
        if (tax.rate().jurisdiction().isPresent()) {
            return List.of(amount(texts.tax("receipt.tax", tax), tax.tax()));
        }
        String rate = texts.percent(tax.rate());
        return List.of(
                amount(texts.text("invoice.net", rate), tax.net()),
                amount(texts.text("invoice.tax", rate), tax.tax()),
                amount(texts.text("invoice.gross", rate), tax.gross()));
    }

    private ReceiptRow amount(String text, Money amount) {
        return new ReceiptRow.Amount(text, texts.amount(amount), false);
    }
}

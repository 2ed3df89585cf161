package org.tillbridge.pos.receipt;

import org.joda.money.Money;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.TenderLine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a receipt says of gift cards and store credits. Where the receipt is the card it has the
/// whole number: a copy has its end only, as everything else has.
final class CardRows {
    private final Texts texts;

    CardRows(Texts texts) {
        this.texts = texts;
    }

    /// What pays, or is paid out.
    String tender(TenderLine line, StoredValueSlip slip) {
        String kind = texts.text("tenderKind." + CamelCase.of(line.tender()));
        return texts.text("tender.cardEnding", kind, slip.code().lastFour());
    }

    /// What more there is to say of it.
    Optional<ReceiptRow> note(TenderLine line, StoredValueSlip slip) {
        if (slip.left().isPresent()) {
            return slip.left()
                    .map(left -> texts.text("receipt.left", texts.amount(left)))
                    .map(ReceiptRow.Note::new);
        }
        return line.amount().isPositive()
                ? Optional.of(new ReceiptRow.Note(texts.text("receipt.notAsked")))
                : Optional.empty();
    }

    Optional<ReceiptRow> note(GoodsLine line) {
        return line.giftCard()
                .map(code -> texts.text("basket.giftCard", code.lastFour()))
                .map(ReceiptRow.Note::new);
    }

    /// The cards that were issued on this paper.
    ///
    /// @param worth whether the paper is these cards; if not, it says where their numbers are
    List<ReceiptRow> onPaper(RetailTransaction transaction, boolean worth) {
        List<ReceiptRow> rows = new ArrayList<>();
        for (GoodsLine line : transaction.goods()) {
            if (line.goods() instanceof Goods.OfGiftCard card && card.onPaper()) {
                add(rows, card.code(), line.amount(), worth);
            }
        }
        for (TenderLine line : transaction.tenders()) {
            line.storedValue()
                    .filter(StoredValueSlip::isNew)
                    .ifPresent(slip -> add(rows, slip.code(), line.amount().abs(), worth));
        }
        return rows;
    }

    private void add(List<ReceiptRow> rows, StoredValueCode code, Money amount, boolean worth) {
        String kind = texts.text("tenderKind." + CamelCase.of(code.kind()));
        rows.add(new ReceiptRow.Rule());
        rows.add(new ReceiptRow.Amount(kind, texts.money(amount), true));
        if (!worth) {
            rows.add(new ReceiptRow.Centred(texts.text("receipt.numberOnOriginal", code.masked())));
            return;
        }
        rows.add(new ReceiptRow.Centred(code.printed()));
        rows.add(new ReceiptRow.Qr(code.digits()));
        rows.add(new ReceiptRow.Centred(texts.text("receipt.likeCash")));
    }
}

package org.tillbridge.simulator;

import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.simulator.oracle.Rung;

import java.util.Optional;
import java.util.UUID;

/// What a till's screen shows of its basket, in plain numbers.
final class OnScreen {
    private OnScreen() {}

    static Rung of(TillLife life, int store) {
        var transaction = life.openSale.basket().orElseThrow().transaction();
        PricingRules rules = transaction.rules();
        return new Rung(
                transaction.id(),
                life.openSale.basket().orElseThrow().isReturn(),
                life.shelf.currency().getCode(),
                rules.taxIncluded(),
                rules.taxRounding() == PricingRules.TaxRounding.LINE,
                transaction.standing().stream().map(line -> plain(transaction, line)).toList(),
                life.openSale.basket().orElseThrow().tenders().stream()
                        .filter(TakenTender::isPaid)
                        .map(OnScreen::plain)
                        .toList(),
                transaction.customer().map(OnScreen::plain),
                SetUp.cashStep(store));
    }

    private static Rung.Customer plain(SaleCustomer customer) {
        return new Rung.Customer(
                customer.loyaltyCode().digits(), customer.rate().partsPerMillion());
    }

    private static Rung.Taken plain(TakenTender tender) {
        return new Rung.Taken(
                CamelCase.of(tender.tender()),
                tender.amount().getAmountMinorLong(),
                tender.storedValue().map(OnScreen::plain));
    }

    static Rung.Card plain(StoredValueSlip slip) {
        return new Rung.Card(
                slip.code().digits(), slip.claim().map(UUID::toString).orElse(""), slip.isNew());
    }

    private static Rung.Line plain(OpenTransaction transaction, RungLine line) {
        RungGoods goods = line.goods();
        long thousandths = goods.signedQuantity().thousandths();
        boolean onShelf =
                goods.comesBack().isEmpty()
                        || goods.comesBack().get().disposition() == Disposition.BACK_TO_STOCK;
        int item =
                switch (goods.goods()) {
                    case Goods.OfItem known -> known.item().number();
                    case Goods.OfDepartment _, Goods.OfGiftCard _ -> 0;
                };
        Optional<Rung.Card> puts =
                goods.goods() instanceof Goods.OfGiftCard card
                        ? Optional.of(new Rung.Card(card.code().digits(), "", false))
                        : Optional.empty();
        return new Rung.Line(
                line.number(),
                item,
                thousandths,
                goods.unitPrice().tenThousandths(),
                goods.taxRate().partsPerMillion(),
                onShelf && puts.isEmpty() ? -thousandths : 0,
                transaction.discountsOf(line).stream()
                        .mapToLong(one -> one.off().getAmountMinorLong())
                        .sum(),
                goods.comesBack()
                        .flatMap(RungGoods.ComesBack::original)
                        .map(one -> new Rung.Bought(one.transaction(), one.line())),
                goods.bought()
                        .map(
                                one ->
                                        new Rung.Proof(
                                                one.sold().thousandths(),
                                                one.returned().thousandths(),
                                                one.paid().getAmountMinorLong(),
                                                one.tax().getAmountMinorLong())),
                puts);
    }
}

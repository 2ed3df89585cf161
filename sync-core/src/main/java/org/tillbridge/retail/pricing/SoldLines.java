package org.tillbridge.retail.pricing;

import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.pricing.promotion.Offers;
import org.tillbridge.retail.pricing.promotion.PromotedLine;

import java.util.List;
import java.util.Optional;

/// What promotions and people may take something off from: goods that are sold. No gift card is,
/// nor a deposit or a levy.
final class SoldLines {
    private SoldLines() {}

    static List<PromotedLine> of(List<RungLine> standing, Offers offers, PricingRules rules) {
        return standing.stream()
                .filter(line -> line.goods().comesBack().isEmpty())
                .filter(line -> !line.goods().isGiftCard() && !line.isCompanion())
                .map(line -> promoted(line, offers, rules))
                .toList();
    }

    private static PromotedLine promoted(RungLine line, Offers offers, PricingRules rules) {
        RungGoods goods = line.goods();
        Optional<ItemId> item =
                goods.goods() instanceof Goods.OfItem known
                        ? Optional.of(known.item())
                        : Optional.empty();
        Optional<DepartmentId> department =
                goods.goods() instanceof Goods.OfDepartment unknown
                        ? Optional.of(unknown.department())
                        : item.flatMap(offers::departmentOf);
        return new PromotedLine(
                line.number(),
                item,
                department,
                goods.quantity(),
                goods.unitPrice(),
                goods.amount(rules),
                goods.override().isPresent());
    }
}

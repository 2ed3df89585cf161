package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.promotion.Combination;
import org.tillbridge.retail.pricing.promotion.Offer;
import org.tillbridge.retail.pricing.promotion.Offer.Leg;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.retail.pricing.promotion.Promotion.Conditions;
import org.tillbridge.retail.pricing.promotion.PromotionId;
import org.tillbridge.retail.pricing.promotion.Selection;
import org.tillbridge.sync.wire.JsonCodec.Fields;

import tools.jackson.core.JsonGenerator;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The body of a promotion's row.
final class PromotionCodec {
    private static final int MOST_ITEMS = 5000;
    private static final int MOST_STORES = 10_000;
    private static final int LONGEST_CONDITION = 48;

    private PromotionCodec() {}

    static void write(JsonGenerator json, Promotion promotion) {
        json.writeStringProperty("promotion", promotion.id().text());
        json.writeStringProperty("name", promotion.name());
        writeOffer(json, promotion.offer());
        if (promotion.combination() != Combination.BEST) {
            json.writeStringProperty("combination", CamelCase.of(promotion.combination()));
        }
        if (promotion.priority() != 0) {
            json.writeNumberProperty("priority", promotion.priority());
        }
        if (promotion.onOverrides()) {
            json.writeBooleanProperty("onOverrides", true);
        }
        writeConditions(json, promotion.conditions());
    }

    private static void writeOffer(JsonGenerator json, Offer offer) {
        switch (offer) {
            case Offer.PercentOff(Selection goods, int share) -> {
                writeGoods(json, "percentOff", goods);
                json.writeNumberProperty("share", share);
            }
            case Offer.AmountOff(Selection goods, UnitPrice off) -> {
                writeGoods(json, "amountOff", goods);
                writeUnitPrice(json, off);
            }
            case Offer.FixedPrice(Selection goods, UnitPrice price) -> {
                writeGoods(json, "fixedPrice", goods);
                writeUnitPrice(json, price);
            }
            case Offer.NForPrice(Selection goods, int pieces, Money price) -> {
                writeGoods(json, "nForPrice", goods);
                json.writeNumberProperty("pieces", pieces);
                writeMoney(json, "amount", price);
            }
            case Offer.BuyNGetM(Selection goods, int buy, int get, int share) -> {
                writeGoods(json, "buyNGetM", goods);
                json.writeNumberProperty("buy", buy);
                json.writeNumberProperty("get", get);
                json.writeNumberProperty("share", share);
            }
            case Offer.MixAndMatch(List<Leg> legs, Money price) -> {
                json.writeStringProperty("offer", "mixAndMatch");
                JsonCodec.array(json, "legs", legs, PromotionCodec::writeLeg);
                writeMoney(json, "amount", price);
            }
            case Offer.BasketPercent(Selection goods, Money threshold, int share) -> {
                writeGoods(json, "basketPercent", goods);
                writeMoney(json, "threshold", threshold);
                json.writeNumberProperty("share", share);
            }
            case Offer.BasketAmount(Selection goods, Money threshold, Money off) -> {
                writeGoods(json, "basketAmount", goods);
                writeMoney(json, "threshold", threshold);
                json.writeNumberProperty("amount", off.getAmountMinorLong());
            }
        }
    }

    private static void writeGoods(JsonGenerator json, String offer, Selection goods) {
        json.writeStringProperty("offer", offer);
        writeSelection(json, goods);
    }

    private static void writeLeg(JsonGenerator json, Leg leg) {
        writeSelection(json, leg.goods());
        json.writeNumberProperty("pieces", leg.pieces());
    }

    private static void writeSelection(JsonGenerator json, Selection goods) {
        writeNumbers(json, "items", goods.items(), ItemId::number);
        writeNumbers(json, "departments", goods.departments(), DepartmentId::number);
    }

    private static <T> void writeNumbers(
            JsonGenerator json, String name, Set<T> ids, Function<T, Integer> number) {
        if (!ids.isEmpty()) {
            json.writeArrayPropertyStart(name);
            ids.stream().map(number).sorted(Comparator.naturalOrder()).forEach(json::writeNumber);
            json.writeEndArray();
        }
    }

    private static void writeUnitPrice(JsonGenerator json, UnitPrice price) {
        json.writeStringProperty("currency", price.currency().getCode());
        json.writeNumberProperty("unitPrice", price.tenThousandths());
    }

    private static void writeMoney(JsonGenerator json, String name, Money amount) {
        json.writeStringProperty("currency", amount.getCurrencyUnit().getCode());
        json.writeNumberProperty(name, amount.getAmountMinorLong());
    }

    private static void writeConditions(JsonGenerator json, Conditions conditions) {
        conditions.from().ifPresent(from -> json.writeNumberProperty("from", from.toEpochMilli()));
        conditions
                .until()
                .ifPresent(until -> json.writeNumberProperty("until", until.toEpochMilli()));
        writeNumbers(json, "stores", conditions.stores(), StoreId::number);
        conditions.coupon().ifPresent(code -> json.writeStringProperty("coupon", code));
        conditions
                .customerGroup()
                .ifPresent(group -> json.writeStringProperty("customerGroup", group));
    }

    static Promotion read(Fields fields) {
        try {
            return new Promotion(
                    fields.parsed("promotion", PromotionId.MAX_LENGTH, PromotionId::new),
                    fields.text("name", Promotion.MAX_NAME),
                    readOffer(fields),
                    fields.has("combination")
                            ? fields.oneOf("combination", Combination.class)
                            : Combination.BEST,
                    fields.has("priority") ? (int) fields.integer("priority", -999, 999) : 0,
                    fields.flag("onOverrides"),
                    readConditions(fields));
        } catch (IllegalArgumentException odd) {
            throw new UnreadableMessageException("It is no promotion", odd);
        }
    }

    private static Offer readOffer(Fields fields) {
        String offer = fields.text("offer", 40);
        return switch (offer) {
            case "percentOff" -> new Offer.PercentOff(selection(fields), share(fields));
            case "amountOff" -> new Offer.AmountOff(selection(fields), unitPrice(fields));
            case "fixedPrice" -> new Offer.FixedPrice(selection(fields), unitPrice(fields));
            case "nForPrice" ->
                    new Offer.NForPrice(
                            selection(fields), fields.number("pieces"), money(fields, "amount"));
            case "buyNGetM" ->
                    new Offer.BuyNGetM(
                            selection(fields),
                            fields.number("buy"),
                            fields.number("get"),
                            share(fields));
            case "mixAndMatch" ->
                    new Offer.MixAndMatch(
                            fields.objects(
                                    "legs",
                                    Offer.MOST_PIECES,
                                    leg -> new Leg(selection(leg), leg.number("pieces"))),
                            money(fields, "amount"));
            case "basketPercent" ->
                    new Offer.BasketPercent(
                            selection(fields), money(fields, "threshold"), share(fields));
            case "basketAmount" ->
                    new Offer.BasketAmount(
                            selection(fields), money(fields, "threshold"), money(fields, "amount"));
            default -> throw new UnreadableMessageException("Not known what is offered: " + offer);
        };
    }

    private static Selection selection(Fields fields) {
        return new Selection(
                numbers(fields, "items", ItemId::new),
                numbers(fields, "departments", DepartmentId::new));
    }

    private static <T> Set<T> numbers(Fields fields, String name, Function<Integer, T> id) {
        Set<T> ids = new HashSet<>();
        if (fields.has(name)) {
            int most = name.equals("stores") ? MOST_STORES : MOST_ITEMS;
            fields.numbers(name, most).forEach(number -> ids.add(id.apply(number)));
        }
        return ids;
    }

    private static int share(Fields fields) {
        return (int) fields.integer("share", 1, Offer.WHOLE);
    }

    private static UnitPrice unitPrice(Fields fields) {
        return new UnitPrice(currency(fields), fields.integer("unitPrice", 0, Long.MAX_VALUE));
    }

    private static Money money(Fields fields, String name) {
        return Money.ofMinor(currency(fields), fields.integer(name, 0, Long.MAX_VALUE));
    }

    private static CurrencyUnit currency(Fields fields) {
        return fields.parsed("currency", 3, CurrencyUnit::of);
    }

    private static Conditions readConditions(Fields fields) {
        return new Conditions(
                fields.has("from") ? Optional.of(fields.instant("from")) : Optional.empty(),
                fields.has("until") ? Optional.of(fields.instant("until")) : Optional.empty(),
                numbers(fields, "stores", StoreId::new),
                fields.optionalText("coupon", LONGEST_CONDITION),
                fields.optionalText("customerGroup", LONGEST_CONDITION));
    }
}

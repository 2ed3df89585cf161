package org.tillbridge.retail.pricing.promotion;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.UnitPrice;

import java.util.List;
import java.util.Optional;

/// What a promotion offers. Shares are in parts per million.
public sealed interface Offer {
    int WHOLE = 1_000_000;

    /// The longest set: 100 for a price.
    int MOST_PIECES = 100;

    /// The goods it is about, leg by leg; one leg but for [MixAndMatch].
    List<Selection> selections();

    /// Empty where it has no amount.
    Optional<CurrencyUnit> currency();

    /// Off each unit of goods, whatever else is in the basket; of weighed goods by weight.
    sealed interface OffEach extends Offer {
        Selection goods();

        @Override
        default List<Selection> selections() {
            return List.of(goods());
        }
    }

    /// For so many pieces together. Weighed goods and parts of pieces do not count.
    sealed interface OffSets extends Offer {}

    /// Off all that is left of the goods' amounts, from a threshold on; once for each basket.
    sealed interface OffBasket extends Offer {
        Selection goods();

        /// What the goods must come to before it, after what other promotions took off them.
        Money threshold();

        @Override
        default List<Selection> selections() {
            return List.of(goods());
        }

        @Override
        default Optional<CurrencyUnit> currency() {
            return Optional.of(threshold().getCurrencyUnit());
        }
    }

    record PercentOff(Selection goods, int share) implements OffEach {
        public PercentOff {
            requireShare(share);
        }

        @Override
        public Optional<CurrencyUnit> currency() {
            return Optional.empty();
        }
    }

    record AmountOff(Selection goods, UnitPrice off) implements OffEach {
        @Override
        public Optional<CurrencyUnit> currency() {
            return Optional.of(off.currency());
        }
    }

    /// A price instead of any higher one.
    record FixedPrice(Selection goods, UnitPrice price) implements OffEach {
        @Override
        public Optional<CurrencyUnit> currency() {
            return Optional.of(price.currency());
        }
    }

    /// Each `pieces` of the goods, the same or different ones, for a price.
    record NForPrice(Selection goods, int pieces, Money price) implements OffSets {
        public NForPrice {
            requirePieces(pieces);
            requireNotNegative(price);
        }

        @Override
        public List<Selection> selections() {
            return List.of(goods);
        }

        @Override
        public Optional<CurrencyUnit> currency() {
            return Optional.of(price.getCurrencyUnit());
        }
    }

    /// Of each `buy` + `get` of the goods the cheapest `get` are less by a share; free where it is
    /// the whole.
    record BuyNGetM(Selection goods, int buy, int get, int share) implements OffSets {
        public BuyNGetM {
            if (buy < 1 || get < 1) {
                throw new IllegalArgumentException("Buy " + buy + " get " + get);
            }
            requirePieces(Math.addExact(buy, get));
            requireShare(share);
        }

        @Override
        public List<Selection> selections() {
            return List.of(goods);
        }

        @Override
        public Optional<CurrencyUnit> currency() {
            return Optional.empty();
        }
    }

    /// So many of these and so many of those, together for a price: a meal deal.
    record MixAndMatch(List<Leg> legs, Money price) implements OffSets {
        public MixAndMatch {
            legs = List.copyOf(legs);
            if (legs.size() < 2) {
                throw new IllegalArgumentException("Nothing is mixed");
            }
            requirePieces(legs.stream().mapToInt(Leg::pieces).reduce(0, Math::addExact));
            requireNotNegative(price);
        }

        @Override
        public List<Selection> selections() {
            return legs.stream().map(Leg::goods).toList();
        }

        @Override
        public Optional<CurrencyUnit> currency() {
            return Optional.of(price.getCurrencyUnit());
        }
    }

    /// A part of a set. A piece counts for the first leg that it fits.
    record Leg(Selection goods, int pieces) {
        public Leg {
            requirePieces(pieces);
        }
    }

    record BasketPercent(Selection goods, Money threshold, int share) implements OffBasket {
        public BasketPercent {
            requireNotNegative(threshold);
            requireShare(share);
        }
    }

    record BasketAmount(Selection goods, Money threshold, Money off) implements OffBasket {
        public BasketAmount {
            requireNotNegative(threshold);
            requireNotNegative(off);
            if (!off.getCurrencyUnit().equals(threshold.getCurrencyUnit())) {
                throw new IllegalArgumentException("Two currencies in one promotion");
            }
        }
    }

    private static void requireShare(int share) {
        if (share < 1 || share > WHOLE) {
            throw new IllegalArgumentException("A share lies above 0 and up to 100 %: " + share);
        }
    }

    private static void requirePieces(int pieces) {
        if (pieces < 1 || pieces > MOST_PIECES) {
            throw new IllegalArgumentException("A set has 1 to 100 pieces, not " + pieces);
        }
    }

    private static void requireNotNegative(Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("An amount of a promotion is negative: " + amount);
        }
    }
}

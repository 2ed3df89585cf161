package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.TypedAmount;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.promotion.ManualDiscount.Value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a cashier is asked about a line or a sale that is agreed on with the customer, with what
/// was answered so far. Immutable.
sealed interface SaleQuestion {
    /// @param wrong what is wrong with the answer; empty if nothing is
    Task.Ask shown(Texts texts, String wrong);

    /// With another of its reasons chosen.
    ///
    /// @param at place among them
    default SaleQuestion chosen(int at) {
        return this;
    }

    /// With the next of its reasons chosen, or the one before.
    default SaleQuestion moved(int by) {
        return this;
    }

    /// About the whole sale instead of a line, or the other way round.
    default SaleQuestion otherScope() {
        return this;
    }

    /// How much is taken off, of what and why.
    ///
    /// @param line empty where no line stands
    /// @param whole whether it is about the whole sale
    /// @param percent whether a share is typed
    record Discount(
            OpenTransaction open,
            Optional<RungLine> line,
            boolean whole,
            boolean percent,
            String typed,
            DiscountReason reason)
            implements SaleQuestion {
        private static final BigDecimal ALL = BigDecimal.valueOf(100);

        static Discount of(OpenTransaction open, Optional<RungLine> line) {
            return new Discount(open, line, line.isEmpty(), true, "", DiscountReason.DAMAGED);
        }

        /// Empty where what was typed is no share, or no amount.
        Optional<Value> value() {
            return percent ? share() : amount().map(Value.Amount::new);
        }

        private Optional<Value> share() {
            return percentage()
                    .filter(share -> share.signum() > 0)
                    .map(share -> new Value.Percent(share.movePointRight(4).intValueExact()));
        }

        private Optional<BigDecimal> percentage() {
            String number = typed.replace("%", "").strip().replace(',', '.');
            return number.matches("[0-9]{1,3}(\\.[0-9]{0,2})?")
                    ? Optional.of(new BigDecimal(number)).filter(share -> share.compareTo(ALL) <= 0)
                    : Optional.empty();
        }

        private Optional<Money> amount() {
            return TypedAmount.of(typed, open.currency()).filter(Money::isPositive);
        }

        /// Whether nothing was typed, or nought.
        boolean isNothing() {
            return typed.isBlank()
                    || (percent
                            ? percentage().filter(share -> share.signum() == 0).isPresent()
                            : TypedAmount.of(typed, open.currency())
                                    .filter(Money::isZero)
                                    .isPresent());
        }

        /// Whether something is taken off already.
        boolean stands() {
            return whole
                    ? open.pricing().adjustments().basket().isPresent()
                    : line.map(RungLine::number)
                            .filter(open.pricing().adjustments().lines()::containsKey)
                            .isPresent();
        }

        Discount typed(String now) {
            return new Discount(open, line, whole, percent, now, reason);
        }

        @Override
        public Discount chosen(int at) {
            return new Discount(open, line, whole, percent, typed, DiscountReason.ALL.get(at));
        }

        Discount otherKind() {
            return new Discount(open, line, whole, !percent, "", reason);
        }

        @Override
        public Discount otherScope() {
            return line.isEmpty() ? this : new Discount(open, line, !whole, percent, typed, reason);
        }

        @Override
        public Discount moved(int by) {
            return chosen(place(DiscountReason.ALL, reason, by));
        }

        String reasonWords(Texts texts) {
            return words(reason, "discountReason.", texts);
        }

        /// "10 %", "2.00".
        String valueWords(Texts texts) {
            return percent
                    ? texts.text("discount.share", percentage().map(texts::percent).orElse(""))
                    : amount().map(texts::amount).orElse("");
        }

        String about(Texts texts) {
            return whole
                    ? texts.text("adjust.wholeSale")
                    : line.map(rung -> rung.goods().goods().name()).orElse("");
        }

        @Override
        public Task.Ask shown(Texts texts, String wrong) {
            Money costs =
                    whole
                            ? open.totals().total()
                            : line.map(open::amountOf).orElse(open.totals().total());
            return new Task.AskDiscount(
                    about(texts),
                    texts.text(
                            stands() ? "discount.costsLess" : "discount.costs",
                            texts.amount(costs)),
                    whole,
                    percent,
                    percent ? typed : TypedAmount.shown(typed, open.currency(), texts),
                    reasons(DiscountReason.ALL, "discountReason.", texts),
                    DiscountReason.ALL.indexOf(reason),
                    wrong);
        }
    }

    /// Why a customer pays no tax, and what paper says so.
    ///
    /// @param stands what was said before
    record Exemption(ExemptionReason reason, Optional<TaxExemption> stands)
            implements SaleQuestion {
        static Exemption of(OpenTransaction open) {
            return new Exemption(ExemptionReason.CHARITY, open.pricing().exemption());
        }

        @Override
        public Exemption chosen(int at) {
            return new Exemption(ExemptionReason.ALL.get(at), stands);
        }

        String reasonWords(Texts texts) {
            return words(reason, "exemptionReason.", texts);
        }

        @Override
        public Exemption moved(int by) {
            return chosen(place(ExemptionReason.ALL, reason, by));
        }

        @Override
        public Task.Ask shown(Texts texts, String wrong) {
            return new Task.AskExemption(
                    reasons(ExemptionReason.ALL, "exemptionReason.", texts),
                    ExemptionReason.ALL.indexOf(reason),
                    stands.map(TaxExemption::certificate).orElse(""),
                    texts.text(stands.isPresent() ? "exemption.stands" : "exemption.prompt"),
                    wrong);
        }
    }

    /// What is written about a line, or about the sale.
    record Note(OpenTransaction open, Optional<RungLine> line, boolean whole)
            implements SaleQuestion {
        static Note of(OpenTransaction open, Optional<RungLine> line) {
            return new Note(open, line, line.isEmpty());
        }

        @Override
        public Note otherScope() {
            return line.isEmpty() ? this : new Note(open, line, !whole);
        }

        @Override
        public Task.Ask shown(Texts texts, String wrong) {
            return new Task.AskNote(
                    whole
                            ? texts.text("adjust.wholeSale")
                            : line.map(rung -> rung.goods().goods().name()).orElse(""),
                    whole,
                    whole ? open.note() : line.map(rung -> rung.goods().goods().note()).orElse(""),
                    wrong);
        }
    }

    /// Whose sale it is.
    ///
    /// @param stands whose it is now; empty for nobody's
    record Customer(String stands) implements SaleQuestion {
        @Override
        public Task.Ask shown(Texts texts, String wrong) {
            return new Task.AskCustomer(
                    stands.isEmpty() ? "" : texts.text("customer.stands", stands), wrong);
        }
    }

    /// Whether the customer is old enough.
    record Age(AgeCheck check) implements SaleQuestion {
        @Override
        public Task.Ask shown(Texts texts, String wrong) {
            return new Task.AskAge(
                    check.item().item().name(),
                    texts.text("age.question", texts.date(check.bornBy())),
                    texts.text("age.about", check.minimumAge()),
                    wrong);
        }
    }

    /// Whether a piece that is said to be sold is sold all the same.
    ///
    /// @param goods the item's name
    /// @param item what is rung then; empty where it is on a line already
    /// @param line which one; 0 where it is not on one yet
    record SoldBefore(SoldPiece known, String goods, Optional<ShelfItem> item, int line)
            implements SaleQuestion {
        static SoldBefore of(ScanOutcome.SoldBefore rung) {
            ShelfItem item = rung.item();
            return new SoldBefore(rung.known(), item.item().name(), Optional.of(item), 0);
        }

        static SoldBefore of(RungLine line, SoldPiece known) {
            return new SoldBefore(
                    known, line.goods().goods().name(), Optional.empty(), line.number());
        }

        @Override
        public Task.Ask shown(Texts texts, String wrong) {
            String serial = known.piece().serial();
            String day = texts.date(texts.dateOf(known.at()));
            String time = texts.time(known.at());
            return new Task.AskSoldBefore(
                    goods,
                    known.number()
                            .map(sale -> texts.text("soldBefore.sold", serial, day, time, sale))
                            .orElseGet(() -> texts.text("soldBefore.setAside", serial, day, time)),
                    texts.text("soldBefore.about"),
                    wrong);
        }
    }

    private static <E> int place(List<E> all, E now, int by) {
        return Math.clamp(all.indexOf(now) + by, 0, all.size() - 1);
    }

    private static List<String> reasons(List<? extends Enum<?>> all, String key, Texts texts) {
        return all.stream().map(each -> words(each, key, texts)).toList();
    }

    private static String words(Enum<?> reason, String key, Texts texts) {
        return texts.text(key + CamelCase.of(reason));
    }
}

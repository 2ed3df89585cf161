package org.tillbridge.pos.sale;

import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.sound.Heard;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What became of something scanned, typed or chosen. A cashier hears the difference before reading
/// it.
public sealed interface ScanOutcome extends Heard {
    @Override
    default Optional<Cue> cue() {
        return switch (this) {
            case Added _, OfStoredValue _ -> Optional.of(Cue.ACCEPTED);
            case Coupon(var _, boolean counts) -> Optional.of(counts ? Cue.ACCEPTED : Cue.REFUSED);
            case Unknown _, NeedsChoice _, NeedsAge _, SoldBefore _ -> Optional.of(Cue.ATTENTION);
            case NextQuantity _ -> Optional.empty();
            case NotSellable(var _, Reason why) ->
                    Optional.of(why == Reason.NO_PRICE ? Cue.ATTENTION : Cue.REFUSED);
            case NotAllowed _,
                    TooYoung _,
                    NotWritten _,
                    Expired _,
                    Recalled _,
                    Faulty _,
                    Refused _,
                    NotACode _,
                    NothingCalledSo _,
                    NoTaxRate _ ->
                    Optional.of(Cue.REFUSED);
        };
    }

    /// @param inStock what the store has of it, if known
    record Added(RungLine line, Optional<Quantity> inStock) implements ScanOutcome {}

    /// Several items answer to the code; nothing was added yet.
    record NeedsChoice(List<ShelfItem> candidates, Quantity quantity) implements ScanOutcome {
        public NeedsChoice {
            candidates = List.copyOf(candidates);
        }
    }

    record NotSellable(ShelfItem item, Reason why) implements ScanOutcome {}

    /// Nothing was rung yet: somebody looks first how old the customer is.
    record NeedsAge(AgeCheck check) implements ScanOutcome {}

    /// Nothing was rung yet: the piece with that serial number was sold here and has not come back.
    record SoldBefore(ShelfItem item, SoldPiece known) implements ScanOutcome {}

    /// The customer is too young for it; that is recorded, and nothing was rung.
    record TooYoung(AgeCheck check) implements ScanOutcome {}

    /// What has to be recorded could not be, so nothing happened.
    record NotWritten(JournalWriteException.Reason why) implements ScanOutcome {}

    /// The last day on which the piece may be sold is over.
    ///
    /// @param goods the item's name, or its code where nobody knows it
    record Expired(String goods, LocalDate useBy) implements ScanOutcome {}

    /// The goods are called back, all of them or this lot.
    record Recalled(ShelfItem item, String reason) implements ScanOutcome {}

    /// The code looks like one that says more than a number, and is not right.
    record Faulty(CodeFault why) implements ScanOutcome {}

    /// Nobody knows the code; it stands in the basket until it is dealt with.
    record Unknown(UnknownCode code) implements ScanOutcome {}

    /// It is the coupon of a promotion.
    ///
    /// @param counts whether it counts now; it does not before there is a sale
    record Coupon(Promotion promotion, boolean counts) implements ScanOutcome {}

    /// It is a gift card or a store credit that somebody shows; nothing was rung.
    record OfStoredValue(StoredValueCode code) implements ScanOutcome {}

    /// The quantity for whatever comes next.
    record NextQuantity(Quantity quantity) implements ScanOutcome {}

    record Refused(Refusal why) implements ScanOutcome {}

    /// The operator may not, by their role.
    record NotAllowed(Right right) implements ScanOutcome, NeedsRight {}

    /// Nothing in it that could be a code: empty, far too long, or full of control characters.
    record NotACode() implements ScanOutcome {}

    /// A name was typed, or the beginning of one, and nothing was chosen yet.
    record NothingCalledSo(String text) implements ScanOutcome {}

    /// No tax rate is known for what the department sells.
    record NoTaxRate(Department department) implements ScanOutcome {}

    /// Why an item that is known cannot be sold as it is.
    enum Reason {
        DISCONTINUED,
        NO_PRICE,
        NO_TAX_RATE
    }
}

package org.tillbridge.pos.returns;

import org.tillbridge.pos.sale.ShelfItem;
import org.tillbridge.pos.sale.UnknownCode;
import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.sound.Heard;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalWriteException;

import java.util.List;
import java.util.Optional;

/// What became of goods that were put on the counter to be given back.
public sealed interface ReturnOutcome extends Heard {
    @Override
    default Optional<Cue> cue() {
        return switch (this) {
            case Added _ -> Optional.of(Cue.ACCEPTED);
            case NotOnReceipt _, Unknown _, NeedsChoice _, NoPrice _ -> Optional.of(Cue.ATTENTION);
            case NextQuantity _, ToClaim _ -> Optional.empty();
            case NoTaxRate _,
                    NothingCalledSo _,
                    Refused _,
                    NotWritten _,
                    NotAllowed _,
                    RefundsWait _,
                    SaleInTheWay _,
                    Faulty _,
                    NotACode _ ->
                    Optional.of(Cue.REFUSED);
        };
    }

    record Added(RungLine line) implements ReturnOutcome {}

    /// It is on the counter and not on the receipt that is open; it comes back without one.
    record NotOnReceipt(RungLine line) implements ReturnOutcome {}

    /// Several items answer to the code; nothing was added yet.
    record NeedsChoice(List<ShelfItem> candidates) implements ReturnOutcome {
        public NeedsChoice {
            candidates = List.copyOf(candidates);
        }
    }

    /// Nobody knows the code; it can be taken back by department.
    record Unknown(UnknownCode.Scan scan) implements ReturnOutcome {}

    /// The item is known, but no price to give back.
    record NoPrice(ShelfItem item) implements ReturnOutcome {}

    /// @param goods the name of the item, or of the department
    record NoTaxRate(String goods) implements ReturnOutcome {}

    /// The quantity for whatever comes next.
    record NextQuantity(Quantity quantity) implements ReturnOutcome {}

    /// A name was typed, or the beginning of one, and nothing was chosen yet.
    record NothingCalledSo(String text) implements ReturnOutcome {}

    record Refused(Refusal why) implements ReturnOutcome {}

    /// What has to be recorded could not be, so nothing happened.
    record NotWritten(JournalWriteException.Reason why) implements ReturnOutcome {}

    record NotAllowed(Right right) implements ReturnOutcome, NeedsRight {}

    /// The hub is to be asked first whether it comes back elsewhere; then this is done again.
    record ToClaim(ClaimedLines.Wanted wanted) implements ReturnOutcome {}

    /// Another machine has this one's journal and key too, or this one was revoked: refunds wait
    /// until it is enrolled anew.
    record RefundsWait() implements ReturnOutcome {}

    /// A sale is being rung; it has to be paid or cancelled first.
    record SaleInTheWay() implements ReturnOutcome {}

    /// The code looks like one that says more than a number, and is not right.
    record Faulty(CodeFault why) implements ReturnOutcome {}

    record NotACode() implements ReturnOutcome {}
}

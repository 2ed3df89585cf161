package org.tillbridge.pos;

import org.tillbridge.pos.returns.Purchase;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.Terms;

/// What is on a receipt comes back, as at the counter: the hub is asked first.
public final class TakeBack {
    private TakeBack() {}

    public static ReturnOutcome one(TillOnDisk till, Purchase.Line line) {
        ReturnOutcome outcome = till.returns.takeBack(line, Terms.USUAL);
        if (outcome instanceof ReturnOutcome.ToClaim(var wanted)) {
            var _ = till.returns.claims().claim(wanted);
            return till.returns.takeBack(line, Terms.USUAL);
        }
        return outcome;
    }
}

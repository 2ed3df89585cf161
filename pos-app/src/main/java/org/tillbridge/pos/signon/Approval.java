package org.tillbridge.pos.signon;

import org.joda.money.Money;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Right;

import java.util.Optional;

/// Someone who has a right lets someone else use it for one deed. Made where the approver's PIN was
/// verified and the approval is on disk.
///
/// @param amount of the deed, if it is about one; nothing above it is approved
public record Approval(
        OperatorId requester, OperatorId approver, Right right, Optional<Money> amount) {
    boolean covers(SignedOn who, Right wanted, Optional<Money> of) {
        return right == wanted
                && requester.equals(who.operator())
                && of.stream().allMatch(this::covers);
    }

    private boolean covers(Money of) {
        return amount.filter(most -> most.isSameCurrency(of) && of.abs().compareTo(most.abs()) <= 0)
                .isPresent();
    }
}

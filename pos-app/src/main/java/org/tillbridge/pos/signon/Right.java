package org.tillbridge.pos.signon;

import org.tillbridge.retail.Role;

/// What not everyone may do.
public enum Right {
    /// Giving money back for goods whose purchase nothing proves.
    RETURN_WITHOUT_RECEIPT(Role.KEYHOLDER),
    /// Selling an item at another price than that of the list, or one that has none.
    PRICE_OVERRIDE(Role.KEYHOLDER),
    /// Selling by department what has no code, or a code nobody knows. Everyone may: without it
    /// selling would stop.
    DEPARTMENT_SALE(Role.CASHIER),
    /// Opening a business day that is more than a week from the last.
    DISTANT_BUSINESS_DAY(Role.MANAGER);

    private final Role from;

    Right(Role from) {
        this.from = from;
    }

    /// The least role that has it.
    public Role from() {
        return from;
    }

    public boolean isHeldBy(Role role) {
        return role.compareTo(from) >= 0;
    }
}

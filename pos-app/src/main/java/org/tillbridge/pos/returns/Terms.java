package org.tillbridge.pos.returns;

import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;

import java.util.List;
import java.util.Optional;

/// Why goods come back and where they go.
public record Terms(ReturnReason reason, Disposition disposition) {
    /// Of goods that nobody has asked about yet.
    public static final Terms USUAL =
            new Terms(ReturnReason.CHANGED_MIND, usual(ReturnReason.CHANGED_MIND));

    private static final List<ReturnReason> REASONS = ReturnReason.ofCustomers();
    private static final List<Disposition> DISPOSITIONS = List.of(Disposition.values());

    /// Of a line that comes back already.
    static Terms of(ComesBack how) {
        return new Terms(how.reason(), how.disposition());
    }

    /// For the reason at that place of the list; beyond its ends there is none. Goods go where they
    /// usually go for it, unless someone has decided otherwise.
    Optional<Terms> because(int index) {
        return index >= 0 && index < REASONS.size()
                ? Optional.of(because(REASONS.get(index)))
                : Optional.empty();
    }

    private Terms because(ReturnReason other) {
        return new Terms(other, disposition == usual(reason) ? usual(other) : disposition);
    }

    /// To the place that stands there in the list.
    Terms to(int index) {
        return new Terms(reason, DISPOSITIONS.get(index));
    }

    int reasonIndex() {
        return REASONS.indexOf(reason);
    }

    int dispositionIndex() {
        return DISPOSITIONS.indexOf(disposition);
    }

    private static Disposition usual(ReturnReason reason) {
        return switch (reason) {
            case DAMAGED, FAULTY -> Disposition.DAMAGED;
            case CHANGED_MIND, WRONG_ITEM, OTHER, POST_VOID -> Disposition.BACK_TO_STOCK;
        };
    }

    ComesBack unproven() {
        return comesBack(Optional.empty());
    }

    ComesBack comesBack(Optional<Bought> bought) {
        return new ComesBack(reason, disposition, bought);
    }
}

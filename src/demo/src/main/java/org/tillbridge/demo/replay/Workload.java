package org.tillbridge.demo.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// How much there is to ring.
///
/// @param worth what goes out less what comes back, each line rounded, in hundredths of the major
///   unit
public record Workload(long invoices, long lines, long worth) {
    static final Workload NONE = new Workload(0, 0, 0);

    private static final int DIGITS_OF_HUNDREDTHS = 2;

    /// What the files hold, less what nobody can ring.
    static Workload of(List<Invoice> invoices, List<ActPlan.LeftOut> leftOut) {
        return new Workload(
                invoices.stream().filter(invoice -> !isLeftOut(invoice, leftOut)).count(),
                invoices.stream().mapToLong(invoice -> invoice.lines().size()).sum()
                        - leftOut.size(),
                invoices.stream().mapToLong(Workload::worth).sum());
    }

    /// What a workstation is given to do.
    static Workload of(List<Act> acts) {
        return new Workload(
                acts.stream().map(Act::invoice).distinct().count(),
                acts.stream().mapToLong(act -> act.lines().size()).sum(),
                acts.stream().mapToLong(Workload::worth).sum());
    }

    Workload plus(Workload other) {
        return new Workload(invoices + other.invoices, lines + other.lines, worth + other.worth);
    }

    private static boolean isLeftOut(Invoice invoice, List<ActPlan.LeftOut> leftOut) {
        long lines = leftOut.stream().filter(line -> line.isOn(invoice)).count();
        return lines == invoice.lines().size();
    }

    /// Nobody is given money for what is written off, be it left out or not.
    private static long worth(Invoice invoice) {
        return invoice.lines().stream()
                .filter(line -> !invoice.isWriteOff(line))
                .map(Invoice.Line::amount)
                .mapToLong(Workload::hundredths)
                .sum();
    }

    private static long worth(Act act) {
        return act.amount().getAmountMinorLong();
    }

    private static long hundredths(BigDecimal amount) {
        return amount.setScale(DIGITS_OF_HUNDREDTHS, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }
}

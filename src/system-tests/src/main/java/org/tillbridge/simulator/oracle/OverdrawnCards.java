package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Cards that have less than is taken from them, posting by posting in the order in which the hub
/// booked them: what is paid with more than there is, and points that go back with goods and were
/// spent, is a case each.
final class OverdrawnCards {
    private final Cases cases;
    private final List<ValueMoved.Posting> postings;

    OverdrawnCards(Cases cases, ValueMoved value) {
        this.cases = cases;
        this.postings = value.inOrder();
    }

    void areNoted() {
        Map<String, Long> balances = new HashMap<>();
        Set<String> redeemed = new TreeSet<>();
        Set<String> spent = new TreeSet<>();
        for (ValueMoved.Posting one : postings) {
            long after = balances.merge(one.account(), one.onBalance(), Long::sum);
            if (after < 0 && one.takesBack()) {
                spent.add(of(one));
            } else if (after < 0 && one.pays()) {
                redeemed.add(of(one));
            }
        }
        cases.require(9, "redeemedMoreThanBalance", redeemed);
        cases.require(9, "pointsSpentBeforeReturn", spent);
    }

    private static String of(ValueMoved.Posting one) {
        return Cases.of(one.store(), one.source(), Cases.onCard(one.account(), one.line()));
    }
}

package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// To whom a hub gave each sale that is set aside, as it said. Whoever has one may be out of reach
/// for days, so nobody else is given it until it is given back, or its till revoked.
public final class TakeOvers {
    private final Map<String, Integer> has = new HashMap<>();
    private final Map<String, Set<Integer>> everHad = new HashMap<>();
    private final Set<Integer> revoked = new TreeSet<>();

    /// @param suspension the entry that set it aside
    public void given(UUID suspension, int till) {
        String sale = id(suspension);
        Integer before = has.put(sale, till);
        if (before != null && before != till && !revoked.contains(before)) {
            throw new Violation(
                    7, "sale %s is given to till %d, and to %d".formatted(sale, before, till));
        }
        everHad.computeIfAbsent(sale, _ -> new TreeSet<>()).add(till);
    }

    public void givenBack(UUID suspension, int till) {
        has.remove(id(suspension), till);
    }

    public void revoked(int till) {
        revoked.add(till);
    }

    /// It is as it was a while ago.
    public void hubWentBack() {
        has.clear();
    }

    Set<Integer> everHad(String suspension) {
        return everHad.getOrDefault(suspension, Set.of());
    }

    private static String id(UUID suspension) {
        return suspension.toString().replace("-", "");
    }
}

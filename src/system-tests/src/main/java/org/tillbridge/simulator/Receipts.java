package org.tillbridge.simulator;

import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.pass.ReceiptPass;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.wire.Keys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What customers took home: the receipts that came out of each machine's printer, whatever became
/// of its disk since.
final class Receipts {
    private final Map<Integer, List<Receipt>> printed = new HashMap<>();

    /// @param till the number of the workstation that printed it
    record Receipt(int till, ReceiptPass says, Keys keys) {
        /// Its code. All tills believe it, so it is signed as a real one is, in every seed.
        SignedPass code() {
            return SignedPass.sign(says, keys);
        }
    }

    /// @param keys of the workstation
    void printed(int machine, int till, RetailTransaction sale, Keys keys) {
        ReceiptPass.of(sale)
                .ifPresent(
                        says ->
                                printed.computeIfAbsent(machine, _ -> new ArrayList<>())
                                        .add(new Receipt(till, says, keys)));
    }

    /// @param which of a machine's, counted from the last, over and over
    Optional<Receipt> of(int machine, int which) {
        List<Receipt> all = printed.getOrDefault(machine, List.of());
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.reversed().get(which % all.size()));
    }
}

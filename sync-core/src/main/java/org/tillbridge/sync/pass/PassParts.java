package org.tillbridge.sync.pass;

import java.util.Map;
import java.util.TreeMap;

/// The codes of one pass as they are scanned: in any order, and each as often as it is. What was
/// whole stays, so one of its codes is all of it until another pass comes. For one thread.
public final class PassParts {
    private final Map<Integer, PassPart> parts = new TreeMap<>();
    private boolean whole;

    /// What one more code makes of those before.
    public sealed interface Outcome {
        /// More codes belong to it.
        ///
        /// @param read how many there are so far
        record Missing(int read, int of) implements Outcome {}

        /// It is of another pass than the codes before, which were not all; they are forgotten.
        record Another(int of) implements Outcome {}

        /// All are there. Whether it is true is not said yet.
        record Whole(SignedPass pass) implements Outcome {}

        /// All are there, and at least one was altered; they are forgotten.
        record Altered() implements Outcome {}
    }

    public Outcome add(PassPart part) {
        boolean isAnother =
                parts.values().stream()
                        .anyMatch(one -> one.pass() != part.pass() || one.of() != part.of());
        boolean isCutShort = isAnother && !whole;
        if (isAnother) {
            forget();
        }
        parts.put(part.number(), part);
        if (parts.size() < part.of()) {
            return isCutShort
                    ? new Outcome.Another(part.of())
                    : new Outcome.Missing(parts.size(), part.of());
        }
        return PassPart.join(parts.values())
                .<Outcome>map(
                        pass -> {
                            whole = true;
                            return new Outcome.Whole(pass);
                        })
                .orElseGet(
                        () -> {
                            forget();
                            return new Outcome.Altered();
                        });
    }

    /// The next code is the first.
    public void forget() {
        parts.clear();
        whole = false;
    }
}

package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a signing unit has signed, in order, whatever becomes of the till beside it.
public final class SigningMemory {
    private final List<String> signed = new ArrayList<>();

    /// Also if it has signed it before: whoever asks has to know.
    ///
    /// @param transaction of the document
    /// @return the signature
    public String signs(String transaction) {
        signed.add(transaction);
        return signature(signed.size() - 1);
    }

    /// Of what it has signed before.
    public Optional<String> signature(String transaction) {
        int place = signed.indexOf(transaction);
        return place < 0 ? Optional.empty() : Optional.of(signature(place));
    }

    List<String> signed() {
        return signed;
    }

    private static String signature(int place) {
        return "signature " + (place + 1);
    }
}

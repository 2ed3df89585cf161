package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /// Of what it has signed before, the first time.
    public Optional<String> signature(String transaction) {
        return signatures(transaction).stream().findFirst();
    }

    /// Of what it has signed before, each time.
    List<String> signatures(String transaction) {
        return IntStream.range(0, signed.size())
                .filter(place -> signed.get(place).equals(transaction))
                .mapToObj(SigningMemory::signature)
                .toList();
    }

    List<String> signed() {
        return signed;
    }

    private static String signature(int place) {
        return "signature " + (place + 1);
    }
}

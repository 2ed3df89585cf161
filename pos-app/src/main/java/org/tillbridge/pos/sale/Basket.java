package org.tillbridge.pos.sale;

import org.tillbridge.retail.pricing.OpenTransaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The sale being rung, with the codes nobody knows yet. Immutable.
public record Basket(OpenTransaction transaction, List<UnknownCode> unknown) {
    public Basket {
        unknown = List.copyOf(unknown);
    }

    public static Basket of(OpenTransaction transaction) {
        return new Basket(transaction, List.of());
    }

    public Basket with(OpenTransaction next) {
        return new Basket(next, unknown);
    }

    Basket withUnknown(UnknownCode code) {
        return new Basket(transaction, Stream.concat(unknown.stream(), Stream.of(code)).toList());
    }

    Basket without(UnknownCode code) {
        List<UnknownCode> rest = new ArrayList<>(unknown);
        rest.remove(code);
        return new Basket(transaction, rest);
    }

    public Optional<UnknownCode> unknown(int number) {
        return unknown.stream().filter(code -> code.number() == number).findFirst();
    }

    /// Whether nothing was ever rung in it.
    public boolean isEmpty() {
        return transaction.rung().isEmpty() && unknown.isEmpty();
    }

    /// Whether there is something to pay for and nothing left to deal with.
    public boolean isPayable() {
        return unknown.isEmpty() && !transaction.standing().isEmpty();
    }
}

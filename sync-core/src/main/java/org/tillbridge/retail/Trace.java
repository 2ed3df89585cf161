package org.tillbridge.retail;

import java.time.LocalDate;
import java.util.Optional;

/// What tells one piece of an item from another: read from its label, weighed, or typed.
///
/// @param lot the batch it was made in (GS1 application identifier 10)
/// @param serial its own number (21)
/// @param useBy the last day on which it may be sold (17, 16 or 7003, whichever comes first)
/// @param tare what the vessel it was weighed in weighs, above zero; the quantity is without it
public record Trace(
        Optional<String> lot,
        Optional<String> serial,
        Optional<LocalDate> useBy,
        Optional<Quantity> tare) {
    /// Longer than GS1 allows for a lot (20) or a serial number (20).
    public static final int MAX_LENGTH = 48;

    public static final Trace NONE =
            new Trace(Optional.empty(), Optional.empty(), Optional.empty());

    /// Of a piece that is not weighed here.
    public Trace(Optional<String> lot, Optional<String> serial, Optional<LocalDate> useBy) {
        this(lot, serial, useBy, Optional.empty());
    }

    public Trace {
        if (tare.filter(vessel -> vessel.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("A vessel weighs something");
        }
        if (isOdd(lot) || isOdd(serial)) {
            throw new IllegalArgumentException(
                    "A lot or serial number has 1 to " + MAX_LENGTH + " characters");
        }
    }

    /// @throws IllegalArgumentException if it is no serial number
    public Trace withSerial(String other) {
        return new Trace(lot, Optional.of(other), useBy, tare);
    }

    public Trace withoutSerial() {
        return new Trace(lot, Optional.empty(), useBy, tare);
    }

    /// What it weighed with its vessel, if there was one.
    ///
    /// @param net below zero where it comes back
    public Quantity gross(Quantity net) {
        Quantity weight = net.signum() < 0 ? net.negated() : net;
        return weight.plus(tare.orElse(Quantity.ZERO));
    }

    public Trace withTare(Optional<Quantity> vessel) {
        return new Trace(lot, serial, useBy, vessel);
    }

    /// Whether it may not be sold any more.
    ///
    /// @param today by the calendar: a business day may be left open for longer
    public boolean isExpired(LocalDate today) {
        return useBy.filter(today::isAfter).isPresent();
    }

    private static boolean isOdd(Optional<String> text) {
        return text.filter(
                        value ->
                                value.isBlank()
                                        || value.length() > MAX_LENGTH
                                        || value.chars().anyMatch(Character::isISOControl))
                .isPresent();
    }
}

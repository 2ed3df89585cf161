package org.tillbridge.sync.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The one-time code that a manager gives to a new workstation, as it is read aloud: `ABCD-2345`.
public record EnrolmentCode(String text) {
    /// Without I and O, 0 and 1, which people confuse.
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 8;

    public EnrolmentCode {
        if (!text.matches("[" + ALPHABET + "]{4}-[" + ALPHABET + "]{4}")) {
            throw new IllegalArgumentException("Not in the form of an enrolment code");
        }
    }

    /// @param random must not be guessable
    public static EnrolmentCode random(RandomGenerator random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new EnrolmentCode(code.insert(LENGTH / 2, '-').toString());
    }

    /// What a person typed, in either case, with or without the dash; empty if it is no code.
    public static Optional<EnrolmentCode> parse(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return plain.matches("[" + ALPHABET + "]{" + LENGTH + "}")
                ? Optional.of(new EnrolmentCode(plain.substring(0, 4) + "-" + plain.substring(4)))
                : Optional.empty();
    }
}

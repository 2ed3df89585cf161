package org.tillbridge.retail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address as customers are known by it: in its normal form, so that two ways of writing
/// it are one. It is personal data, and says nothing of itself where it is logged.
public record EmailAddress(String normalForm) {
    /// RFC 5321, section 4.5.3.1.
    public static final int MAX_LENGTH = 254;

    private static final Pattern FORM =
            Pattern.compile("[^\\s@\\p{C}]{1,64}@[^\\s@.\\p{C}]+(\\.[^\\s@.\\p{C}]+)+");

    /// @throws IllegalArgumentException if it is none, or not in its normal form
    public EmailAddress {
        if (!isOne(normalForm) || !normalForm.equals(normal(normalForm))) {
            throw new IllegalArgumentException("Not an e-mail address in its normal form");
        }
    }

    /// Empty for what is none.
    public static Optional<EmailAddress> parse(String typed) {
        String normal = normal(typed);
        return isOne(normal) ? Optional.of(new EmailAddress(normal)) : Optional.empty();
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "an e-mail address";
    }
}

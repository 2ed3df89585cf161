package org.tillbridge.pos.device.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where a receipt is sent, or from where: one address and nothing else, in letters that any mail
/// server takes. It is personal data, so it says nothing of itself where it is logged.
public record MailAddress(String text) {
    /// RFC 5321, section 4.5.3.1.
    public static final int MAX_LENGTH = 254;

    private static final Pattern FORM =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}"
                            + "@([A-Za-z0-9-]{1,63}\\.)*[A-Za-z0-9-]{1,63}");

    public MailAddress {
        if (!isOne(text)) {
            throw new IllegalArgumentException("Not a mail address");
        }
    }

    /// Empty for what is none.
    public static Optional<MailAddress> parse(String typed) {
        String text = typed.strip();
        return isOne(text) ? Optional.of(new MailAddress(text)) : Optional.empty();
    }

    private static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches() && isStrict(text);
    }

    private static boolean isStrict(String text) {
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException odd) {
            return false;
        }
    }

    String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return "a mail address";
    }
}

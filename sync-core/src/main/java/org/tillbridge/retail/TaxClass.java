package org.tillbridge.retail;

/// How goods are taxed, by name: `standard`, `reduced`, `zero`. The rate behind it changes with
/// time and place.
public record TaxClass(String code) {
    /// Of what is outside of all tax: a gift card.
    public static final TaxClass NONE = new TaxClass("none");

    public TaxClass {
        if (code.isBlank() || code.length() > 32) {
            throw new IllegalArgumentException("A tax class has 1 to 32 characters: " + code);
        }
    }
}

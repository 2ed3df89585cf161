package org.tillbridge.retail;

/// How goods are taxed, by name: `standard`, `reduced`, `zero`. The rate behind it changes with
/// time and place.
public record TaxClass(String code) {
    public TaxClass {
        if (code.isBlank() || code.length() > 32) {
            throw new IllegalArgumentException("A tax class has 1 to 32 characters: " + code);
        }
    }
}

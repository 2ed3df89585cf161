package org.tillbridge.sync.wire;

/// One effect of an entry that the hub could not apply and keeps in sight until someone repairs the
/// cause. All other effects of the entry are applied.
///
/// @param effect `booking`, `stock/LINE`, `original/LINE`, or `entry` for all of it
/// @param code why, for programs: `unknownItem`, `unreadable`, `unknownKind`, `chainBroken`,
///   `sameIdOtherContent`
/// @param text why, as a sentence
public record ParkedEffect(String effect, String code, String text) {
    public static final int MAX_NAME = 64;
    public static final int MAX_TEXT = 1000;

    public ParkedEffect {
        if (effect.isBlank() || effect.length() > MAX_NAME) {
            throw new IllegalArgumentException("An effect has a short name");
        }
        if (code.isBlank() || code.length() > MAX_NAME || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("A reason has a short code and a sentence");
        }
    }
}

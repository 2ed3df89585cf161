package org.tillbridge.pos.signon;

/// Which of the names that are shown was chosen, and the digits of its PIN so far. For the FX
/// thread.
public final class PinEntry {
    private static final int NOBODY = -1;
    private static final int SHORTEST_PIN = 4;
    private static final int LONGEST_PIN = 8;

    private int chosen = NOBODY;
    private String digits = "";

    /// The PIN is asked for anew.
    public void choose(int index) {
        chosen = index;
        digits = "";
    }

    public void chooseNobody() {
        choose(NOBODY);
    }

    /// @return whether it is a digit that there is a name and room for
    public boolean digit(String digit) {
        boolean counts = isChosen() && digits.length() < LONGEST_PIN && digit.matches("[0-9]");
        if (counts) {
            digits += digit;
        }
        return counts;
    }

    public void deleteDigit() {
        digits = digits.substring(0, Math.max(0, digits.length() - 1));
    }

    public void clear() {
        digits = "";
    }

    /// @return the PIN, which is forgotten here
    public String take() {
        String pin = digits;
        digits = "";
        return pin;
    }

    /// @return the place among the names; less than zero for nobody
    public int chosen() {
        return chosen;
    }

    public boolean isChosen() {
        return chosen != NOBODY;
    }

    public int digits() {
        return digits.length();
    }

    /// Whether a PIN may be as short as this.
    public boolean isLongEnough() {
        return digits.length() >= SHORTEST_PIN;
    }
}

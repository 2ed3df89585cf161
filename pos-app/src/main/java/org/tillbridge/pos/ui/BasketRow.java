package org.tillbridge.pos.ui;

/// A row of the basket, in words and numbers as they are shown.
public sealed interface BasketRow {
    /// Unlike that of any other row of its kind.
    int number();

    /// Goods rung.
    ///
    /// @param each the unit price; empty where it says nothing
    /// @param note the second line: code, time and stock of the line just added, a price changed by
    ///   someone, goods that come back; empty if there is none
    /// @param saving what is taken off, "3 for 2 −1.25 · beats Candle week −0.38"; empty if nothing
    ///   is
    record Line(
            int number,
            String quantity,
            String name,
            String each,
            String amount,
            String note,
            String saving)
            implements BasketRow {
        /// One that nothing is taken off from.
        public Line(
                int number, String quantity, String name, String each, String amount, String note) {
            this(number, quantity, name, each, amount, note, "");
        }
    }

    /// Goods rung and voided: they stay, struck through.
    ///
    /// @param note "Voided 14:35"
    record Voided(int number, String quantity, String name, String each, String amount, String note)
            implements BasketRow {}

    /// What holds for the whole sale.
    ///
    /// @param amount what it adds to the total; empty if nothing
    record Remark(String text, String amount) implements BasketRow {
        /// No line is chosen by it.
        @Override
        public int number() {
            return 0;
        }
    }

    /// A code nobody knows, until someone deals with it.
    record Unknown(int number, String code, String quantity) implements BasketRow {}
}

package org.tillbridge.retail.codes;

import org.tillbridge.retail.ItemCode;

import java.util.List;

/// What was found in a text from a scanner or a keyboard.
public sealed interface CodeReading {
    /// It names goods.
    ///
    /// @param names what the goods may be known by, the surest first; never empty
    /// @param label what else it says of the piece
    record Names(List<ItemCode> names, Label label) implements CodeReading {
        public Names {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("Nothing is named");
            }
        }

        /// What it is called where nobody knows it.
        public ItemCode code() {
            return names.getFirst();
        }
    }

    /// It looks like a code that says more than a number, and is not right.
    record Faulty(CodeFault why) implements CodeReading {}

    /// Nothing in it that could be a code: empty, far too long, or full of control characters.
    record NotACode() implements CodeReading {}
}

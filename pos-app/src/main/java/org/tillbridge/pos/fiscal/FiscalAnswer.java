package org.tillbridge.pos.fiscal;

import java.util.List;

/// What a signing unit says to a document.
public sealed interface FiscalAnswer {
    record NotNeeded() implements FiscalAnswer {}

    /// @param lines to be printed with it
    record Signed(List<String> lines) implements FiscalAnswer {
        public Signed {
            lines = List.copyOf(lines);
        }
    }

    /// The unit did not answer as it should. The document stands.
    ///
    /// @param why for the log
    record Outage(String why) implements FiscalAnswer {}
}

package org.tillbridge.pos.fiscal;

import java.util.List;

/// What a signing unit says to a document.
public sealed interface FiscalAnswer {
    /// @param lines to be printed with it
    record Signed(List<String> lines) implements FiscalAnswer {
        public Signed {
            lines = List.copyOf(lines);
        }
    }

    /// The unit answers, and does not take this document. The document stands; the next ones are
    /// signed.
    ///
    /// @param why for whoever looks at it
    record Refused(String why) implements FiscalAnswer {}

    /// The unit did not answer as it should. The document stands.
    ///
    /// @param why for whoever looks at it
    record Outage(String why) implements FiscalAnswer {}
}

package org.tillbridge.pos.fiscal;

import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.Signing;

import java.time.Instant;
import java.util.List;

/// What the paper of a document says of its signature.
public sealed interface FiscalMark {
    /// No unit was to sign it.
    record NotWanted() implements FiscalMark {}

    record Signed(List<String> lines) implements FiscalMark {}

    /// The law's own mark for it: the unit was out.
    record NotSigned() implements FiscalMark {}

    /// The unit was out, and has signed it since.
    record SignedLater(List<String> lines, Instant at) implements FiscalMark {}

    /// @param facts what the journal has of a document, in order
    /// @param isUnsigned whether it is to be signed still, which a full disk may have kept out of
    ///   the journal
    static FiscalMark of(List<Committed> facts, boolean isUnsigned) {
        FiscalMark mark = isUnsigned ? new NotSigned() : new NotWanted();
        for (Committed committed : facts) {
            mark =
                    switch (committed.fact()) {
                        case Signing.DocumentUnsigned _ -> new NotSigned();
                        case Signing.DocumentSigned signed when signed.late() ->
                                new SignedLater(
                                        signed.lines(), committed.entry().header().recordedAt());
                        case Signing.DocumentSigned signed -> new Signed(signed.lines());
                        default -> mark;
                    };
        }
        return mark;
    }
}

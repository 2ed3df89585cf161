package org.tillbridge.pos.fiscal;

import org.tillbridge.sync.journal.Committed;

/// The signing unit that a country's law wants between a document and its paper. It is asked once
/// for each document, after it is on disk and before anything of it is printed; no document waits
/// longer than the unit takes to answer, or to say that it cannot.
///
/// An outage stops no sale: the law's own mark for it goes on the paper instead.
public interface FiscalSigner {
    /// @param document on disk already; nothing that is answered takes it back
    FiscalAnswer sign(Committed document);

    /// Where no law wants one.
    static FiscalSigner none() {
        return document -> new FiscalAnswer.NotNeeded();
    }
}

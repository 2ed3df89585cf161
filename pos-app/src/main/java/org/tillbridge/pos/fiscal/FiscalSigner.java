package org.tillbridge.pos.fiscal;

import org.tillbridge.sync.journal.Committed;

import java.util.Optional;

/// The signing unit that a country's law wants between a sale and its paper. It is asked about each
/// sale and return, after it is on disk and before anything of it is printed, one after the other
/// and never about two at once.
///
/// An outage stops no sale: the paper is marked instead, and the document signed later.
public interface FiscalSigner {
    /// What it is called. Documents are to be signed from when it is first there.
    String unit();

    /// Signs a document that it was never asked about, or has not signed.
    ///
    /// @param document on disk already; nothing that is answered takes it back
    FiscalAnswer sign(Committed document);

    /// What the unit has signed under the id of a document's transaction: an earlier answer may
    /// have been lost. It is asked before a document is signed again, so that none is signed twice.
    ///
    /// @return empty where it answers that it never signed it
    Optional<FiscalAnswer> find(Committed document);
}

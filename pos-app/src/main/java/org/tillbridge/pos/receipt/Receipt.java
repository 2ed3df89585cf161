package org.tillbridge.pos.receipt;

import org.tillbridge.pos.fiscal.FiscalMark;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.pass.SignedPass;

import java.time.LocalDate;
import java.util.Optional;

/// What a receipt says, whatever it is shown on. It is made from an entry that is on disk, never
/// from a sale that is being rung.
///
/// @param operator the name of who completed it
/// @param pass what proves it where nobody has heard of it; empty where nothing can be brought back
/// @param fiscal what is said of its signature
/// @param copy whether it was shown before
public record Receipt(
        String store,
        String workstation,
        String operator,
        LocalDate businessDate,
        RetailTransaction transaction,
        Optional<SignedPass> pass,
        FiscalMark fiscal,
        boolean copy) {
    public Receipt asCopy() {
        return new Receipt(
                store, workstation, operator, businessDate, transaction, pass, fiscal, true);
    }
}

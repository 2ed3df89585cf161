package org.tillbridge.pos.receipt;

import org.tillbridge.pos.fiscal.FiscalMark;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Seller;
import org.tillbridge.sync.journal.Invoice;
import org.tillbridge.sync.pass.SignedPass;

import java.time.LocalDate;
import java.util.Optional;

/// What a receipt says, whatever it is shown on. It is made from an entry that is on disk, never
/// from a sale that is being rung.
///
/// @param seller what is said of the store beside its name
/// @param invoice of the sale, or of the sale that all of it comes back from; empty for most
/// @param operator the name of who completed it
/// @param pass what proves it where nobody has heard of it; empty where nothing can be brought back
/// @param fiscal what is said of its signature
/// @param copy whether it was shown before
public record Receipt(
        String store,
        Seller seller,
        String workstation,
        String operator,
        LocalDate businessDate,
        RetailTransaction transaction,
        Optional<SignedPass> pass,
        FiscalMark fiscal,
        Optional<Invoice> invoice,
        boolean copy) {
    public Receipt asCopy() {
        return with(pass, invoice, true);
    }

    /// What came out when the sale was completed, whatever was issued later.
    Receipt asSold() {
        return isInvoice() ? with(pass, Optional.empty(), copy) : this;
    }

    /// Whether it is the invoice of a sale. A return of one is a credit note.
    public boolean isInvoice() {
        return invoice.isPresent() && !transaction.returnsGoods();
    }

    Receipt provenBy(Optional<SignedPass> other) {
        return with(other, invoice, copy);
    }

    private Receipt with(Optional<SignedPass> proof, Optional<Invoice> issued, boolean asCopy) {
        return new Receipt(
                store,
                seller,
                workstation,
                operator,
                businessDate,
                transaction,
                proof,
                fiscal,
                issued,
                asCopy);
    }
}

package org.tillbridge.pos;

import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.PostVoidService;
import org.tillbridge.pos.returns.ClaimedLines;
import org.tillbridge.pos.returns.ReceiptProof;
import org.tillbridge.pos.returns.ReturnService;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.HubLink;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What takes goods back at a till.
///
/// @param proof what a customer's receipt is worth
/// @param voids the lines of sales that are voided, beside those of returns
record TillReturns(ReturnService service, ReceiptProof proof, ClaimedLines voids) {
    /// @param refundsWait whether this machine gives no money back until it is enrolled anew
    /// @param newCredit the number of a store credit that is about to be issued
    static TillReturns of(
            OpenSale openSale,
            JournalReader journal,
            ReplicaView replica,
            Shelf shelf,
            Session session,
            HubLink hub,
            Clock clock,
            BooleanSupplier refundsWait,
            Supplier<StoredValueCode> newCredit) {
        return new TillReturns(
                new ReturnService(
                        shelf,
                        openSale,
                        session,
                        journal,
                        new ClaimedLines(hub::claimLines, journal, clock),
                        refundsWait,
                        shelf::cashRounding,
                        newCredit),
                new ReceiptProof(replica, journal, hub::sold),
                new ClaimedLines(hub::claimLines, journal, clock));
    }

    PostVoidService postVoid(
            DayBook dayBook, Session session, Surroundings around, BooleanSupplier refundsWait) {
        return new PostVoidService(
                dayBook,
                session,
                around.clock(),
                refundsWait,
                service::isComingBack,
                service::reverse);
    }
}

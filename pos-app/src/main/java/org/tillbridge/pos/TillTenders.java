package org.tillbridge.pos;

import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.offline.OfflinePayments;
import org.tillbridge.pos.offline.OfflineWatch;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.storedvalue.StoredValueCards;
import org.tillbridge.pos.tender.CardTenders;
import org.tillbridge.pos.tender.StoredValueTenders;
import org.tillbridge.pos.tender.TenderService;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.HubLink;

/// What takes the money at a till.
///
/// @param known gift cards and store credits, as the hub knows them
/// @param storedValue the same where they pay
/// @param offline what terminals took upon themselves
/// @param offlineWatch asks what became of it
record TillTenders(
        TenderService tender,
        CardTenders cards,
        StoredValueCards known,
        StoredValueTenders storedValue,
        OfflinePayments offline,
        OfflineWatch offlineWatch) {
    static TillTenders of(
            OpenSale openSale,
            JournalReader journal,
            ReplicaView replica,
            DayBook dayBook,
            Shelf shelf,
            Session session,
            HubLink hub,
            Surroundings around) {
        TenderService tender =
                new TenderService(
                        openSale, journal, session, shelf::cashRounding, around.transactionIds());
        OfflinePayments offline = new OfflinePayments(dayBook, around.terminal());
        return new TillTenders(
                tender,
                new CardTenders(
                        openSale,
                        tender,
                        session,
                        around.terminal(),
                        shelf::cardTerms,
                        around.clock(),
                        around.transactionIds()),
                new StoredValueCards(
                        hub::claim,
                        replica::isBlocked,
                        journal,
                        dayBook::openDate,
                        shelf::storedValueOfflineLimit,
                        around.transactionIds(),
                        around.chance()),
                new StoredValueTenders(tender, session),
                offline,
                OfflineWatch.start(offline));
    }

    /// The number of a store credit that is about to be issued.
    StoredValueCode newCredit() {
        return known.next(StoredValueKind.STORE_CREDIT);
    }
}

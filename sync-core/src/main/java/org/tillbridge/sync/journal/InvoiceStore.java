package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.Buyer;
import org.tillbridge.sync.journal.JournalEntry.InvoiceIssued;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Reads invoices. The index `invoice` leads to them by their sale, also where another entry
/// carries them.
final class InvoiceStore {
    private static final Logger LOG = LoggerFactory.getLogger(InvoiceStore.class);

    static final String OF_SALE =
            JournalReaderStore.ENTRY
                    + """
                    WHERE kind IN ('InvoiceIssued', 'Carried')
                        AND coalesce(body ->> '$.transaction', body ->> '$.body.transaction') = ?
                    ORDER BY place
                    """;

    private InvoiceStore() {}

    static Optional<Invoice> of(JournalQueryStore journal, UUID sale) throws SQLException {
        for (RecordedEntry entry :
                journal.list(OF_SALE, JournalReaderStore::recorded, sale.toString())) {
            Optional<Committed> committed = Facts.readable(entry);
            if (committed.isPresent()
                    && committed.get().fact() instanceof InvoiceIssued(var of, var number)) {
                EntryHeader header = committed.get().entry().header();
                return Optional.of(
                        new Invoice(of, number, header.recordedAt(), buyer(journal, header)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Buyer> buyer(JournalQueryStore journal, EntryHeader header)
            throws SQLException {
        if (header.personalPartHash().isEmpty()) {
            return Optional.empty();
        }
        Optional<PersonalPart> part =
                PersonalPartStore.find(journal, header.personalPartHash().get().hex());
        try {
            return part.isEmpty()
                    ? Optional.empty()
                    : Optional.of(InvoiceCodec.buyer(part.get().text()));
        } catch (UnreadableEntryException odd) {
            LOG.warn("The buyer of an invoice cannot be read");
            return Optional.empty();
        }
    }
}

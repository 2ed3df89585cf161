package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.OWL_BAG;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

class EntryCodecTest {
    @Test
    void aSaleIsReadAsItWasWritten() throws UnreadableEntryException {
        SaleCompleted sale =
                new SaleCompleted(
                        aSale().of(2, CANDLE)
                                .of(1, OWL_BAG)
                                .voided()
                                .paidWith(pounds("20.00"), Tender.CASH));
        String body = EntryCodec.body(sale);
        assertThat(EntryCodec.entry("SaleCompleted", 1, body)).isEqualTo(sale);
        assertThat(EntryCodec.body(EntryCodec.entry("SaleCompleted", 1, body))).isEqualTo(body);
    }
}

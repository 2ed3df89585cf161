package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.Test;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxId;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.InvoiceCodec;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.EntryResult;

import java.util.List;

/// A sale's invoice comes to the hub.
@OnEachDatabase
class InvoiceIntakeTest extends AmongCustomers {
    private static final Buyer BUYER =
            new Buyer("M\u00fcller GmbH", List.of("Hauptstr. 1"), TaxId.optional("DE136695976"));

    @Test
    void anInvoiceBooksNothingAndItsBuyerIsKeptBesideTheEntries() {
        RetailTransaction sale = next(first, aSale()).of(1, CANDLE).paidIn(Tender.CASH);
        first.journal().add(new SaleCompleted(sale));
        first.pushAll();
        List<Object> before = books();

        first.journal().invoicing(sale, BUYER);

        assertThat(first.pushAll().results().getLast()).matches(EntryResult::isApplied);
        assertThat(books()).isEqualTo(before);
        assertThat(partsOf(InvoiceCodec.buyer(BUYER))).isEqualTo(1);
    }

    private List<Object> books() {
        WorkstationFigures till = hub.office().figures().workstations().getFirst();
        return List.of(
                till.series(), till.revenue(), till.tenders(), till.taxes(), till.movements());
    }

    private long partsOf(String text) {
        return hub.office()
                .database()
                .read(sql -> sql.number("SELECT count(*) FROM personal_part WHERE part = ?", text))
                .orElseThrow();
    }
}

package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.journal.EntryCodecTest.golden;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.CarriedAt;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.util.List;

/// An entry that carries another.
class CarriedCodecTest {
    @Test
    void whatIsCarriedIsCarriedByteForByteHoweverLong() throws Exception {
        TransactionFixture sale = aSale();
        for (int line = 1; line < RetailTransaction.MAX_LINES; line++) {
            sale.of(1, CANDLE);
        }
        String body = EntryCodec.body(new SaleCompleted(sale.paidIn(Tender.CASH)));
        Carried longest = new Carried(golden("entry-header.json"), body, List.of());
        String carrying = EntryCodec.body(longest);
        assertThat(carrying.length()).isLessThan(EntryCodec.MAX_CARRIED_BYTES);
        assertThat(EntryCodec.entry("Carried", 1, carrying)).isEqualTo(longest);
        assertThat(Original.in(longest).entry().bodyText()).isEqualTo(body);
    }

    @Test
    void whatIsCarriedAgainSaysWhereItWasCarriedBefore() throws Exception {
        Carried again = carriedAgain();
        String golden = golden("entry-Carried-again.json");
        assertThat(EntryCodec.body(again)).isEqualTo(golden);
        assertThat(EntryCodec.entry("Carried", 1, golden)).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"header\":{}}|not both there",
                "{\"header\":{},\"body\":\"{}\"}|not both there",
                "{\"header\":{},\"body\":[{}]}|not both there",
                "{\"header\":{},\"body\":{},\"carriedBefore\":{}}|carriedBefore is not a list",
                "{\"header\":{},\"body\":{},\"carriedBefore\":[{}]}|[0].epoch is missing",
                "{\"header\":{},\"body\":{},\"body\":{}}|there twice",
                "{\"header\":{},\"body\":{}|not JSON",
                "[]|not a JSON object"
            })
    void whatDoesNotCarryAnEntryIsRefusedWithItsReason(String text, String reason) {
        assertThatThrownBy(() -> EntryCodec.entry("Carried", 1, text))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageContaining(reason);
    }

    private static Carried carriedAgain() {
        CarriedAt last = new CarriedAt(new Epoch("00000000000000aa"), 2);
        List<CarriedAt> before = List.of(new CarriedAt(Fixtures.EPOCH, 43), last);
        return new Carried(
                GoldenEntries.carried().header(), GoldenEntries.carried().body(), before);
    }
}

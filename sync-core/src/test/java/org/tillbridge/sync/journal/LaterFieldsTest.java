package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.EntryCodecTest.golden;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.OfflineApproval;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.TenderAuthorised;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Fields that were added to kinds of entries and may be absent: with them, as they are written.
class LaterFieldsTest {
    @Test
    void aSaleThatWasTakenOverSaysByWhomAndUnderWhichId() throws Exception {
        UUID sale = GoldenEntries.TRANSACTION;
        SaleResumed here =
                new SaleResumed(
                        sale,
                        Fixtures.MORNING,
                        new Resumption.TakenOver(GoldenEntries.ENTRY, GoldenEntries.TENDER));
        SaleResumed elsewhere =
                new SaleResumed(
                        sale, Fixtures.MORNING, new Resumption.Elsewhere(new WorkstationId(3)));
        String taken = golden("entry-SaleResumed-taken-over.json");
        String gone = golden("entry-SaleResumed-elsewhere.json");
        assertThat(EntryCodec.body(here)).isEqualTo(taken);
        assertThat(EntryCodec.entry("SaleResumed", 1, taken)).isEqualTo(here);
        assertThat(EntryCodec.body(elsewhere)).isEqualTo(gone);
        assertThat(EntryCodec.entry("SaleResumed", 1, gone)).isEqualTo(elsewhere);
    }

    @Test
    void whatATerminalTookUponItselfSaysUntilWhenItHasToBeForwarded() throws Exception {
        TenderAuthorised offline =
                new TenderAuthorised(
                        GoldenEntries.TRANSACTION,
                        Fixtures.pounds("32.80"),
                        new CardSlip(
                                GoldenEntries.TENDER,
                                "r",
                                Optional.empty(),
                                Optional.of("Visa"),
                                Optional.of("4471"),
                                true),
                        false,
                        Optional.of(
                                new OfflineApproval(
                                        "P400Plus-275479597",
                                        Instant.ofEpochMilli(1322748000000L),
                                        Instant.ofEpochMilli(1322834400000L),
                                        Optional.of(Fixtures.pounds("50.00")))));
        String golden = golden("entry-TenderAuthorised-offline.json");
        assertThat(EntryCodec.body(offline)).isEqualTo(golden);
        assertThat(EntryCodec.entry("TenderAuthorised", 1, golden)).isEqualTo(offline);
    }

    @Test
    void aRefundSaysWhichPaymentItGivesBack() throws Exception {
        CardSlip said =
                new CardSlip(
                        GoldenEntries.TENDER,
                        "r",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("4471"),
                        false,
                        Optional.of(GoldenEntries.ENTRY));
        TenderAuthorised back =
                new TenderAuthorised(
                        GoldenEntries.TRANSACTION, Fixtures.pounds("-2.55"), said, false);
        String golden = golden("entry-TenderAuthorised-refund.json");
        assertThat(EntryCodec.body(back)).isEqualTo(golden);
        assertThat(EntryCodec.entry("TenderAuthorised", 1, golden)).isEqualTo(back);
    }
}

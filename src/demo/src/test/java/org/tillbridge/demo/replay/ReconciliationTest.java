package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.demo.replay.Reconciliation.Evidence;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.WorkstationId;

import java.util.List;
import java.util.Map;
import java.util.UUID;

class ReconciliationTest {
    private static final ItemId CANDLE = new ItemId(1);
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final Tally ONE_SALE = new Tally(1, 0, 0, 590, Map.of(CANDLE, -2000L));
    private static final Workload ONE_INVOICE = new Workload(1, 1, 590);
    private static final JournalEvidence JOURNAL = journal(ONE_SALE, FIRST, SECOND);
    private static final HubEvidence HUB =
            hub(new HubEvidence.Booked(new WorkstationId(1), 2, 2, 0, 1, 590, 0), -2000);

    @Test
    void whereAllTellTheSameAllAgree() {
        Reconciliation told = told(JOURNAL, HUB, 10_000);

        assertThat(told.findings()).isEmpty();
        assertThat(told.agrees()).isTrue();
        assertThat(told.report())
                .anyMatch(line -> line.matches("revenue +in the files +5.90 +5.90"));
    }

    @Test
    void anEntryThatTheHubLacksIsSeen() {
        HubEvidence lost =
                hub(new HubEvidence.Booked(new WorkstationId(1), 1, 2, 0, 1, 590, 0), -2000);

        assertThat(told(JOURNAL, lost, 10_000).agrees()).isFalse();
    }

    @Test
    void aPennyIsSeen() {
        HubEvidence oneMore =
                hub(new HubEvidence.Booked(new WorkstationId(1), 2, 2, 0, 1, 591, 0), -2000);

        assertThat(told(JOURNAL, oneMore, 10_000).agrees()).isFalse();
        assertThat(told(JOURNAL, oneMore, 10_000).report())
                .anyMatch(line -> line.endsWith("DIFFER"));
    }

    @Test
    void anItemThatMovedOtherwiseIsNamed() {
        HubEvidence twice =
                hub(new HubEvidence.Booked(new WorkstationId(1), 2, 2, 0, 1, 590, 0), -4000);

        assertThat(told(JOURNAL, twice, 8_000).findings())
                .containsExactly("Hub and journals differ on item 1: -4000 and -2000 thousandths");
    }

    @Test
    void aScreenThatShowsAnotherStockIsNamed() {
        assertThat(told(JOURNAL, HUB, 9_000).findings())
                .containsExactly(
                        "The screen of till-1 and the hub differ on item 1: 9000 and 10000"
                                + " thousandths");
    }

    @Test
    void anEntryThatStandsTwiceIsNamed() {
        JournalEvidence doubled = journal(ONE_SALE, FIRST, FIRST);

        assertThat(told(doubled, HUB, 10_000).findings())
                .containsExactly("Entry " + FIRST + " stands in the journals twice");
    }

    @Test
    void aHoleIsNamed() {
        JournalEvidence holed =
                new JournalEvidence(
                        new WorkstationId(1),
                        ONE_SALE,
                        List.of(FIRST, SECOND),
                        2,
                        0,
                        List.of("entry 2 is missing"));

        assertThat(told(holed, HUB, 10_000).findings())
                .containsExactly("Journal of workstation 1: entry 2 is missing");
    }

    @Test
    void anInvoiceThatWasGivenToNobodyIsSeen() {
        Reconciliation told = told(new Workload(2, 2, 1180), JOURNAL, HUB, 10_000);

        assertThat(told.agrees()).isFalse();
        assertThat(told.report())
                .anyMatch(line -> line.matches("invoices +to be rung +2"))
                .anyMatch(line -> line.matches(" +given out +1 +1 +DIFFER"));
    }

    private static Reconciliation told(JournalEvidence journal, HubEvidence hub, long shown) {
        return told(ONE_INVOICE, journal, hub, shown);
    }

    private static Reconciliation told(
            Workload whole, JournalEvidence journal, HubEvidence hub, long shown) {
        return Reconciliation.of(
                new Evidence(
                        whole,
                        List.of(ONE_INVOICE),
                        List.of(ONE_SALE),
                        List.of(journal),
                        hub,
                        Map.of(CANDLE, 12_000L),
                        List.of(new Reconciliation.Screen("till-1", Map.of(CANDLE, shown)))));
    }

    private static JournalEvidence journal(Tally tally, UUID... entries) {
        return new JournalEvidence(new WorkstationId(1), tally, List.of(entries), 2, 0, List.of());
    }

    private static HubEvidence hub(HubEvidence.Booked booked, long moved) {
        return new HubEvidence(List.of(booked), Map.of(CANDLE, moved), List.of());
    }
}

package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.Resumption;
import org.tillbridge.sync.rules.Rule;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Where a sale that was set aside is rung again by two, the case names the entry by which the one
/// that has it says so, if it has said so.
@OnEachDatabase
class ResumedTwiceTest {
    private static final UUID SALE = new UUID(0x0190_0000_0000_7000L, 1);
    private static final UUID AS = new UUID(0x0190_0000_0000_7000L, 2);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture first;
    private TillFixture second;
    private TillFixture third;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        first = TillFixture.enrol(hub, 1, folder.resolve("first"));
        second = TillFixture.enrol(hub, 1, folder.resolve("second"));
        third = TillFixture.enrol(hub, 1, folder.resolve("third"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /// As after a restore from a backup, which has lost to whom it was given.
    @Test
    void whoeverRingsItFirstHasItAndSaidSo() {
        UUID suspension = records(first, suspended());
        UUID here = records(first, new SaleResumed(SALE, MORNING));

        UUID again = records(second, takenOver(suspension));

        assertNoted(again, Optional.of(here));
    }

    @Test
    void theOneThatItWasGivenToHasNotSaidSoBeforeItRingsIt() {
        UUID suspension = records(first, suspended());
        second.link().takeOver(suspension);
        UUID here = records(first, new SaleResumed(SALE, MORNING));
        assertNoted(here, Optional.empty());

        UUID has = records(second, takenOver(suspension));
        records(second, takenOver(suspension));
        UUID later = records(third, takenOver(suspension));

        assertNoted(later, Optional.of(has));
    }

    @Test
    void whatIsHeardToBeRungAgainBeforeItIsHeardToBeSetAsideSaysSoToo() {
        UUID suspension = first.journal().nextId();
        first.journal().add(suspended());
        UUID has = records(second, takenOver(suspension));
        first.pushAll();

        UUID here = records(first, new SaleResumed(SALE, MORNING));

        assertNoted(here, Optional.of(has));
    }

    /// The hub keeps that it was rung on, and not by which entry.
    @Test
    void thatItWasRungOnWhereItWasSetAsideIsNotNamedWhereTheHubHeardItFirst() {
        first.journal().add(new SaleResumed(SALE, MORNING.plusSeconds(60)));
        UUID suspension = records(first, suspended());

        UUID again = records(second, takenOver(suspension));

        assertNoted(again, Optional.empty());
    }

    /// @param entry that came second
    private void assertNoted(UUID entry, Optional<UUID> other) {
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule, Conflict::entryId, Conflict::otherEntryId)
                .contains(tuple(Rule.RESUMED_TWICE, entry, other));
    }

    private static SaleSuspended suspended() {
        return new SaleSuspended(SALE, 2, pounds("8.15"), MORNING, "{\"form\":1}");
    }

    private static SaleResumed takenOver(UUID suspension) {
        return new SaleResumed(SALE, MORNING, new Resumption.TakenOver(suspension, AS));
    }

    private static UUID records(TillFixture till, JournalEntry fact) {
        UUID entryId = till.journal().nextId();
        till.journal().add(fact);
        till.pushAll();
        return entryId;
    }
}

package org.tillbridge.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.hub.ChainFixture;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.conflict.ConflictStore;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/// What came with a header that this hub could not read, once a later version can: from then on it
/// is what it would have been if it had been read when it came.
@OnEachDatabase
class HeaderReadLaterTest extends WithNewHub {
    @Test
    void itGoesOnWhereItIsAndIsFoundByWhatComesBackOfIt() {
        UUID sale = journal.sells(CANDLE);
        pushUnread();
        isReadNow();
        journal.add(
                new ReturnCompleted(
                        aReturn()
                                .numbered(journal.nextNumber())
                                .known(journal.nextId())
                                .from(sale, 1)
                                .of(1, CANDLE)
                                .paidIn(Tender.CASH)));

        assertThat(push(journal.from(2, 1))).allMatch(EntryResult::isApplied);

        assertThat(push(journal.from(1, 2))).hasSize(2);
        assertThat(new SoldSales(database).find(sale).orElseThrow().backs()).hasSize(1);
        assertThat(revenue()).containsExactly(new Figures.Revenue("GBP", 2, 0));
        assertThat(waiting()).isZero();
        assertThat(cases()).isEmpty();
    }

    @Test
    void theSameThatCameElsewhereMeanwhileIsNotBookedAgain() {
        SaleCompleted sale = sale();
        UUID id = journal.nextId();
        journal.add(sale, id).add(sale, id);
        pushUnread();

        isReadNow();

        assertThat(revenue()).containsExactly(new Figures.Revenue("GBP", 1, 195));
        assertThat(standings()).containsExactly("repeat", "booked");
        assertThat(waiting()).isZero();
    }

    @Test
    void theSameThatComesElsewhereLaterIsNotBookedAgain() {
        SaleCompleted sale = sale();
        UUID id = journal.nextId();
        journal.add(sale, id);
        pushUnread();
        isReadNow();
        journal.add(sale, id);

        assertThat(push(journal.from(2, 1))).as("answered as it was there").hasSize(1);

        assertThat(revenue()).containsExactly(new Figures.Revenue("GBP", 1, 195));
        assertThat(standings()).containsExactly("booked", "repeat");
        assertThat(waiting()).isZero();
    }

    @Test
    void anotherThatIsBookedUnderItsIdKeepsItApart() {
        UUID id = journal.nextId();
        journal.add(sale(), id).add(sale(), id);
        pushUnread();

        isReadNow();
        isReadNow();

        assertThat(revenueWithoutNumberOne()).containsExactly(new Figures.Revenue("GBP", 1, 195));
        assertThat(standings()).containsExactly("quarantined", "booked");
        assertThat(cases()).extracting(Conflict::rule).containsExactly(Rule.SAME_ID_OTHER_CONTENT);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void itsHeaderBalancesTheDayThoughItsBodyCannotBeReadYet() {
        SaleCompleted sale = sale();
        journal.add(
                "SaleCompleted",
                99,
                "{\"form\":\"another\"}",
                journal.nextId(),
                Optional.of(ChainFixture.money(sale.transaction())));
        pushUnread();

        isReadNow();
        isReadNow();

        assertThat(revenue()).containsExactly(new Figures.Revenue("GBP", 1, 195));
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void whatWaitsOfTheSameElsewhereIsSaidToWaitHereToo() {
        UUID id = journal.nextId();
        for (int time = 0; time < 2; time++) {
            journal.add("SaleCompleted", 99, "{\"form\":\"another\"}", id, Optional.empty());
        }
        pushUnread();

        isReadNow();

        assertThat(standings()).containsExactly("repeat", "booked");
        assertThat(waiting()).isEqualTo(1);
        OptionalLong told =
                database.read(
                        sql ->
                                sql.number(
                                        """
                                        SELECT count(*) FROM replica_row
                                        WHERE kind = 'parked' AND body LIKE '%unknownKind%'\
                                        """));
        assertThat(told).hasValue(2);
    }

    @Test
    void itOpensItsDay() {
        journal.add(new TillOpened(FIRST_OF_DECEMBER, pounds("50.00")));
        pushUnread();

        isReadNow();

        OptionalLong opened =
                database.read(sql -> sql.number("SELECT count(*) FROM till_day WHERE opened = 1"));
        assertThat(opened).hasValue(1);
    }

    @Test
    void theChainGoesOnBehindIt() {
        PushedEntry sold = journal.twin().add(sale()).all().entries().getFirst();
        journal.addRaw(
                sold.header().replace("\"cash\"", "\"seashells\""),
                RecordedEntry.contentHash("SaleCompleted", EntryCodec.VERSION, sold.body()),
                sold.body());
        push(journal.from(1, 1));
        journal.add(sale()).add(sale());

        assertThat(push(journal.from(2, 1))).allMatch(EntryResult::isApplied);
        assertThat(push(journal.all())).hasSize(3);

        assertThat(standings()).containsExactly("nameless", "booked", "booked");
        assertThat(new Settlement(database, STANDING).list(PageRequest.first(10)).rows())
                .extracting(one -> one.effect().code())
                .containsExactly("unreadable");
        assertThat(revenueWithoutNumberOne()).containsExactly(new Figures.Revenue("GBP", 2, 390));
    }

    private SaleCompleted sale() {
        return new SaleCompleted(
                aSale().numbered(journal.nextNumber())
                        .known(journal.nextId())
                        .of(1, CANDLE)
                        .paidIn(Tender.CASH));
    }

    /// All of them, the first under a header of another version.
    private void pushUnread() {
        PushRequest all = journal.all();
        List<PushedEntry> entries = new ArrayList<>(all.entries());
        entries.set(0, new PushedEntry("{\"form\":\"another\"}", entries.getFirst().body()));
        push(new PushRequest(all.workstation(), all.epoch(), 1, entries));
        assertThat(standings().getFirst()).isEqualTo("nameless");
    }

    private List<EntryResult> push(PushRequest request) {
        JournalIntake intake =
                new JournalIntake(
                        database, STANDING, new IntakeCounts(), new SpareEpochs(new Random(1)));
        return ((PushOutcome.Answered) intake.push(BATH, request)).answer().results();
    }

    /// By a later version.
    private void isReadNow() {
        String header = journal.from(1, 1).entries().getFirst().header();
        TestDatabase.update(
                database, "UPDATE journal_entry SET header = ? WHERE sequence = 1", header);
        new Settlement(database, STANDING).ofWhatIsUnderstoodNow();
    }

    private List<String> standings() {
        return database.read(
                sql ->
                        sql.list(
                                "SELECT standing FROM journal_entry ORDER BY sequence",
                                row -> row.getString(1)));
    }

    /// The broken chain behind it waits for nothing.
    private long waiting() {
        return new Settlement(database, STANDING)
                .list(PageRequest.first(10)).rows().stream()
                        .filter(one -> !one.effect().code().equals("chainBroken"))
                        .count();
    }

    private List<Conflict> cases() {
        return database
                .read(sql -> new ConflictStore(sql).page(PageRequest.first(10)))
                .rows()
                .stream()
                .filter(one -> one.rule() != Rule.CLOCK_WAS_WRONG)
                .filter(one -> one.rule() != Rule.CHAIN_BROKEN)
                .toList();
    }

    private List<Figures.Revenue> revenue() {
        Figures figures = figures();
        assertThat(figures.agree()).isTrue();
        return figures.workstations().getFirst().revenue();
    }

    /// Nobody can read which document it was that is missing, and what is kept apart is not booked.
    private List<Figures.Revenue> revenueWithoutNumberOne() {
        Figures figures = figures();
        assertThat(figures.duplicates()).isZero();
        assertThat(figures.differences()).isEmpty();
        Figures.WorkstationFigures till = figures.workstations().getFirst();
        assertThat(till.series())
                .singleElement()
                .extracting(Figures.SeriesFigures::missingNumbers)
                .isEqualTo(List.of(new Figures.NumberRange(1, 1)));
        return till.revenue();
    }

    private Figures figures() {
        return database.read(sql -> new FiguresStore(sql).figures());
    }
}

package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.Fixtures;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.Rule;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a rule settled can be read afterwards: the rule, and what both facts say.
@OnEachDatabase
class ConflictsTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whereAllIsWellThereIsNothingToRead() {
        till.journal().add(sale(3)).add(sale(2));
        till.pushAll();
        till.pushAll();

        assertThat(conflicts()).isEmpty();
    }

    @Test
    void whatWasTakenThatTheBookDidNotHaveIsNotedWithTheSaleThatTookIt() {
        UUID within = till.journal().nextId();
        till.journal().add(sale(600), within);
        UUID beyond = till.journal().nextId();
        till.journal().add(sale(500), beyond);
        till.journal().add(sale(1));
        till.pushAll();
        till.journal().add(sale(1));
        till.push(till.journal().from(4, 1));

        assertThat(conflicts())
                .extracting(
                        Conflict::rule,
                        Conflict::entryId,
                        Conflict::otherEntryId,
                        Conflict::subject,
                        Conflict::fact,
                        Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.MORE_TAKEN_THAN_ON_HAND,
                                beyond,
                                Optional.empty(),
                                "item 1",
                                "500 taken.",
                                "400 on hand."));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// wcpos/woocommerce-pos#227
    @Test
    void twoDarkTillsSellTheLastPieceBothSalesStandAndThereIsOneVariance() {
        till.journal().add(sale(999));
        till.pushAll();
        TillFixture other = TillFixture.enrol(hub, 1, folder.resolve("other"));
        UUID second = till.journal().nextId();
        till.journal().add(sale(1), second);
        other.journal().add(sale(other, 1));

        other.pushAll();
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::rule, Conflict::entryId, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(Rule.MORE_TAKEN_THAN_ON_HAND, second, "1 taken.", "0 on hand."));
        assertThat(hub.office().figures().workstations())
                .extracting(one -> one.entries().booked(), one -> one.stockMovements())
                .containsExactly(tuple(2L, 2L), tuple(1L, 1L));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void whatWasTakenBeyondTheBookIsNotedThoughMoreOfItCameTogetherWithIt() {
        UUID beyond = till.journal().nextId();
        till.journal().add(sale(1001), beyond);
        till.journal().add(found(5));
        UUID again = till.journal().nextId();
        till.journal().add(sale(7), again);
        till.journal().add(found(20));
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::rule, Conflict::entryId)
                .containsExactlyInAnyOrder(
                        tuple(Rule.MORE_TAKEN_THAN_ON_HAND, beyond),
                        tuple(Rule.MORE_TAKEN_THAN_ON_HAND, again));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void anotherEntryUnderATakenIdIsNotedWithTheirIdAndThePlacesOfBoth() {
        UUID id = till.journal().nextId();
        till.journal().add(sale(1), id).add(sale(2), id);
        till.pushAll();

        assertThat(conflicts())
                .extracting(
                        Conflict::rule,
                        Conflict::entryId,
                        Conflict::otherEntryId,
                        Conflict::fact,
                        Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.SAME_ID_OTHER_CONTENT,
                                id,
                                Optional.of(id),
                                "SaleCompleted at " + epoch() + "/2 of workstation 1.",
                                "Booked from " + epoch() + "/1 of workstation 1."));
    }

    @Test
    void aForkIsNotedAndWhatAMachineInDoubtGivesOut() {
        till.journal().add(sale(1));
        UUID after = till.journal().nextId();
        till.journal().add(sale(1)).add(sale(1));
        till.pushAll();
        ChainFixture spare = new ChainFixture(till.store(), till.workstation(), till.spare(0));
        spare.add(new EpochOpened(till.grant().epoch(), 1, Hash.ZERO, true), new UUID(5, 1));
        till.push(spare.all());
        spare.add(
                new ReturnCompleted(
                        aReturn().numbered(spare.nextNumber()).of(1, CANDLE).paidIn(Tender.CASH)),
                new UUID(5, 2));
        till.push(spare.from(2, 1));

        assertThat(conflicts())
                .extracting(Conflict::rule, Conflict::otherEntryId, Conflict::subject)
                .containsExactlyInAnyOrder(
                        tuple(Rule.FORK, Optional.of(after), "epoch " + epoch()),
                        tuple(Rule.REFUND_IN_DOUBT_STANDS, Optional.empty(), "workstation 1"));
    }

    @Test
    void aChainThatIsBrokenIsNoted() {
        ChainFixture other = new ChainFixture(till.store(), till.workstation(), till.grant());
        UUID before = till.journal().nextId();
        till.journal().add(sale(1));
        other.add(sale(9)).add(sale(1));
        var odd = other.from(2, 1).entries().getFirst();
        till.journal().addRaw(odd.header(), Hash.ZERO, odd.body());
        till.pushAll();

        assertThat(conflicts()).extracting(Conflict::rule).containsExactly(Rule.CHAIN_BROKEN);
        assertThat(conflicts().getFirst().otherEntryId()).hasValue(before);
    }

    @Test
    void aClockThatIsWrongIsNotedOnceAPush() {
        add(sale(1), Instant.parse("2110-01-01T00:00:00Z"), Optional.empty());
        add(sale(1), Instant.parse("2110-01-01T00:00:00Z"), Optional.empty());
        till.pushAll();
        add(sale(1), Fixtures.MORNING, Optional.of(Fixtures.MORNING.plusSeconds(3600)));
        till.push(till.journal().from(3, 1));

        assertThat(conflicts())
                .extracting(Conflict::rule, Conflict::fact)
                .containsExactlyInAnyOrder(
                        tuple(Rule.CLOCK_WAS_WRONG, "Recorded at 2110-01-01T00:00:00Z."),
                        tuple(Rule.CLOCK_WAS_WRONG, "Recorded at 2010-12-01T08:26:00Z."));
        assertThat(hub.office().figures().workstations().getFirst().revenue().getFirst().total())
                .isEqualTo(3 * 195);
    }

    @Test
    void theCommandSaysThemInSentences() {
        UUID id = till.journal().nextId();
        till.journal().add(sale(1001), id).add(sale(2), id);
        till.pushAll();

        assertThat(command("conflicts"))
                .contains(
                        " moreTakenThanOnHand, store 1, item 1: 1001 taken. 1000 on hand."
                                + " Entry %s.\n".formatted(id),
                        "/1 of workstation 1. Entry %s, other entry %s.\n".formatted(id, id))
                .endsWith("Conflicts: 2.\n");
        assertThat(command("parked")).endsWith("Parked: 1.\n");
        assertThat(command("workstations")).isEqualTo("1, store 1, Till 1\n");
        assertThat(command("revoke", "--workstation", "1", "--reason", "lost"))
                .startsWith("Revoked since ");
        assertThat(command("workstations"))
                .startsWith("1, store 1, Till 1; revoked since ")
                .endsWith(": lost\n");
        assertThat(command("healing")).isEqualTo("Not healing.\n");
        assertThat(command("healing", "--begin")).startsWith("Healing since ");
        assertThat(command("healing", "--end")).isEqualTo("Not healing.\n");
    }

    private String command(String name, String... options) {
        CommandRun run = CommandRun.of(on.settings(folder.resolve("hub")), name, options);
        assertThat(run.status()).as(run.said()).isZero();
        return run.said();
    }

    private void add(JournalEntry entry, Instant recordedAt, Optional<Instant> hubTime) {
        ChainFixture journal = till.journal();
        String body = EntryCodec.body(entry);
        String header =
                EntryCodec.header(
                        new EntryHeader(
                                till.store(),
                                till.workstation(),
                                till.grant().epoch(),
                                journal.size() + 1,
                                journal.nextId(),
                                EntryCodec.kind(entry),
                                EntryCodec.VERSION,
                                Fixtures.FIRST_OF_DECEMBER,
                                Optional.of(Fixtures.OPERATOR),
                                recordedAt,
                                hubTime,
                                journal.previous(),
                                Optional.of(
                                        ChainFixture.money(((SaleCompleted) entry).transaction())),
                                Optional.empty()));
        journal.addRaw(
                header,
                RecordedEntry.contentHash(EntryCodec.kind(entry), EntryCodec.VERSION, body),
                body);
    }

    private static StockAdjusted found(int units) {
        return new StockAdjusted(
                List.of(new Adjustment(1, new ItemId(1), Quantity.of(units), "found")));
    }

    private SaleCompleted sale(int units) {
        return sale(till, units);
    }

    private static SaleCompleted sale(TillFixture seller, int units) {
        TransactionFixture sale =
                aSale().numbered(seller.journal().nextNumber()).known(seller.journal().nextId());
        return new SaleCompleted(sale.of(units, CANDLE).paidIn(Tender.CASH));
    }

    private String epoch() {
        return till.grant().epoch().hex();
    }

    private List<Conflict> conflicts() {
        return hub.office().conflicts(PageRequest.first(100)).rows();
    }
}

package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// What a revoked workstation gave out, once a person says to book it: it is booked, or waits for
/// what really stands in its way, and for no person any more.
@OnEachDatabase
class BookedByAPersonTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(settings(), folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
        hub.office().revocation().revoke(till.workstation(), "stolen");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theMoneyOfARefundThatNobodyCanReadIsBookedAtOnceAndItsGoodsOnceItIsRead() {
        RetailTransaction back = back();
        till.journal().addAs("ReturnSealed", new ReturnCompleted(back));
        till.pushAll();
        assertThat(waiting()).containsExactly("entry: revoked");

        aPersonSaysToBookIt();

        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 1, -195));
        assertThat(waiting()).containsExactly("entry: unknownKind");
        assertThat(parkedRow()).contains("unknownKind");
        hub.close();
        nowItIsKnown();
        hub = Hub.start(settings());
        assertThat(waiting()).isEmpty();
        assertThat(figures().stockMovements()).isEqualTo(1);
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 1, -195));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void theMoneyOfARefundIsBookedThoughTheLedgerRefusesItsGoods() {
        RetailTransaction back = back();
        UUID entry = till.journal().nextId();
        till.journal().add(new ReturnCompleted(back));
        till.pushAll();
        occupiesStock(entry);

        assertThat(aPersonSaysToBookIt()).isEqualTo(1);

        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 1, -195));
        assertThat(waiting()).containsExactly("stock/1: notPossible");
        leaves("stock_movement", entry);
        assertThat(hub.office().settlement().ofAll()).isEqualTo(1);
        assertThat(waiting()).isEmpty();
        assertThat(figures().stockMovements()).isEqualTo(1);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void aCardThatTheLedgerRefusesIsGoodOnceItCanBe() {
        UUID entry = till.journal().nextId();
        till.journal().add(cardSold());
        till.pushAll();
        occupiesCards(entry);

        assertThat(aPersonSaysToBookIt()).isZero();

        assertThat(waiting()).containsExactly("storedValue/1: notPossible");
        assertThat(parkedRow()).contains("notPossible");
        leaves("stored_value_posting", entry);
        assertThat(hub.office().settlement().ofAll()).isEqualTo(1);
        assertThat(waiting()).isEmpty();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    private HubSettings settings() {
        return on.settings(folder.resolve("hub"));
    }

    private int aPersonSaysToBookIt() {
        return hub.office().settlement().ofRefunds(till.workstation());
    }

    private RetailTransaction back() {
        return aReturn()
                .numbered(till.journal().nextNumber())
                .known(till.journal().nextId())
                .of(1, CANDLE)
                .paidIn(Tender.CASH);
    }

    private SaleCompleted cardSold() {
        return new SaleCompleted(
                aSale().numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .loading(card(StoredValueKind.GIFT_CARD, 1), pounds("25.00"))
                        .paidIn(Tender.CASH));
    }

    private void nowItIsKnown() {
        try (HubDatabase database = HubDatabase.open(settings().database(), StatementHook.NONE)) {
            TestDatabase.update(
                    database,
                    "UPDATE journal_entry"
                            + " SET header = replace(header, 'ReturnSealed', 'ReturnCompleted')");
        }
    }

    /// Something else has the place in the ledger that an entry's first line would have.
    private void occupiesStock(UUID entry) {
        TestDatabase.update(
                hub.office().database(),
                """
                INSERT INTO stock_movement
                  (store, source, line, item, quantity, from_account, to_account)
                VALUES (1, ?, 1, 1, 1, 'sold', 'onHand')\
                """,
                entry);
    }

    private void occupiesCards(UUID entry) {
        TestDatabase.update(
                hub.office().database(),
                """
                INSERT INTO stored_value_posting
                  (store, source, line, from_account, to_account, code, currency, amount)
                VALUES (1, ?, 1, 'issued', 'redeemed', '0', 'GBP', 1)\
                """,
                entry);
    }

    private void leaves(String ledger, UUID entry) {
        TestDatabase.update(
                hub.office().database(), "DELETE FROM " + ledger + " WHERE source = ?", entry);
    }

    private List<String> waiting() {
        return hub.office().settlement().list(PageRequest.first(10)).rows().stream()
                .map(one -> one.effect().effect() + ": " + one.effect().code())
                .toList();
    }

    private String parkedRow() {
        return hub.office()
                .database()
                .read(
                        sql ->
                                sql.first(
                                        "SELECT body FROM replica_row WHERE kind = 'parked'",
                                        row -> row.getString(1)))
                .orElseThrow();
    }

    private Figures.WorkstationFigures figures() {
        return hub.office().figures().workstations().getFirst();
    }
}

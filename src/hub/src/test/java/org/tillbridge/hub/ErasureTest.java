package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tillbridge.hub.customer.CustomerStore;
import org.tillbridge.hub.customer.Erasure;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.ReplicaRow.ErasedPartRow;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A customer may have it forgotten who they are (Regulation (EU) 2016/679, article 17).
@OnEachDatabase
class ErasureTest extends AmongCustomers {
    private static final CustomerQuestion BY_ADDRESS = new CustomerQuestion.ByEmail(ADDRESS);

    @Test
    void whoHadThemselvesErasedIsNobodyAnyMoreAndWhatTheyBoughtStays() {
        Customer other = customer(3, "Ada", "ada@example.com");
        twoEnrolZoe();
        second.journal().enrolling(other);
        second.pushAll();
        imports("zoe@example.com\tgold", ZOE_AGAIN.loyaltyCode().digits() + "\tstaff");
        long before = points(first, ZOE);
        List<FeedRow> toldBefore = told(first);

        assertThat(hub.office().erasure().known(BY_ADDRESS)).isEqualTo(new Erasure.Known(2, 2));
        assertThat(hub.office().erasure().erase(BY_ADDRESS)).isEqualTo(new Erasure.Known(2, 2));

        assertThat(asks(first, BY_ADDRESS))
                .isEqualTo(new CustomerOutcome.Refused(CustomerOutcome.Why.UNKNOWN_CUSTOMER));
        for (Customer card : List.of(ZOE, ZOE_AGAIN)) {
            CustomerAnswer nameless =
                    ((CustomerOutcome.Answered) asks(second, byCard(card))).answer();
            assertThat(nameless.name()).isEmpty();
            assertThat(nameless.groups()).isEmpty();
            assertThat(points(first, card)).isEqualTo(before);
        }
        assertThat(asks(first, new CustomerQuestion.ByEmail(other.email().orElseThrow())))
                .isInstanceOf(CustomerOutcome.Answered.class);
        assertThat(toldBefore).isEmpty();
        assertThat(told(bristol)).hasSize(2).allMatch(row -> row.key().length() == 64);
        assertThat(hub.office().figures().agree()).isTrue();
        assertThat(hub.office().erasure().erase(BY_ADDRESS).isNobody()).isTrue();
    }

    /// Nobody is a customer by the word of a till that was revoked, but who they are is here.
    @Test
    void whatWaitsForAPersonIsErasedTooAndEnrolsNobodyByNameAfterwards() {
        hub.office().revocation().revoke(first.workstation(), "stolen");
        first.journal().enrolling(ZOE);
        first.pushAll();

        assertThat(hub.office().erasure().erase(BY_ADDRESS)).isEqualTo(new Erasure.Known(0, 1));

        hub.office().settlement().ofRefunds(first.workstation());
        assertThat(asks(second, BY_ADDRESS)).isInstanceOf(CustomerOutcome.Refused.class);
        assertThat(((CustomerOutcome.Answered) asks(second, byCard(ZOE))).answer().name())
                .isEmpty();
    }

    @Test
    void whoComesBackLaterIsSomebodyNewAndIsNotErasedAgain() {
        eraseAndEnrolAgain();
        assertThat(told(first)).hasSize(1);
    }

    private void eraseAndEnrolAgain() {
        first.journal().enrolling(ZOE);
        first.pushAll();
        hub.office().erasure().erase(byCard(ZOE));
        second.journal().at(Instant.now()).enrolling(ZOE_AGAIN);
        second.pushAll();

        assertThat(((CustomerOutcome.Answered) asks(first, BY_ADDRESS)).answer().customer())
                .isEqualTo(ZOE_AGAIN.id());
    }

    @Test
    void whatATillThatWasDarkSaysOfBeforeBringsNobodyBack() {
        first.journal().enrolling(ZOE);
        first.pushAll();
        hub.office().erasure().erase(byCard(ZOE));
        second.journal().enrolling(ZOE_AGAIN);
        sells(second, ZOE_AGAIN, 10);
        second.pushAll();

        assertThat(asks(first, BY_ADDRESS)).isInstanceOf(CustomerOutcome.Refused.class);
        assertThat(hub.office().erasure().known(BY_ADDRESS).isNobody()).isTrue();
        assertThat(((CustomerOutcome.Answered) asks(first, byCard(ZOE_AGAIN))).answer().name())
                .isEmpty();
        assertThat(points(first, ZOE_AGAIN)).isPositive();
        assertThat(second.feed(Cursor.start(new Scope.Store(second.store()))))
                .flatExtracting(FeedTransaction::rows)
                .extracting(FeedRow::kind)
                .as("the till forgets it too")
                .contains(ErasedPartRow.KIND);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// Nobody is a customer by what a revoked till sends, so that nobody turns out to be another.
    @Test
    void whatARevokedTillSendsMeanwhileIsErasedTooOrNotKept() {
        hub.office().revocation().revoke(first.workstation(), "stolen");
        for (int n = 0; n < 20; n++) {
            first.journal().enrolling(customer(100 + n, "Zoë", "zoe" + n + "@example.com"));
            CompletableFuture<?> pushed =
                    CompletableFuture.runAsync(first::pushAll, Thread.ofPlatform()::start);
            CustomerQuestion question =
                    new CustomerQuestion.ByEmail(
                            EmailAddress.parse("zoe" + n + "@example.com").orElseThrow());
            hub.office().erasure().erase(question);
            pushed.join();

            assertThat(hub.office().erasure().known(question).isNobody()).isTrue();
        }
    }

    /// Time does not go back within a scope.
    @Test
    void whoComesBackIsKeptThoughAClockWasOnceFarAhead() {
        hadAClockAhead(Scope.CATALOGUE);
        eraseAndEnrolAgain();
    }

    @Test
    void whoWasErasedIsRememberedThoughAClockWasOnceFarAhead() {
        hadAClockAhead(new Scope.Store(second.store()));
        hub.office().erasure().erase(BY_ADDRESS);

        second.journal().enrolling(customer(3, "Ada", "ada@example.com"));
        second.pushAll();

        assertThat(traces()).isEqualTo(1);
    }

    private void hadAClockAhead(Scope scope) {
        TestDatabase.update(
                hub.office().database(),
                "UPDATE scope SET last_time = last_time + ? WHERE scope = ?",
                Duration.ofDays(3650).toMillis(),
                scope.text());
    }

    /// And what a clock that was wrong says was only later.
    @Test
    @Timeout(60)
    void theTraceOfWhoWasErasedGoesInTimeThoughNobodyComes() {
        erasedAgo(Duration.ofDays(34));
        erasedAgo(Duration.ofDays(-2));
        erasedAgo(Duration.ofDays(36));
        assertThat(traces()).isEqualTo(3);

        hub.close();
        hub = Hub.start(on.settings(folder.resolve("hub")));

        await(() -> traces() <= 1);
        assertThat(traces()).isEqualTo(1);
    }

    private void erasedAgo(Duration ago) {
        Instant before = Instant.now();
        hub.office().erasure().erase(BY_ADDRESS);
        TestDatabase.update(
                hub.office().database(),
                "UPDATE erased_person SET at = at - ? WHERE at BETWEEN ? AND ?",
                ago.toMillis(),
                before.toEpochMilli(),
                Instant.now().toEpochMilli());
    }

    private long traces() {
        return hub.office()
                .database()
                .read(sql -> sql.number("SELECT count(*) FROM erased_person"))
                .orElseThrow();
    }

    @Test
    void whoIsEnrolledWhileTheyAreErasedIsErasedWholeOrStaysWhole() {
        for (int n = 0; n < 20; n++) {
            Customer one = customer(100 + n, "Zoë", "zoe@example.com");
            first.journal().enrolling(one);
            first.pushAll();
            second.journal().enrolling(customer(200 + n, "Zoë", "zoe@example.com"));
            CompletableFuture<?> pushed =
                    CompletableFuture.runAsync(second::pushAll, Thread.ofPlatform()::start);
            hub.office().erasure().erase(byCard(one));
            pushed.join();

            CustomerOutcome found = asks(first, BY_ADDRESS);
            boolean stays = found instanceof CustomerOutcome.Answered;
            assertThat(hub.office().erasure().known(BY_ADDRESS))
                    .isEqualTo(stays ? new Erasure.Known(1, 1) : new Erasure.Known(0, 0));
            hub.office().erasure().erase(BY_ADDRESS);
        }
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// On SQLite nobody else writes meanwhile.
    @Test
    @Timeout(60)
    void whoIsEnrolledAgainWithTheirCardWhileTheyAreErasedHasNoNameAfterwards() {
        assumeThat(on).isEqualTo(TestDatabase.POSTGRES);
        HubDatabase database = hub.office().database();
        first.journal().enrolling(ZOE);
        first.pushAll();
        CompletableFuture<Void> mayEnrol = new CompletableFuture<>();
        CompletableFuture<?> holding =
                start(
                        () ->
                                database.write(
                                        transaction -> {
                                            new CustomerStore(transaction.statements())
                                                    .lock(ZOE.loyaltyCode());
                                            return mayEnrol.join();
                                        }));
        second.journal()
                .enrolling(
                        new Customer(ZOE_AGAIN.id(), ZOE.loyaltyCode(), "Zoë", Optional.empty()));
        CompletableFuture<?> pushed = start(second::pushAll);
        await(() -> waitingForALock() == 1);
        CompletableFuture<?> erased = start(() -> hub.office().erasure().erase(BY_ADDRESS));
        await(() -> traces() > 0 && waitingForALock() == 2);
        mayEnrol.complete(null);
        CompletableFuture.allOf(holding, pushed, erased).join();

        assertThat(((CustomerOutcome.Answered) asks(first, byCard(ZOE))).answer().name()).isEmpty();
        assertThat(hub.office().erasure().known(byCard(ZOE))).isEqualTo(new Erasure.Known(2, 0));
    }

    private static CompletableFuture<?> start(Runnable work) {
        return CompletableFuture.runAsync(work, Thread.ofPlatform()::start);
    }

    private static void await(BooleanSupplier isSo) {
        while (!isSo.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private long waitingForALock() {
        return hub.office()
                .database()
                .read(
                        sql ->
                                sql.number(
                                        """
                                        SELECT count(*) FROM pg_stat_activity
                                        WHERE datname = current_database()
                                          AND wait_event_type = 'Lock'\
                                        """))
                .orElseThrow();
    }

    @Test
    void noFileOfAHubHasTheNameOrTheAddressAfterwards() throws IOException {
        for (int n = 0; n < 200; n++) {
            first.journal().enrolling(customer(300 + n, "Ada " + n, "ada" + n + "@example.com"));
            if (n == 100) {
                first.journal().enrolling(ZOE);
            }
        }
        first.pushAll();
        imports("zoe@example.com\tgold");

        hub.office().erasure().erase(BY_ADDRESS);

        assertThat(told(first)).hasSize(1);
        hub.close();
        assertThat(filesWith("zoe@example.com")).isEmpty();
        assertThat(filesWith("Zoë Müller")).isEmpty();
        hub = Hub.start(on.settings(folder.resolve("hub")));
    }

    private List<Path> filesWith(String text) throws IOException {
        String bytes =
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder.resolve("hub"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(bytes))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private void twoEnrolZoe() {
        first.journal().enrolling(ZOE);
        sells(first, ZOE, 10);
        first.pushAll();
        second.journal().enrolling(ZOE_AGAIN);
        sells(second, ZOE_AGAIN, 10);
        second.pushAll();
    }

    private static List<FeedRow> told(TillFixture till) {
        List<FeedTransaction> heard = till.feed(Cursor.start(Scope.CATALOGUE));
        assertThat(heard).noneMatch(one -> one.content().contains("example"));
        return heard.stream()
                .flatMap(one -> one.rows().stream())
                .filter(row -> row.kind().equals(ErasedPartRow.KIND))
                .toList();
    }

    private void imports(String... rows) {
        hub.office()
                .importFile("customer-groups.tsv", "customer\tgroup\n" + String.join("\n", rows));
    }
}

package org.tillbridge.benchmarks;

import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Draft;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Completing a sale, from the call to the answer that it is on disk, beside the least that a disk
/// asks for: one row in one durable commit, on the same disk, in turn with it.
final class CommitBenchmark implements Benchmark {
    private static final RetailTransaction SALE =
            CashSale.of(
                    new TransactionNumber(new StoreId(1), new WorkstationId(1), 1, 1),
                    CashSale.madeUp(1, 1_000),
                    Instant.parse("2026-11-23T10:00:00Z"));
    private static final int ROUNDS = 3_000;
    private static final int WARM_UP = 20_000;

    @Override
    public String name() {
        return "commit";
    }

    @Override
    public List<Figure> run(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        long[] sales = new long[ROUNDS];
        long[] rows = new long[ROUNDS];
        try (Journal journal = Workstations.journal(folder);
                Connection bare =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bare.db"))) {
            try (Statement set = bare.createStatement()) {
                set.execute("PRAGMA journal_mode = WAL");
                set.execute("PRAGMA synchronous = FULL");
                set.execute("CREATE TABLE bare (n INTEGER PRIMARY KEY, text TEXT) STRICT");
            }
            try (PreparedStatement insert =
                    bare.prepareStatement("INSERT INTO bare (text) VALUES (?)")) {
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    long rowTook = timed(() -> insertRow(insert));
                    long saleTook = timed(() -> complete(journal));
                    if (round >= 0) {
                        rows[round] = rowTook;
                        sales[round] = saleTook;
                    }
                }
            }
        }
        double bareMedian = Times.ofNanos(rows).median();
        return List.of(
                new Figure(
                        "Completing a 5-line sale, call to durable, p50",
                        Times.ofNanos(sales).median(),
                        2 * bareMedian,
                        "ms",
                        "2 × a bare one-row durable commit, p50 "
                                + Figure.number(bareMedian)
                                + " ms; sale p99 "
                                + Figure.number(Times.ofNanos(sales).quantile(0.99))
                                + " ms"));
    }

    private static void complete(Journal journal) {
        journal.append(
                        Draft.document(
                                new OperatorId(1),
                                LocalDate.of(2026, 11, 23),
                                CommitBenchmark::sale))
                .join();
    }

    /// The basket was priced while it was rung; what is new is the number.
    private static SaleCompleted sale(TransactionNumber number) {
        return new SaleCompleted(
                new RetailTransaction(
                        new UUID(number.workstation().number(), number.number()),
                        number,
                        SALE.openedAt(),
                        SALE.completedAt(),
                        SALE.lines(),
                        SALE.taxes(),
                        SALE.total(),
                        SALE.changeDue()));
    }

    private static void insertRow(PreparedStatement insert) {
        try {
            insert.setString(1, "one row");
            insert.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static long timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}

package org.tillbridge.benchmarks.load;

import org.tillbridge.benchmarks.Figure;

import java.time.Duration;
import java.util.List;

/// So many tills, selling for a while.
///
/// @param failures calls that were not answered as they should be
/// @param p50 of a push, from when it was due to its answer or failure, in milliseconds
/// @param news answers of the feed that brought something
/// @param transactions that they brought
/// @param spent on processors
record LoadRound(
        int tills,
        long sales,
        long failures,
        double p50,
        double p99,
        double longest,
        long news,
        long transactions,
        Spent spent) {
    /// What was spent on processors, and in which time.
    record Spent(Duration hub, Duration database, Duration elapsed) {
        Spent minus(Spent before) {
            return new Spent(
                    hub.minus(before.hub),
                    database.minus(before.database),
                    elapsed.minus(before.elapsed));
        }

        double millis() {
            return hub.plus(database).toNanos() / 1e6;
        }

        /// Of one second.
        double millisPerSecond() {
            return millis() / elapsed.toNanos() * 1e9;
        }
    }

    /// @param words of [LoadTally#words(long)]
    static LoadRound of(int tills, List<String> words, Spent spent) {
        return new LoadRound(
                tills,
                Long.parseLong(words.get(0)),
                Long.parseLong(words.get(1)),
                Double.parseDouble(words.get(2)),
                Double.parseDouble(words.get(3)),
                Double.parseDouble(words.get(4)),
                Long.parseLong(words.get(5)),
                Long.parseLong(words.get(6)),
                spent);
    }

    /// Milliseconds of processor time for a sale, beyond what is spent when nobody sells.
    double costOfSale(Spent idle) {
        double idly = idle.millisPerSecond() * spent.elapsed().toNanos() / 1e9;
        return (spent.millis() - idly) / sales;
    }

    String text(Spent idle) {
        return ("%d tills: %s ms a sale (with what is spent idly %s: hub %s, PostgreSQL %s), %d"
                    + " sales, push p50 %s, p99 %s, longest %s ms, %s answers of the feed a sale"
                    + " with %s transactions")
                .formatted(
                        tills,
                        Figure.number(costOfSale(idle)),
                        Figure.number(spent.millis() / sales),
                        Figure.number(spent.hub().toNanos() / 1e6 / sales),
                        Figure.number(spent.database().toNanos() / 1e6 / sales),
                        sales,
                        Figure.number(p50),
                        Figure.number(p99),
                        Figure.number(longest),
                        Figure.number((double) news / sales),
                        Figure.number((double) transactions / sales));
    }
}

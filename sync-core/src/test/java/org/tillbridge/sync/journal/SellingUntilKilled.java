package org.tillbridge.sync.journal;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A process that sells as fast as it can, says so after each sale, and never stops by itself.
final class SellingUntilKilled {
    private SellingUntilKilled() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Journal journal = OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares());
        System.out.println("open");
        while (true) {
            UUID transaction = UUID.randomUUID();
            CompletableFuture<Void> _ = journal.keepOpenSale(transaction, transaction::toString);
            Committed sale = journal.append(OpenJournal.sale(transaction).endingOpenSale()).join();
            System.out.println(
                    transaction
                            + " "
                            + sale.entry().header().sequence()
                            + " "
                            + MoneyOfEntry.number(sale.fact()).orElseThrow());
        }
    }
}

package org.tillbridge.pos.sale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.journal.KeptSale;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/// The basket being rung, as it is in memory and as it is kept on disk. Written by the basket
/// thread alone, read by any.
final class KeptBasket {
    private static final Logger LOG = LoggerFactory.getLogger(KeptBasket.class);
    private static final CompletableFuture<Optional<JournalWriteException.Reason>> ON_DISK =
            CompletableFuture.completedFuture(Optional.empty());

    private final DayBook dayBook;
    private volatile Optional<Basket> basket = Optional.empty();
    private volatile CompletableFuture<Optional<JournalWriteException.Reason>> kept = ON_DISK;

    KeptBasket(DayBook dayBook) {
        this.dayBook = dayBook;
    }

    Optional<Basket> basket() {
        return basket;
    }

    /// Why it would not survive a restart; empty if it would, or will in a moment.
    Optional<JournalWriteException.Reason> keepingFailed() {
        return kept.getNow(Optional.empty());
    }

    /// Takes up what was being rung when the application stopped.
    ///
    /// @param other the id under which it goes on, if it may have been completed under its own
    OpenSale.Restored restore(Supplier<UUID> other) {
        Optional<KeptSale> found = dayBook.openSale();
        if (found.isEmpty()) {
            return OpenSale.Restored.NOTHING;
        }
        try {
            Basket read = OpenSaleCodec.read(found.get().content());
            basket = Optional.of(read);
            if (found.get().salvaged()) {
                goOnAs(read.as(other.get()));
            }
            return OpenSale.Restored.BASKET;
        } catch (OpenSaleCodec.UnreadableOpenSaleException odd) {
            LOG.error(
                    "The open sale that was kept is left aside, {} letters",
                    found.get().content().length(),
                    odd);
            return OpenSale.Restored.UNREADABLE;
        }
    }

    /// Before anything ends it: what was kept under the id of before would be taken up once more.
    private void goOnAs(Basket other) {
        if (changeOnDisk(other).isPresent()) {
            change(other);
        }
    }

    /// Changes it. Nobody waits until that is on disk.
    void change(Basket after) {
        if (after.isEmpty()) {
            forget();
        } else {
            basket = Optional.of(after);
            kept = dayBook.keepOpenSale(after.transaction().id(), () -> OpenSaleCodec.write(after));
        }
    }

    /// Changes it, once that is on disk.
    ///
    /// @return why it is not; then nothing has changed
    Optional<JournalWriteException.Reason> changeOnDisk(Basket after) {
        Optional<JournalWriteException.Reason> failed =
                dayBook.keepOpenSale(after.transaction().id(), () -> OpenSaleCodec.write(after))
                        .join();
        if (failed.isEmpty()) {
            basket = Optional.of(after);
            kept = ON_DISK;
        }
        return failed;
    }

    void forget() {
        basket = Optional.empty();
        kept = dayBook.forgetOpenSale();
    }

    /// How a fact is written together with the basket as it is then.
    interface Recording {
        Written write(UUID transaction, Supplier<String> openSale);
    }

    /// Changes it in one commit with a fact.
    Written record(Basket after, Recording fact) {
        Written written = fact.write(after.transaction().id(), () -> OpenSaleCodec.write(after));
        return applied(written, Optional.of(after));
    }

    /// Ends it in one commit with a fact.
    Written end(Function<DayBook, Written> fact) {
        return applied(fact.apply(dayBook), Optional.empty());
    }

    private Written applied(Written written, Optional<Basket> after) {
        if (written instanceof Written.OnDisk) {
            basket = after;
            kept = ON_DISK;
        }
        return written;
    }
}

package org.tillbridge.sync.journal;

import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// An entry on its way into the journal.
///
/// @param operator who is signed on; empty for what the machine does by itself
/// @param openSale what happens to the open sale in the same commit
/// @param personal what it says of a person; in the same commit, but not in the entry
public record Draft(
        Optional<OperatorId> operator,
        LocalDate businessDate,
        Content content,
        OpenSaleChange openSale,
        Optional<PersonalPart> personal) {
    /// What there is to record.
    public sealed interface Content {
        /// A fact with no number of its own.
        record Fact(JournalEntry entry) implements Content {
            /// @throws IllegalArgumentException if the journal numbers or makes such facts itself
            JournalEntry requireNoDocument() {
                boolean made = entry instanceof EpochOpened || entry instanceof Carried;
                if (made || MoneyOfEntry.number(entry).isPresent()) {
                    throw new IllegalArgumentException(
                            "Not to be recorded as it is: " + EntryCodec.kind(entry));
                }
                return entry;
            }
        }

        /// A printed document. It is made by the journal's writer, which alone knows the next
        /// number; so the function must be quick and without effects, and it runs again, with
        /// another number, if the first attempt did not reach the disk.
        record Document(Function<TransactionNumber, JournalEntry> numbered) implements Content {}
    }

    public static Draft fact(OperatorId operator, LocalDate businessDate, JournalEntry entry) {
        return new Draft(
                Optional.of(operator),
                businessDate,
                new Content.Fact(entry),
                new OpenSaleChange.Unchanged(),
                Optional.empty());
    }

    public static Draft document(
            OperatorId operator,
            LocalDate businessDate,
            Function<TransactionNumber, JournalEntry> numbered) {
        return new Draft(
                Optional.of(operator),
                businessDate,
                new Content.Document(numbered),
                new OpenSaleChange.Unchanged(),
                Optional.empty());
    }

    public Draft endingOpenSale() {
        return with(new OpenSaleChange.Ended());
    }

    public Draft keepingOpenSale(UUID transaction, Supplier<String> basket) {
        return with(new OpenSaleChange.Keep(transaction, basket));
    }

    private Draft with(OpenSaleChange change) {
        return new Draft(operator, businessDate, content, change, personal);
    }

    public Draft withPersonal(PersonalPart part) {
        return new Draft(operator, businessDate, content, openSale, Optional.of(part));
    }
}

package org.tillbridge.hub.intake;

import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;
import org.tillbridge.sync.rules.RefundRules;
import org.tillbridge.sync.wire.StoreRow;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Notes what went out for goods that came back, in a transaction of the store: which cards got
/// their money back, which never paid, and what the store does not allow. The till refuses that;
/// one that had not heard of it yet, or is not what it says, did not.
final class RefundPolicy {
    private final ShopStore shop;
    private final ReturnStore returns;
    private final Conflicts conflicts;
    private final StoreId here;
    private Optional<Boolean> creditWithoutProof = Optional.empty();

    RefundPolicy(HubTransaction transaction, StoreId here, Conflicts conflicts) {
        this.shop = new ShopStore(transaction.statements());
        this.returns = new ReturnStore(transaction.statements());
        this.conflicts = conflicts;
        this.here = here;
    }

    void note(EntryHeader header, JournalEntry fact) throws SQLException {
        if (fact instanceof ReturnCompleted(var back)) {
            conflicts.refund(header, back, RefundRules.settle(back, creditWithoutProof()));
            for (TenderLine line : back.tenders()) {
                Optional<UUID> paid = line.card().flatMap(CardSlip::refunds);
                if (paid.isPresent()) {
                    returns.addRefund(here, header.entryId(), paid.get());
                }
            }
        } else if (fact instanceof OfflinePaymentSettled settled
                && settled.outcome() == Outcome.REFUSED) {
            returns.addRefused(here, header.entryId(), settled.tenderId());
        }
    }

    private boolean creditWithoutProof() throws SQLException {
        if (creditWithoutProof.isEmpty()) {
            creditWithoutProof =
                    Optional.of(shop.store(here).filter(StoreRow::creditWithoutProof).isPresent());
        }
        return creditWithoutProof.get();
    }
}

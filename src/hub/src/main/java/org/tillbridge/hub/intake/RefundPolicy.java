package org.tillbridge.hub.intake;

import org.tillbridge.hub.catalogue.CompanionStore;
import org.tillbridge.hub.intake.ReturnStore.Original;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PostVoid;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;
import org.tillbridge.sync.rules.RefundRules;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.StoreRow;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Notes what went out for goods that came back, in a transaction of the store: which cards got
/// their money back, and for no goods; which never paid; and what the store does not allow. The
/// till refuses that; one that had not heard of it yet, or is not what it says, did not.
final class RefundPolicy {
    private final ShopStore shop;
    private final ReturnStore returns;
    private final JournalStore journal;
    private final CompanionStore companions;
    private final Conflicts conflicts;
    private final StoreId here;
    private Optional<Boolean> creditWithoutProof = Optional.empty();

    RefundPolicy(HubTransaction transaction, StoreId here, Conflicts conflicts) {
        this.shop = new ShopStore(transaction.statements());
        this.returns = new ReturnStore(transaction.statements());
        this.journal = new JournalStore(transaction.statements());
        this.companions = new CompanionStore(transaction.statements());
        this.conflicts = conflicts;
        this.here = here;
    }

    /// After its links to sales: what comes between the two is noted when it is linked, or now.
    void note(EntryHeader header, JournalEntry fact) throws SQLException {
        if (fact instanceof ReturnCompleted(var back)) {
            boolean creditOnly = creditWithoutProof();
            conflicts.refund(
                    header,
                    back,
                    RefundRules.settle(back, creditOnly, creditOnly ? depositsIn(back) : Set.of()));
            for (UUID paid : RefundRules.refundsIn(back)) {
                returns.addRefund(here, header.entryId(), paid);
            }
            noteCards(header, back);
        } else if (fact instanceof OfflinePaymentSettled settled
                && settled.outcome() == Outcome.REFUSED) {
            returns.addRefused(here, header.entryId(), settled.tenderId());
        }
    }

    /// Notes which cards got money back for no goods. As long as a sale is not known of which
    /// something came back, nobody can tell.
    void noteCards(EntryHeader header, JournalEntry fact) throws SQLException {
        if (fact instanceof ReturnCompleted(var back)) {
            noteCards(header, back);
        }
    }

    private void noteCards(EntryHeader header, RetailTransaction back) throws SQLException {
        Set<UUID> refunded = RefundRules.refundsIn(back);
        if (refunded.isEmpty()) {
            return;
        }
        Set<UUID> paid = new HashSet<>();
        for (UUID sale : PostVoid.salesOf(back)) {
            List<Original> known = returns.originals(sale);
            if (known.isEmpty()) {
                return;
            }
            for (Original one : known) {
                SoldSales.read(journal, one.entryId())
                        .map(RefundRules::paidIn)
                        .ifPresent(paid::addAll);
            }
        }
        for (UUID tender : refunded) {
            Rule rule = RefundRules.settle(tender, paid);
            conflicts.refundedFor(header, tender, rule, RefundRules.refundOf(tender, back));
        }
    }

    private Set<ItemId> depositsIn(RetailTransaction back) throws SQLException {
        Set<ItemId> deposits = new HashSet<>();
        for (GoodsLine line : back.goods()) {
            if (line.goods() instanceof Goods.OfItem known && companions.isDeposit(known.item())) {
                deposits.add(known.item());
            }
        }
        return deposits;
    }

    private boolean creditWithoutProof() throws SQLException {
        if (creditWithoutProof.isEmpty()) {
            creditWithoutProof =
                    Optional.of(shop.store(here).filter(StoreRow::creditWithoutProof).isPresent());
        }
        return creditWithoutProof.get();
    }
}

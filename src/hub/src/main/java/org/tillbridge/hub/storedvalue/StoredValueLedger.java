package org.tillbridge.hub.storedvalue;

import org.joda.money.Money;
import org.tillbridge.hub.customer.CustomerStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.storedvalue.StoredValueStore.Block;
import org.tillbridge.hub.storedvalue.StoredValueStore.Moved;
import org.tillbridge.hub.storedvalue.StoredValueStore.OnReceipt;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.TransactionNumber;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What head office sees of gift cards and store credits, and does to one whose number is in the
/// wrong hands.
public final class StoredValueLedger {
    private final HubDatabase database;
    private final Clock clock;

    public StoredValueLedger(HubDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// One of them. What is on a loyalty card is what its owner has, on whichever card.
    ///
    /// @param balances in each currency; none where nobody has heard of it
    /// @param moved by day and receipt
    /// @param block empty where it pays
    public record Card(
            StoredValueCode code, List<Money> balances, List<Moved> moved, Optional<Block> block) {
        public Card {
            balances = List.copyOf(balances);
            moved = List.copyOf(moved);
        }
    }

    public Card card(StoredValueCode code) {
        return database.read(
                sql -> {
                    StoredValueStore store = new StoredValueStore(sql);
                    StoredValueCode account = new CustomerStore(sql).accountNow(code).orElse(code);
                    return new Card(
                            code, store.balances(account), store.moved(account), store.block(code));
                });
    }

    /// The cards that were issued or paid with on a receipt, by its lines. Two machines that did
    /// not know of each other may have printed one number; then these are the cards of both.
    public List<OnReceipt> on(TransactionNumber receipt) {
        return database.read(sql -> new StoredValueStore(sql).on(receipt));
    }

    /// Has one pay no more, in any store. What is on it stays in the books. Tills hear of it, so
    /// one that is offline from then on takes it no more either.
    public void block(StoredValueCode code, String reason) {
        Block block = new Block(reason, clock.instant());
        database.write(
                transaction -> {
                    ScopeHead catalogue = BlockedCards.lock(transaction, block.since());
                    new StoredValueStore(transaction.statements()).block(code, block);
                    BlockedCards.tell(transaction, catalogue);
                    return block;
                });
    }

    /// Lets it pay again.
    public void unblock(StoredValueCode code) {
        database.write(
                transaction -> {
                    ScopeHead catalogue = BlockedCards.lock(transaction, clock.instant());
                    new StoredValueStore(transaction.statements()).unblock(code);
                    BlockedCards.tell(transaction, catalogue);
                    return code;
                });
    }
}

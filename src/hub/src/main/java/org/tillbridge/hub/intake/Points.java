package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.hub.customer.CustomerStore;
import org.tillbridge.hub.intake.ReturnStore.Back;
import org.tillbridge.hub.intake.ReturnStore.Original;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.storedvalue.StoredValueStore;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.rules.PointsRules;
import org.tillbridge.sync.rules.PointsRules.Earned;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.rules.StoredValueRules;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Books what sales earn their customers, and takes it back with the goods, in a transaction of the
/// store that sold. Whichever is heard of first, a sale, its customer, what came back of it: in the
/// end there is as much as the sale earned less what came back of that.
final class Points {
    private final CustomerStore customers;
    private final StoredValueStore ledger;
    private final ReturnStore returns;
    private final JournalStore journal;
    private final StoredValues storedValues;
    private final StoreId here;

    /// @param here the store of the transaction
    Points(HubTransaction transaction, StoreId here, StoredValues storedValues) {
        this.customers = new CustomerStore(transaction.statements());
        this.ledger = new StoredValueStore(transaction.statements());
        this.returns = new ReturnStore(transaction.statements());
        this.journal = new JournalStore(transaction.statements());
        this.storedValues = storedValues;
        this.here = here;
    }

    /// What a sale earned, less what came back of it before anybody knew whose it is: once, where
    /// it was finished twice.
    ///
    /// @param entryId of the sale
    /// @return whether its customer is known
    boolean earn(UUID entryId, RetailTransaction sale) throws SQLException {
        SaleCustomer whose = sale.customer().orElseThrow();
        Optional<StoredValueCode> card = customers.account(whose.loyaltyCode());
        if (PointsRules.settle(card.isPresent()) == Rule.POINTS_WAIT_FOR_CUSTOMER) {
            return false;
        }
        for (Earned earned : PointsRules.of(sale)) {
            storedValues.post(entryId, StoredValueRules.earned(earned, card.orElseThrow()));
            BigDecimal before = BigDecimal.ZERO;
            for (Back back : returns.backs(here, new OriginalLine(sale.id(), earned.line()))) {
                if (!ledger.isTakenBack(here, back.entryId(), back.line())) {
                    takeBack(back, earned, before, card.orElseThrow());
                }
                before = before.add(back.quantity().toBigDecimal());
            }
        }
        return true;
    }

    /// Takes back what goods earned that came back. Nothing where that is not booked, or not yet;
    /// of a sale that was finished twice, what that entry of it earned whose points are.
    ///
    /// @param entryId of the return
    /// @param before what had come back of the line
    void takeBack(UUID entryId, LineReturned back, BigDecimal before) throws SQLException {
        OriginalLine line = back.original();
        for (Original one : returns.originals(line.transaction())) {
            if (ledger.isEarned(here, one.entryId(), line.line())) {
                takeBack(one, new Back(entryId, back.line(), back.quantity()), line, before);
                return;
            }
        }
    }

    private void takeBack(Original entry, Back back, OriginalLine line, BigDecimal before)
            throws SQLException {
        RetailTransaction sale = SoldSales.read(journal, entry.entryId()).orElseThrow();
        Optional<Earned> earned =
                PointsRules.of(sale).stream().filter(one -> one.line() == line.line()).findFirst();
        if (earned.isPresent()) {
            StoredValueCode card = sale.customer().orElseThrow().loyaltyCode();
            takeBack(back, earned.get(), before, customers.account(card).orElse(card));
        }
    }

    private void takeBack(Back back, Earned earned, BigDecimal before, StoredValueCode card)
            throws SQLException {
        Quantity quantity = back.quantity();
        Money points = PointsRules.takenBack(earned, before, quantity);
        if (points.isPositive()) {
            storedValues.post(
                    back.entryId(), StoredValueRules.takenBack(back.line(), card, points));
        }
    }
}

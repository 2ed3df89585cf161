package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.customer.CustomerGroupStore;
import org.tillbridge.hub.customer.CustomerGroupStore.Member;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.hub.tsv.UnseenCharacters;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `customer-groups.tsv`: who belongs to which group; who is not in it any more does no longer.
/// Tills hear of it when they ask for the customer.
final class CustomerGroupsStep implements ImportStep {
    private final FirstRows<Member> seen = new FirstRows<>();
    private final Set<Member> members = new HashSet<>();

    @Override
    public String file() {
        return "customer-groups.tsv";
    }

    @Override
    public TsvColumns columns() {
        return new TsvColumns(List.of("customer", "group"), List.of());
    }

    @Override
    public int rowsAtOnce() {
        return 1_000;
    }

    @Override
    public List<Scope> scopes(StatementStore statements) {
        return List.of();
    }

    @Override
    public boolean take(HubTransaction transaction, Changes changes, Findings findings, TsvRow row)
            throws SQLException {
        String group = row.cell("group");
        Optional<CustomerQuestion> customer = CustomerQuestion.parse(row.cell("customer"));
        if (customer.isEmpty()) {
            findings.notTaken(row, "badCustomer", row.cell("customer"));
            return false;
        }
        if (group.isEmpty()
                || group.length() > Promotion.Conditions.MAX_GROUP
                || UnseenCharacters.areIn(group)) {
            findings.notTaken(row, "badGroup", group);
            return false;
        }
        Member member = Member.of(customer.get(), group);
        if (!seen.isFirst(member, row)) {
            findings.add(
                    row,
                    "duplicateRow",
                    row.cell("customer"),
                    "The first row counts, this one is not taken.");
            return false;
        }
        members.add(member);
        new CustomerGroupStore(transaction.statements()).add(member);
        return true;
    }

    /// A row that was not taken may have been meant for someone who is in the group already. So
    /// nobody leaves one before all rows of a file are as they should be.
    @Override
    public void finish(HubTransaction transaction, Changes changes, boolean isWhole)
            throws SQLException {
        if (isWhole) {
            CustomerGroupStore store = new CustomerGroupStore(transaction.statements());
            for (Member before : store.all()) {
                if (!members.contains(before)) {
                    store.remove(before);
                }
            }
        }
    }
}

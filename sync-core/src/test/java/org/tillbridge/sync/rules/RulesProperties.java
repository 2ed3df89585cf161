package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.WorkstationId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Every state has an outcome for every fact, one and always the same.
class RulesProperties {
    private static final long TOLERATED = ClockRules.TOLERANCE.toMillis();

    @Property
    void whomTheHubKnewFirstStandsForAllInWhateverOrderTheyAreLookedAt(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 3) Integer> since) {
        List<CustomerRules.Known> same =
                IntStream.range(0, since.size())
                        .mapToObj(
                                n ->
                                        new CustomerRules.Known(
                                                new CustomerId(new UUID(0, n)),
                                                Instant.ofEpochMilli(since.get(n))))
                        .toList();
        CustomerId survivor = CustomerRules.survivor(same);

        assertThat(survivor).isEqualTo(CustomerRules.survivor(same.reversed()));
        assertThat(same).noneMatch(one -> one.since().isBefore(since(same, survivor)));
        assertThat(CustomerRules.settle(same)).isEqualTo(Rule.SAME_CUSTOMER_TWICE);
        assertThat(CustomerRules.settle(List.of())).isEqualTo(Rule.NEW_CUSTOMER);
    }

    private static Instant since(List<CustomerRules.Known> all, CustomerId customer) {
        return all.stream()
                .filter(one -> one.customer().equals(customer))
                .findFirst()
                .orElseThrow()
                .since();
    }

    @Property
    void everyEntryHasAnOutcomeWhereverItComes(
            @ForAll @LongRange(min = 1, max = 20) long sequence,
            @ForAll @LongRange(min = 0, max = 20) long watermark,
            @ForAll boolean fits) {
        Rule rule = EntryRules.atPlace(sequence, watermark, fits);

        assertThat(rule == Rule.ENTRIES_MISSING).isEqualTo(sequence - watermark > 1);
        assertThat(rule == Rule.FOLLOWS).isEqualTo(sequence == watermark + 1 && fits);
        assertThat(rule == Rule.TAKEN_BEFORE).isEqualTo(sequence < watermark + 1 && fits);
        assertThat(rule == Rule.FORK).isEqualTo(sequence <= watermark + 1 && !fits);
    }

    /// What the network repeats, leaves out and mixes up is put right by nothing but the watermark.
    @Property
    void inWhateverOrderEntriesComeEachIsTakenOnceInItsPlace(
            @ForAll @Size(max = 40) List<@LongRange(min = 1, max = 6) Long> sent) {
        List<Long> taken = new ArrayList<>();
        for (long sequence : sent) {
            long watermark = taken.size();
            switch (EntryRules.atPlace(sequence, watermark, true)) {
                case FOLLOWS -> taken.add(sequence);
                case TAKEN_BEFORE -> assertThat(taken).contains(sequence);
                case ENTRIES_MISSING -> assertThat(taken).doesNotContain(sequence - 1);
                default -> throw new AssertionError("No such outcome where everything fits");
            }
        }

        assertThat(taken).isEqualTo(LongStream.rangeClosed(1, taken.size()).boxed().toList());
    }

    @Example
    void everyIdHasAnOutcomeWhateverIsBookedUnderIt() {
        Set<Rule> reached = EnumSet.noneOf(Rule.class);
        for (EntryRules.Booked booked : EntryRules.Booked.values()) {
            reached.add(EntryRules.underId(booked));
        }

        assertThat(reached)
                .containsExactlyInAnyOrder(
                        Rule.NEW_ENTRY, Rule.SAME_ENTRY_AGAIN, Rule.SAME_ID_OTHER_CONTENT);
    }

    /// What one machine sends is booked whatever it follows; that it follows nothing is noted.
    @Property
    void onlyTheFirstOfAPushCanBeAFork(@ForAll List<Boolean> fits) {
        for (int i = 0; i < fits.size(); i++) {
            Rule first = EntryRules.atPlace(i + 1, i, fits.get(i));
            Rule behind = EntryRules.behindOthers(fits.get(i));

            assertThat(first.isConflict()).isEqualTo(behind.isConflict()).isEqualTo(!fits.get(i));
            assertThat(behind).isIn(Rule.FOLLOWS, Rule.CHAIN_BROKEN);
        }
    }

    /// In whatever order they come, one of each id is the first and a person looks at every other.
    @Property
    void eachTransactionIsNewOnceAndEveryOtherUnderItsIdIsNoted(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 5) Integer> ids) {
        Set<Integer> booked = new HashSet<>();
        long noted = 0;
        for (int id : ids) {
            Rule rule = EntryRules.underTransaction(booked.add(id));
            noted += rule.isConflict() ? 1 : 0;

            assertThat(rule).isIn(Rule.NEW_TRANSACTION, Rule.SAME_TRANSACTION_TWICE);
        }

        assertThat(noted).isEqualTo(ids.size() - booked.size());
    }

    /// What the hub has not heard of yet is a reason to wait, and never one to leave something out.
    @Property
    void whatNobodyHasHeardOfIsWaitedForAndNoCase(@ForAll boolean isKnown) {
        assertThat(StockRules.ofItem(isKnown))
                .isEqualTo(isKnown ? Rule.STOCK_MOVED : Rule.STOCK_WAITS_FOR_ITEM);
        assertThat(PointsRules.settle(isKnown))
                .isEqualTo(isKnown ? Rule.POINTS_EARNED : Rule.POINTS_WAIT_FOR_CUSTOMER);
        assertThat(StockRules.ofItem(isKnown).isConflict()).isFalse();
        assertThat(PointsRules.settle(isKnown).isConflict()).isFalse();
    }

    /// Whoever has it, and whoever takes it up: two workstations that ring one sale are a case, and
    /// nothing else is.
    @Property
    void aSaleIsResumedTwiceOnlyWhereAnotherHadIt(
            @ForAll @IntRange(min = 1, max = 4) int resumes,
            @ForAll @IntRange(min = 1, max = 4) int holds,
            @ForAll boolean isTaken) {
        Optional<WorkstationId> takenBy =
                isTaken ? Optional.of(new WorkstationId(holds)) : Optional.empty();
        Rule rule = SuspensionRules.settle(takenBy, new WorkstationId(resumes));

        assertThat(rule)
                .isEqualTo(isTaken && holds != resumes ? Rule.RESUMED_TWICE : Rule.RESUMED_ONCE)
                .isEqualTo(SuspensionRules.settle(takenBy, new WorkstationId(resumes)));
    }

    /// However often they say it, and in whatever order.
    @Property
    void somebodyIsToldOfASaleThatSeveralTakeUpAndNeverOfOneThatOneHas(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 3) Integer> resumptions) {
        Optional<WorkstationId> takenBy = Optional.empty();
        boolean isTold = false;
        for (int resumes : resumptions) {
            WorkstationId now = new WorkstationId(resumes);
            isTold |= SuspensionRules.settle(takenBy, now).isConflict();
            takenBy = Optional.of(now);
        }

        assertThat(isTold).isEqualTo(Set.copyOf(resumptions).size() > 1);
    }

    @Property
    void theLessAWorkstationIsTrustedTheMoreIsNoticedAndOnlyARevokedOneWaits(
            @ForAll Trust trust, @ForAll boolean givesMoneyOut) {
        Rule fact = TrustRules.settle(trust, givesMoneyOut);
        Rule issue = TrustRules.settleIssue(trust);

        assertThat(fact.isConflict())
                .isEqualTo(trust == Trust.REVOKED || trust == Trust.IN_DOUBT && givesMoneyOut);
        assertThat(issue.isConflict()).isEqualTo(trust == Trust.REVOKED);
        assertThat(fact == Rule.REFUND_OF_REVOKED_WAITS)
                .isEqualTo(trust == Trust.REVOKED && givesMoneyOut);
        assertThat(TrustRules.settle(trust, givesMoneyOut)).isEqualTo(fact);
        assertThat(TrustRules.settleIssue(trust)).isEqualTo(issue);
    }

    @Property
    void onlyABookThatWasOpenedAndGoesBelowZeroIsWrong(
            @ForAll boolean isOpen, @ForAll long before, @ForAll long after) {
        Rule rule = StockRules.settle(isOpen, new Quantity(before), new Quantity(after));

        assertThat(rule.isConflict()).isEqualTo(isOpen && before >= 0 && after < 0);
    }

    @Property
    void aClockIsWrongThatSaysBeforeTheHubWasHeardOrAfterTheEntryCame(
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long recorded,
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long heard,
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long received,
            @ForAll boolean everHeard) {
        Rule rule =
                ClockRules.settle(
                        Instant.ofEpochMilli(recorded),
                        everHeard ? Optional.of(Instant.ofEpochMilli(heard)) : Optional.empty(),
                        Instant.ofEpochMilli(received));

        boolean fast = recorded - received > TOLERATED;
        boolean slow = everHeard && heard - recorded > TOLERATED;
        assertThat(rule.isConflict()).isEqualTo(fast || slow);
    }

    @Property
    void noTimeIsTooOdd(@ForAll long recorded, @ForAll long heard, @ForAll long received) {
        assertThat(
                        ClockRules.settle(
                                Instant.ofEpochMilli(recorded),
                                Optional.of(Instant.ofEpochMilli(heard)),
                                Instant.ofEpochMilli(received)))
                .isIn(Rule.CLOCK_AGREES, Rule.CLOCK_WAS_WRONG);
    }

    /// They are stored.
    @Example
    void theNamesOfConflictsStayAsTheyAre() {
        assertThat(Arrays.stream(Rule.values()).filter(Rule::isConflict).map(Rule::name))
                .containsExactly(
                        "FORK",
                        "CHAIN_BROKEN",
                        "SAME_ID_OTHER_CONTENT",
                        "SAME_TRANSACTION_TWICE",
                        "PRICE_VARIANCE",
                        "TAX_VARIANCE",
                        "MORE_TAKEN_THAN_ON_HAND",
                        "RETURNED_MORE_THAN_SOLD",
                        "SERIAL_SOLD_TWICE",
                        "CASH_WITHOUT_PROOF",
                        "REFUNDED_MORE_THAN_PAID",
                        "REFUNDED_FOR_NO_GOODS",
                        "REDEEMED_MORE_THAN_BALANCE",
                        "POINTS_SPENT_BEFORE_RETURN",
                        "SAME_CUSTOMER_TWICE",
                        "RESUMED_TWICE",
                        "REFUND_IN_DOUBT_STANDS",
                        "FACT_OF_REVOKED_STANDS",
                        "REFUND_OF_REVOKED_WAITS",
                        "ISSUE_OF_REVOKED_WAITS",
                        "CLOCK_WAS_WRONG");
    }
}

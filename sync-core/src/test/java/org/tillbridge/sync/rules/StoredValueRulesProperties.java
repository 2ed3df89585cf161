package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.GBP;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.rules.StoredValueMovement.Account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

class StoredValueRulesProperties {
    private static final StoredValueCode CARD = card(StoredValueKind.GIFT_CARD, 1);
    private static final StoredValueCode CREDIT = card(StoredValueKind.STORE_CREDIT, 2);
    private static final Money NOTHING = Money.zero(GBP);

    /// A ledger as simple as it can be.
    private static final class Ledger {
        private final Map<Account, Money> accounts = new EnumMap<>(Account.class);
        private int conflicts;

        void book(StoredValueMovement movement) {
            if (StoredValueRules.settle(of(Account.BALANCE), movement).isConflict()) {
                conflicts++;
            }
            post(movement);
            StoredValueRules.correction(movement, of(Account.OVERDRAWN), of(Account.BALANCE))
                    .ifPresent(this::post);
        }

        private void post(StoredValueMovement movement) {
            accounts.merge(movement.to(), movement.amount(), Money::plus);
            accounts.merge(movement.from(), movement.amount().negated(), Money::plus);
        }

        Money of(Account account) {
            return accounts.getOrDefault(account, NOTHING);
        }
    }

    @Property
    void inWhateverOrderFactsArriveBalanceAndLossAreTheSame(
            @ForAll("movements") List<StoredValueMovement> movements, @ForAll long seed) {
        List<StoredValueMovement> otherwise = new ArrayList<>(movements);
        Collections.shuffle(otherwise, new Random(seed));
        Ledger one = booked(movements);
        Ledger other = booked(otherwise);

        for (Account account : Account.values()) {
            assertThat(other.of(account)).as("%s", account).isEqualTo(one.of(account));
        }
    }

    /// Invariant 9, and that every posting has two sides.
    @Property
    void theBalanceIsWhatWasGivenLessWhatWasPaidAndBelowZeroOnlyWithALoss(
            @ForAll("movements") List<StoredValueMovement> movements) {
        Ledger ledger = booked(movements);
        Money balance = ledger.of(Account.BALANCE);

        assertThat(balance)
                .isEqualTo(
                        ledger.of(Account.ISSUED)
                                .plus(ledger.of(Account.REFUNDED))
                                .negated()
                                .minus(ledger.of(Account.REDEEMED)));
        assertThat(ledger.of(Account.LOSS).negated())
                .isEqualTo(ledger.of(Account.OVERDRAWN))
                .isEqualTo(balance.isNegative() ? balance.negated() : NOTHING);
        assertThat(ledger.accounts.values().stream().reduce(NOTHING, Money::plus))
                .isEqualTo(NOTHING);
        assertThat(balance.isNegative()).isEqualTo(StoredValueRules.isBlocked(balance));
        if (balance.isNegative()) {
            assertThat(ledger.conflicts).isPositive();
        }
    }

    /// Every movement has an outcome, whatever was on the card: it is a case only where less was
    /// there than is taken off it for good.
    @Property
    void aMovementIsACaseWhereLessIsThereThanItTakes(
            @ForAll("anyMovement") StoredValueMovement movement,
            @ForAll @LongRange(min = -5000, max = 5000) long before) {
        boolean takes = movement.from() == Account.BALANCE && movement.to() != Account.MERGED;
        boolean isShort = takes && before < movement.amount().getAmountMinorLong();
        Rule rule = StoredValueRules.settle(Money.ofMinor(GBP, before), movement);

        assertThat(rule.isConflict()).isEqualTo(isShort);
        assertThat(rule == Rule.VALUE_GIVEN).isEqualTo(!takes);
        assertThat(rule == Rule.POINTS_TAKEN_BACK || rule == Rule.POINTS_SPENT_BEFORE_RETURN)
                .isEqualTo(takes && movement.to() == Account.ISSUED);
    }

    /// Two cards of one customer: what was on both is on one, also where it is below nothing.
    @Property
    void whatIsMergedGoesWholeFromOneCardToTheOther(
            @ForAll @LongRange(min = -5000, max = 5000) long balance) {
        Assume.that(balance != 0);
        Money merged = Money.ofMinor(GBP, balance);
        List<StoredValueMovement> moves = StoredValueRules.merged(1, CARD, CREDIT, merged);

        assertThat(onBalance(moves, CARD)).isEqualTo(merged.negated());
        assertThat(onBalance(moves, CREDIT)).isEqualTo(merged);
        assertThat(moves).noneMatch(move -> StoredValueRules.settle(NOTHING, move).isConflict());
    }

    private static Money onBalance(List<StoredValueMovement> moves, StoredValueCode card) {
        return moves.stream()
                .filter(move -> move.code().equals(card))
                .map(StoredValueMovement::onBalance)
                .reduce(NOTHING, Money::plus);
    }

    @Provide
    Arbitrary<StoredValueMovement> anyMovement() {
        return Combinators.combine(
                        Arbitraries.of(Account.class),
                        Arbitraries.of(Account.class),
                        Arbitraries.longs().between(1, 5000))
                .filter((from, to, _) -> from != to)
                .as(
                        (from, to, pence) ->
                                new StoredValueMovement(
                                        1,
                                        CARD,
                                        Money.ofMinor(GBP, pence),
                                        from,
                                        to,
                                        Optional.empty()));
    }

    @Test
    void aTransactionMovesWhatItsLinesSay() {
        UUID claim = new UUID(7, 7);
        RetailTransaction sale =
                aSale().of(1, article(1, "1", "Candle", 195))
                        .loading(CARD, pounds("25.00"))
                        .loading(CARD, pounds("10.00"))
                        .voided()
                        .through(
                                StoredValueSlip.claimed(CREDIT, claim, pounds("0.50")),
                                pounds("4.00"))
                        .paidIn(Tender.CASH);

        assertThat(StoredValueRules.of(sale))
                .containsExactly(
                        new StoredValueMovement(
                                2,
                                CARD,
                                pounds("25.00"),
                                Account.ISSUED,
                                Account.BALANCE,
                                Optional.empty()),
                        new StoredValueMovement(
                                5,
                                CREDIT,
                                pounds("4.00"),
                                Account.BALANCE,
                                Account.REDEEMED,
                                Optional.of(claim)));
    }

    @Provide
    Arbitrary<List<StoredValueMovement>> movements() {
        return Combinators.combine(
                        Arbitraries.of(Account.ISSUED, Account.REDEEMED, Account.REFUNDED),
                        Arbitraries.longs().between(1, 5000))
                .as(StoredValueRulesProperties::movement)
                .list()
                .ofMaxSize(12);
    }

    private static StoredValueMovement movement(Account account, long pence) {
        boolean pays = account == Account.REDEEMED;
        return new StoredValueMovement(
                1,
                CARD,
                Money.ofMinor(GBP, pence),
                pays ? Account.BALANCE : account,
                pays ? account : Account.BALANCE,
                Optional.empty());
    }

    private static Ledger booked(List<StoredValueMovement> movements) {
        Ledger ledger = new Ledger();
        movements.forEach(ledger::book);
        return ledger;
    }
}

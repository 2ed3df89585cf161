package org.tillbridge.pos.storedvalue;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.StoredValueAnswer;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueOutcome;
import org.tillbridge.sync.wire.StoredValueOutcome.Why;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Gift cards and store credits as this workstation knows them. What is on one the hub knows alone;
/// where it does not answer within seconds, as much is taken unasked as the store allows, counted
/// over the day, and the hub books it when it hears of it.
///
/// [#look], [#claim], [#renew] and [#release] wait for the hub and are for threads of their own;
/// all else is safe for any thread.
public final class StoredValueCards {
    private final Function<StoredValueClaim, StoredValueOutcome> hub;
    private final Predicate<StoredValueCode> blocked;
    private final JournalReader journal;
    private final Supplier<Optional<LocalDate>> businessDate;
    private final Supplier<Money> offlineLimit;
    private final Supplier<UUID> ids;
    private final RandomGenerator chance;

    /// @param blocked whether head office has one pay no more, as far as is known here
    /// @param businessDate of the day that is open; it may be closed while the hub is asked
    /// @param offlineLimit of the store, for one card and day
    /// @param ids one for each claim
    /// @param chance a secure one, except in tests
    public StoredValueCards(
            Function<StoredValueClaim, StoredValueOutcome> hub,
            Predicate<StoredValueCode> blocked,
            JournalReader journal,
            Supplier<Optional<LocalDate>> businessDate,
            Supplier<Money> offlineLimit,
            Supplier<UUID> ids,
            RandomGenerator chance) {
        this.hub = hub;
        this.blocked = blocked;
        this.journal = journal;
        this.businessDate = businessDate;
        this.offlineLimit = offlineLimit;
        this.ids = ids;
        this.chance = chance;
    }

    /// The number of a new one.
    public StoredValueCode next(StoredValueKind kind) {
        return StoredValueCode.random(kind, chance);
    }

    /// Asks what is on one.
    public FoundCard look(StoredValueCode code) {
        StoredValueClaim nothing = new StoredValueClaim(ids.get(), code, Money.zero(currency()));
        return switch (ask(nothing)) {
            case StoredValueOutcome.Answered(StoredValueAnswer answer) ->
                    new FoundCard.OnIt(code, answer.available());
            case StoredValueOutcome.Refused(var why) -> new FoundCard.Refused(code, why);
            case NoAnswer none -> new FoundCard.NotAsked(code, unaskedLeft(none, code));
        };
    }

    /// Has an amount kept back.
    public Claimed claim(StoredValueCode code, Money amount) {
        UUID claim = ids.get();
        StoredValueOutcome said = ask(new StoredValueClaim(claim, code, amount));
        Money unasked =
                said instanceof NoAnswer none
                        ? unaskedLeft(none, code)
                        : Money.zero(amount.getCurrencyUnit());
        return new Claimed(claim, code, amount, said, unasked);
    }

    /// Whether a card still pays what it was to pay.
    public enum Renewed {
        KEPT_BACK,
        NOT_THERE,
        /// The hub does not say.
        NOT_KNOWN
    }

    /// Has an amount kept back again that may have lapsed.
    public Renewed renew(UUID claim, StoredValueCode code, Money amount) {
        return switch (ask(new StoredValueClaim(claim, code, amount))) {
            case StoredValueOutcome.Answered(StoredValueAnswer answer) ->
                    answer.claimed().isLessThan(amount) ? Renewed.NOT_THERE : Renewed.KEPT_BACK;
            case StoredValueOutcome.Refused(Why why) ->
                    why == Why.TOO_MANY_TRIES ? Renewed.NOT_KNOWN : Renewed.NOT_THERE;
            case NoAnswer _ -> Renewed.NOT_KNOWN;
        };
    }

    /// Gives a claim up. Where the hub does not hear of it the claim lapses by itself.
    public StoredValueOutcome release(UUID claim, StoredValueCode code) {
        return hub.apply(new StoredValueClaim(claim, code, Money.zero(currency())));
    }

    /// A hub that is away has said before which cards are blocked.
    private StoredValueOutcome ask(StoredValueClaim wanted) {
        StoredValueOutcome said = hub.apply(wanted);
        return said instanceof NoAnswer && blocked.test(wanted.code())
                ? new StoredValueOutcome.Refused(Why.BLOCKED_CARD)
                : said;
    }

    private CurrencyUnit currency() {
        return offlineLimit.get().getCurrencyUnit();
    }

    /// What may still be taken of it today without the hub; nothing where no day is open, or where
    /// the hub is there and does not want to hear this workstation.
    private Money unaskedLeft(NoAnswer none, StoredValueCode code) {
        Money limit = offlineLimit.get();
        Optional<LocalDate> day = businessDate.get();
        if (day.isEmpty() || limit.isZero() || none.cause() == NoAnswer.Cause.REFUSED) {
            return Money.zero(limit.getCurrencyUnit());
        }
        Money[] left = {limit};
        journal.forEachFactOf(
                day.get(),
                committed ->
                        sale(committed.fact())
                                .ifPresent(sale -> left[0] = left[0].minus(unasked(sale, code))));
        return left[0].isNegative() ? Money.zero(limit.getCurrencyUnit()) : left[0];
    }

    private static Optional<RetailTransaction> sale(JournalEntry fact) {
        return fact instanceof SaleCompleted(RetailTransaction sale)
                ? Optional.of(sale)
                : Optional.empty();
    }

    private static Money unasked(RetailTransaction sale, StoredValueCode code) {
        return sale.tenders().stream()
                .filter(
                        tender ->
                                tender.storedValue()
                                        .filter(slip -> isUnasked(slip, code))
                                        .isPresent())
                .map(TenderLine::amount)
                .filter(Money::isPositive)
                .reduce(Money.zero(sale.currency()), Money::plus);
    }

    /// Whether it is taken of that card without the hub.
    public static boolean isUnasked(StoredValueSlip slip, StoredValueCode code) {
        return slip.claim().isEmpty() && slip.code().equals(code);
    }
}

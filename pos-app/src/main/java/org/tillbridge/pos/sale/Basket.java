package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.SaleTerms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sale or return being rung, with the codes nobody knows yet, and what was taken for it so
/// far. Immutable.
///
/// @param ageChecked the highest age, in years, that the customer was found to have; 0 if nobody
///   asked
public record Basket(
        OpenTransaction transaction,
        List<UnknownCode> unknown,
        List<TakenTender> tenders,
        int ageChecked) {
    public Basket {
        unknown = List.copyOf(unknown);
        tenders = List.copyOf(tenders);
    }

    public static Basket of(OpenTransaction transaction) {
        return new Basket(transaction, List.of(), List.of(), 0);
    }

    /// With nothing in it yet.
    static Basket begun(UUID id, Instant at, SaleTerms terms) {
        return of(OpenTransaction.begin(id, at, terms.currency(), terms.rules()));
    }

    public Basket with(OpenTransaction next) {
        return new Basket(next, unknown, tenders, ageChecked);
    }

    /// The same under another id.
    Basket as(UUID id) {
        return with(transaction.as(id));
    }

    Basket withTenders(List<TakenTender> taken) {
        return new Basket(transaction, unknown, taken, ageChecked);
    }

    Basket withUnknown(UnknownCode code) {
        return new Basket(
                transaction,
                Stream.concat(unknown.stream(), Stream.of(code)).toList(),
                tenders,
                ageChecked);
    }

    Basket without(UnknownCode code) {
        List<UnknownCode> rest = new ArrayList<>(unknown);
        rest.remove(code);
        return new Basket(transaction, rest, tenders, ageChecked);
    }

    Basket withAgeChecked(int age) {
        return new Basket(transaction, unknown, tenders, Math.max(age, ageChecked));
    }

    public Optional<UnknownCode> unknown(int number) {
        return unknown.stream().filter(code -> code.number() == number).findFirst();
    }

    UnknownCode nextUnknown(UnknownCode.Scan scan, Instant at) {
        int number = unknown.isEmpty() ? 1 : unknown.getLast().number() + 1;
        return new UnknownCode(number, scan.code(), scan.quantity(), transaction.lineCount(), at);
    }

    /// The line that was rung last, of those that stand; not what its goods brought along.
    public Optional<RungLine> lastStanding() {
        List<RungLine> standing =
                transaction.standing().stream().filter(line -> !line.isCompanion()).toList();
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.getLast());
    }

    /// Whether goods come back in it; then nothing is sold in it.
    public boolean isReturn() {
        return transaction.standing().stream()
                .anyMatch(line -> line.goods().comesBack().isPresent());
    }

    /// The sale that it reverses as a whole, if it does.
    public Optional<UUID> reverses() {
        return transaction.standing().stream()
                .findFirst()
                .flatMap(line -> line.goods().comesBack())
                .filter(how -> how.reason() == ReturnReason.POST_VOID)
                .flatMap(ComesBack::original)
                .map(OriginalLine::transaction);
    }

    /// Whether goods are sold in it; then nothing comes back in it.
    public boolean isSale() {
        return !unknown.isEmpty() || (!transaction.standing().isEmpty() && !isReturn());
    }

    /// Whether nothing was ever rung in it, and it is nobody's.
    public boolean isEmpty() {
        return transaction.rung().isEmpty()
                && unknown.isEmpty()
                && transaction.customer().isEmpty();
    }

    /// What is paid of it so far.
    public Money paid() {
        return tenders.stream()
                .filter(TakenTender::isPaid)
                .map(TakenTender::amount)
                .reduce(Money.zero(transaction.currency()), Money::plus);
    }

    /// What was taken for it so far, and what a terminal may have taken.
    Money takenAtMost() {
        return tenders.stream()
                .map(TakenTender::amount)
                .filter(Money::isPositive)
                .reduce(Money.zero(transaction.currency()), Money::plus);
    }

    /// What cards were given back for it so far, and what a terminal may have given back.
    Money refundedAtMost() {
        return tenders.stream()
                .filter(TakenTender::isRefund)
                .map(tender -> tender.amount().negated())
                .reduce(Money.zero(transaction.currency()), Money::plus);
    }

    /// Whether all that cards paid for it stands in what was recorded of it.
    boolean isCoveredBy(RetailTransaction recorded) {
        Set<UUID> known =
                recorded.tenders().stream()
                        .flatMap(line -> line.card().stream())
                        .map(CardSlip::tender)
                        .collect(Collectors.toSet());
        return tenders.stream()
                .filter(tender -> tender.tender() == Tender.CARD)
                .allMatch(tender -> known.contains(tender.id()));
    }

    /// A tender that a terminal was asked for and of which nobody knows yet whether it is paid. As
    /// long as there is one, no terminal is asked for another.
    public Optional<TakenTender> unfinishedTender() {
        return tenders.stream().filter(tender -> !tender.isPaid()).findFirst();
    }

    /// Whether there is something to pay for and nothing left to deal with.
    public boolean isPayable() {
        return unknown.isEmpty() && !transaction.standing().isEmpty();
    }
}

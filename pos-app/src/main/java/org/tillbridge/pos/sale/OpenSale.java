package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.pricing.Companion;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.retail.pricing.SaleLimits.TypedQuantity;
import org.tillbridge.retail.pricing.SaleTerms;
import org.tillbridge.retail.pricing.promotion.Adjustments;
import org.tillbridge.retail.pricing.promotion.ManualDiscount;
import org.tillbridge.retail.pricing.promotion.Offers;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.JournalEntry.TillControl.AgeChecked;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.journal.PersonalPart;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The one sale, or return, that is being rung on this workstation. Belongs to the basket thread:
/// all calls come from it, one after the other. Each change is kept on disk, which nobody waits
/// for, and taken up again when the application starts; only when it is completed does it become a
/// fact.
public final class OpenSale {
    private final DayBook dayBook;
    private final Clock clock;
    private final NextId ids;
    private final Supplier<Offers> offers;
    private final KeptBasket kept;
    private final LineChanges lines;
    private final SuspendedSales suspended;
    private final SoldPieces pieces;
    private final Completion completion;

    /// @param offers the promotions in force, asked for at each deed
    public OpenSale(DayBook dayBook, Clock clock, Supplier<UUID> ids, Supplier<Offers> offers) {
        this.dayBook = dayBook;
        this.clock = clock;
        this.ids = new NextId(ids);
        this.offers = offers;
        this.kept = new KeptBasket(dayBook);
        this.lines = new LineChanges(kept, dayBook, clock);
        this.suspended = new SuspendedSales(dayBook, kept, clock, ids);
        this.pieces = new SoldPieces(dayBook, suspended);
        this.completion = new Completion(dayBook, kept, clock);
    }

    /// What became of the sale that was being rung when the application stopped.
    public enum Restored {
        NOTHING,
        BASKET,
        /// Something was kept, but cannot be read; the log has it.
        UNREADABLE
    }

    /// What became of ringing goods.
    public sealed interface Rung {
        record Added(RungLine line) implements Rung {}

        record Refused(Refusal why) implements Rung {}

        /// What has to be recorded with it could not be, so it did not happen.
        record NotWritten(JournalWriteException.Reason why) implements Rung {}
    }

    /// Takes up the sale that was being rung when the application stopped. Its lines keep the
    /// prices they were rung at. Where the journal was damaged meanwhile it may be that the sale
    /// was completed and damage took that, though the hub has it: it goes on under another id, so
    /// there are never two sales with one.
    public Restored restore() {
        return kept.restore(ids::take);
    }

    public Optional<Basket> basket() {
        return kept.basket();
    }

    /// Of what is rung, or will be rung next.
    public UUID id() {
        return basket().map(open -> open.transaction().id()).orElseGet(ids::look);
    }

    /// Why the sale as it stands would not survive a restart; empty if it would, or will in a
    /// moment.
    public Optional<JournalWriteException.Reason> keepingFailed() {
        return kept.keepingFailed();
    }

    SoldPieces pieces() {
        return pieces;
    }

    /// Rings goods, in a new basket if there is none.
    ///
    /// @param terms asked for a new basket only
    /// @param instead the unknown code that is dealt with by it, if it is one
    public Rung ring(RungGoods goods, Supplier<SaleTerms> terms, Optional<UnknownCode> instead) {
        return ring(goods, List.of(), terms, instead, Optional.empty());
    }

    /// @param companions what the goods bring along
    /// @param old of whom the operator saw that they are old enough for them; recorded with the
    ///   line
    public Rung ring(
            RungGoods goods,
            List<Companion> companions,
            Supplier<SaleTerms> terms,
            Optional<UnknownCode> instead,
            Optional<AgeCheck> old) {
        Basket before = underOffers(opened(terms));
        return switch (before.transaction().add(goods, companions, clock.instant())) {
            case Step.Refused(Refusal why) -> new Rung.Refused(why);
            case Step.Done(OpenTransaction next, int line) -> {
                Optional<Refusal> refusal = LineChanges.against(before, next);
                if (refusal.isPresent()) {
                    yield new Rung.Refused(refusal.get());
                }
                Basket after = instead.map(before::without).orElse(before).with(next);
                RungLine rung = next.line(line).orElseThrow();
                if (old.isPresent()) {
                    yield ring(rung, old.get(), after.withAgeChecked(old.get().minimumAge()));
                }
                kept.change(after);
                yield new Rung.Added(rung);
            }
        };
    }

    private Rung ring(RungLine rung, AgeCheck old, Basket after) {
        AgeChecked fact = old.answer(Optional.of(after.transaction().id()), true);
        return kept.record(after, (id, text) -> dayBook.fact(fact, id, text))
                .failed()
                .<Rung>map(Rung.NotWritten::new)
                .orElseGet(() -> new Rung.Added(rung));
    }

    /// Records that a customer is too young for goods; they are not rung.
    ///
    /// @return why it is not recorded
    Optional<JournalWriteException.Reason> tooYoung(AgeCheck asked) {
        Optional<UUID> open = basket().map(before -> before.transaction().id());
        return dayBook.fact(asked.answer(open, false)).failed();
    }

    /// Puts a code that nobody knows into the basket; empty if no more fit.
    Optional<UnknownCode> putUnknown(UnknownCode.Scan scan, Supplier<SaleTerms> terms) {
        Basket before = opened(terms);
        if (before.transaction().lineCount() + before.unknown().size()
                >= OpenTransaction.MAX_LINES) {
            return Optional.empty();
        }
        UnknownCode unknown = before.nextUnknown(scan, clock.instant());
        kept.change(before.withUnknown(unknown));
        return Optional.of(unknown);
    }

    /// Takes an unknown code out.
    public void remove(UnknownCode code) {
        basket().ifPresent(before -> kept.change(before.without(code)));
    }

    /// Gives a line another quantity, at the price it was rung at. What is taken away is recorded.
    public LineOutcome quantity(int line, String typed) {
        return switch (SaleLimits.quantity(typed)) {
            case TypedQuantity.Refused(Refusal why) -> new LineOutcome.Refused(why);
            case TypedQuantity.Accepted(Quantity quantity, Optional<Quantity> tare) ->
                    basket().map(this::underOffers)
                            .map(before -> lines.quantity(before, line, quantity, tare))
                            .orElseGet(OpenSale::noSuchLine);
        };
    }

    /// Gives a line so many more, or fewer where it is below zero.
    public LineOutcome quantityBy(int line, Quantity more) {
        return basket().map(this::underOffers)
                .flatMap(
                        before ->
                                before.transaction()
                                        .line(line)
                                        .map(rung -> rung.goods().quantity().plus(more))
                                        .map(
                                                quantity ->
                                                        lines.quantity(
                                                                before,
                                                                line,
                                                                quantity,
                                                                Optional.empty())))
                .orElseGet(OpenSale::noSuchLine);
    }

    /// Puts the same goods otherwise in the place of a line: another reason for a return, say.
    public LineOutcome replace(int line, RungGoods goods) {
        return basket().map(this::underOffers)
                .map(before -> lines.change(before, before.transaction().replace(line, goods)))
                .orElseGet(OpenSale::noSuchLine);
    }

    /// Voids a line; the void is on disk before it shows.
    public LineOutcome voidLine(int line) {
        return basket().map(this::underOffers)
                .map(before -> lines.voidLine(before, line))
                .orElseGet(OpenSale::noSuchLine);
    }

    /// Takes something off a line, after all promotions.
    ///
    /// @param discount empty to take it back
    public LineOutcome discountLine(int line, Optional<ManualDiscount> discount) {
        return basket().map(this::underOffers)
                .map(
                        before ->
                                lines.change(
                                        before, before.transaction().discountLine(line, discount)))
                .orElseGet(OpenSale::noSuchLine);
    }

    /// Changes what is taken off the sale as a whole, and what is known of the customer. Begins no
    /// sale.
    ///
    /// @return why not
    public Optional<Refusal> adjust(UnaryOperator<Adjustments> change) {
        return basket().map(this::underOffers)
                .flatMap(
                        before -> {
                            OpenTransaction open = before.transaction();
                            Adjustments now = change.apply(open.pricing().adjustments());
                            return changeTo(before, open.adjusted(now));
                        });
    }

    /// Notes a coupon that was shown, if it is one in force; it counts once.
    Optional<ScanOutcome> coupon(ItemCode code) {
        return offers.get()
                .withCoupon(code)
                .map(
                        promotion -> {
                            String shown = promotion.conditions().coupon().orElseThrow();
                            return adjust(before -> before.withCoupon(shown))
                                    .<ScanOutcome>map(ScanOutcome.Refused::new)
                                    .orElseGet(
                                            () ->
                                                    new ScanOutcome.Coupon(
                                                            promotion, basket().isPresent()));
                        });
    }

    /// The customer pays no tax, or does again.
    ///
    /// @return why not
    public Optional<Refusal> exempt(Optional<TaxExemption> exemption) {
        return basket().flatMap(
                        before -> changeTo(before, before.transaction().exempted(exemption)));
    }

    /// Writes something about the sale.
    ///
    /// @return why not
    public Optional<Refusal> note(String text) {
        return basket().flatMap(before -> changeTo(before, before.transaction().noted(text)));
    }

    /// Says whose sale it is, in a new basket if there is none. What it gives back is why not.
    Optional<Refusal> customer(UnaryOperator<OpenTransaction> whose, Supplier<SaleTerms> terms) {
        Basket before = underOffers(opened(terms));
        return changeTo(before, whose.apply(before.transaction()));
    }

    /// Records that someone became a customer, and in the same commit that the sale is theirs. What
    /// it gives back is why not.
    Optional<JournalWriteException.Reason> enrol(
            CustomerEnrolled fact,
            PersonalPart part,
            UnaryOperator<OpenTransaction> whose,
            Supplier<SaleTerms> terms) {
        Basket before = underOffers(opened(terms));
        Basket after = before.with(whose.apply(before.transaction()));
        return kept.record(after, (id, text) -> dayBook.enrolled(fact, part, id, text)).failed();
    }

    private Optional<Refusal> changeTo(Basket before, OpenTransaction next) {
        Optional<Refusal> refusal = LineChanges.against(before, next);
        if (refusal.isEmpty()) {
            kept.change(before.with(next));
        }
        return refusal;
    }

    /// Keeps what was taken for the sale so far: it counts as taken once it is on disk.
    ///
    /// @return why it is not; then nothing has changed
    public Optional<JournalWriteException.Reason> tenders(List<TakenTender> taken) {
        return kept.changeOnDisk(basket().orElseThrow().withTenders(taken));
    }

    /// Records what a terminal is asked or says, and in the same commit what is taken for the sale
    /// then.
    ///
    /// @param operator who asked; they may have left before the answer came
    /// @return why it could not be written; then nothing has changed
    public Optional<JournalWriteException.Reason> tenders(
            JournalEntry fact, OperatorId operator, List<TakenTender> taken) {
        Basket after = basket().orElseThrow().withTenders(taken);
        return kept.record(after, (id, text) -> dayBook.factBy(operator, fact, id, text)).failed();
    }

    /// Abandons the sale: all that stands is voided, and the next sale may begin.
    ///
    /// @return why it could not be; then it goes on with what is left of it
    /// @throws IllegalStateException if something was taken for it; that has to be given back first
    public Optional<JournalWriteException.Reason> cancel() {
        if (basket().filter(open -> !open.tenders().isEmpty()).isPresent()) {
            throw new IllegalStateException("A sale is not abandoned while money is taken for it");
        }
        Optional<JournalWriteException.Reason> failed = lines.voidAll();
        if (failed.isEmpty()) {
            kept.forget();
        }
        return failed;
    }

    /// Sets the sale aside, with all that is in it. It is a fact at once, and survives whatever
    /// becomes of this process; the next sale may begin.
    public SuspendOutcome suspend() {
        return suspended.suspend();
    }

    /// The sales that are set aside here, each a `SaleSuspended`, the oldest first.
    public List<Committed> suspended() {
        return suspended.all();
    }

    /// Takes a sale up again, as it was: its lines keep the prices they were rung at.
    ///
    /// @param suspension the entry that set it aside
    public SuspendOutcome resume(UUID suspension) {
        return suspended.resume(suspension);
    }

    /// Rings on what another workstation set aside and the hub gave to this one, in the same way.
    public SuspendOutcome takeOver(UUID suspension, TakeOverOutcome.Given given) {
        return suspended.takeOver(suspension, given);
    }

    /// Notes which of those that are set aside here others took over.
    public void gone(List<Gone> gone) {
        suspended.gone(gone);
    }

    /// Says who rings a sale again that the hub did not give.
    SuspendOutcome takenBy(UUID suspension, TakeOverOutcome.TakenBy taken) {
        return suspended.takenBy(suspension, taken);
    }

    /// Begins the return by which a completed sale goes back as a whole, where nothing is rung.
    public Rung reverse(RetailTransaction completed, Supplier<SaleTerms> terms) {
        return Reversal.begin(kept, opened(terms), completed, clock.instant());
    }

    /// Completes the sale or return. Once this returns [Written.OnDisk] it is a fact, and the next
    /// sale may begin; otherwise it is as open as before. One that the journal has already,
    /// although it was said not to be on disk, ends here too, unless a card has paid for it since.
    public Written complete(List<Payment> payments, Money changeDue) {
        return completion.complete(payments, changeDue);
    }

    /// What is on offer now counts for the next deed.
    Basket underOffers(Basket open) {
        return open.with(open.transaction().under(offers.get()));
    }

    private Basket opened(Supplier<SaleTerms> terms) {
        return basket().orElseGet(() -> Basket.begun(ids.take(), clock.instant(), terms.get()));
    }

    private static LineOutcome noSuchLine() {
        return new LineOutcome.Refused(Refusal.NO_SUCH_LINE);
    }
}

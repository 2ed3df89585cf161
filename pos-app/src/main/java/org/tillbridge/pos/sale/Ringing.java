package org.tillbridge.pos.sale;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.customer.KnownCustomers;
import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.sound.Heard;
import org.tillbridge.pos.sound.Sounds;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.pass.PassPart;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Ringing goods, whether they are sold or come back: the search, the questions, and what is done
/// to lines. What it shows is put into words on the thread that did the work; here it is only put
/// together.
///
/// @param <S> what is shown
public abstract class Ringing<S> implements RingViewModel {
    protected final OpenSale openSale;
    protected final Shelf shelf;
    protected final Tasks tasks;
    protected final SaleMessages messages;
    protected final ApprovalWords approvalWords;
    private final ApprovalDesk desk;
    protected final RingTask task;
    protected final TypedSearch search;
    protected SaleNow now = SaleNow.NOTHING;
    protected int selected;
    protected Optional<Message> message = Optional.empty();
    private final Texts texts;
    private final BasketWords words;
    private final ReadOnlyObjectWrapper<S> shown = new ReadOnlyObjectWrapper<>();
    private Consumer<PassPart> receipts = code -> {};
    private Sounds sounds = Sounds.NONE;
    private boolean answering;

    private record After<T>(T outcome, SaleNow now) implements ApprovalDesk.Told {}

    protected Ringing(OpenSale openSale, Shelf shelf, ApprovalDesk desk, Tasks tasks, Texts texts) {
        this.desk = desk;
        this.approvalWords = new ApprovalWords(texts);
        this.openSale = openSale;
        this.shelf = shelf;
        this.tasks = tasks;
        this.texts = texts;
        this.words = new BasketWords(texts);
        this.messages = new SaleMessages(texts);
        this.task = new RingTask(texts);
        this.search =
                new TypedSearch(
                        shelf,
                        tasks,
                        (typed, found) -> show(() -> task.found(typed, found)),
                        this::enter);
    }

    protected abstract S toShow();

    /// @param taker of the codes of receipts that are scanned, where goods come back
    public final void whenReceiptIsScanned(Consumer<PassPart> taker) {
        receipts = taker;
    }

    /// From now on it is heard what becomes of scans.
    public final void heardBy(Sounds heard) {
        sounds = heard;
    }

    /// A scan was refused before anything was tried with it.
    protected final void notRung() {
        sounds.play(Cue.REFUSED);
    }

    /// The code of a receipt, or one of its codes, was scanned.
    protected void receiptScanned(PassPart code) {
        receipts.accept(code);
    }

    /// The line of the open receipt at that place of the list is rung.
    protected void bring(int index) {}

    /// What was scanned is rung.
    protected abstract void scan(String code);

    /// What was typed and confirmed is rung.
    protected abstract void entered(String typed, Optional<ShelfItem> chosen);

    protected abstract void ring(ShelfItem item);

    /// Of what comes next. On the basket thread.
    protected abstract Quantity nextQuantity();

    /// The line that was rung, if the outcome is that. On the basket thread.
    protected abstract Optional<BasketWords.Changed> rung(Object outcome);

    public final ReadOnlyObjectProperty<S> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public final void search(String typed) {
        task.typed(typed);
        if (!search.start(typed)) {
            show(() -> task.browse(typed));
        }
    }

    /// An answer that is under way ends its question first. Beside an open one nothing is rung, and
    /// what was typed for it stays.
    @Override
    public final void scanned(String code) {
        Optional<PassPart> ofReceipt = PassPart.read(code);
        if (ofReceipt.isPresent()) {
            receiptScanned(ofReceipt.get());
        } else if (task.serialFor().isPresent()) {
            scanSerial(code);
        } else if (task.isAskingGiftCard() && giftCard(code).isPresent()) {
            show(() -> task.askGiftCard(giftCard(code)));
        } else if (isAskingCustomer() && KnownCustomers.loyaltyCard(code).isPresent()) {
            loyaltyCardShown(KnownCustomers.loyaltyCard(code).get());
        } else if (task.isQuestion()) {
            afterwards(() -> {}, () -> unlessAsked(() -> scan(code)));
        } else {
            scan(code);
        }
    }

    private boolean isAskingCustomer() {
        return task.question(SaleQuestion.Customer.class).isPresent();
    }

    /// While it is asked whose sale it is.
    protected void loyaltyCardShown(StoredValueCode card) {}

    private static Optional<StoredValueCode> giftCard(String code) {
        return StoredValueCode.parse(code).filter(card -> card.kind() == StoredValueKind.GIFT_CARD);
    }

    /// Its label may say more than the serial number.
    private void scanSerial(String code) {
        task.serialFor().ifPresent(line -> scanSerial(line, code));
    }

    private void scanSerial(RungLine line, String code) {
        shelf.serial(code, line.goods().goods())
                .ifPresentOrElse(
                        serial -> giveSerial(line, serial),
                        () -> {
                            notRung();
                            show(() -> task.wrong(texts.text("ring.goodsCode")));
                        });
    }

    /// The piece on a line gets its serial number.
    protected void giveSerial(RungLine line, String serial) {
        change(() -> SerialNumbers.give(openSale, line.number(), serial), task::browse);
    }

    /// Beside an open question nothing is rung, and that is said there.
    protected final void unlessAsked(Runnable ring) {
        if (task.isQuestion()) {
            notRung();
            task.wrong(texts.text("ring.answerFirst"));
        } else {
            ring.run();
        }
    }

    /// Waits for the search for what was typed: its first result is what is meant.
    @Override
    public final void enter(String typed) {
        if (search.willEnter(typed)) {
            return;
        }
        if (typed.isBlank() && task.brought().isPresent()) {
            bring(task.brought().getAsInt());
        } else if (typed.isBlank()) {
            task.chosen().ifPresent(this::ring);
        } else {
            entered(typed, task.chosenFor(typed));
        }
    }

    /// On the basket thread.
    protected LineOutcome voidLine(int line) {
        return openSale.voidLine(line);
    }

    /// On the basket thread.
    protected LineOutcome quantity(int line, String typed) {
        return openSale.quantity(line, typed);
    }

    @Override
    public final void moveChoice(int by) {
        show(() -> task.moveChoice(by));
    }

    @Override
    public final void add(int index) {
        if (task.brought().isPresent()) {
            bring(index);
        } else {
            task.item(index).ifPresent(this::ring);
        }
    }

    @Override
    public void select(BasketRow row) {
        show(() -> selected = row.number());
    }

    @Override
    public final void removeLine() {
        subject()
                .ifPresent(
                        line ->
                                change(
                                        () -> voidLine(line.number()),
                                        () ->
                                                approvalWords.voided(
                                                        line, line.goods(), now.basket()),
                                        () -> selected = 0));
    }

    @Override
    public final void askQuantity() {
        subject().ifPresent(line -> show(() -> task.askQuantity(line)));
    }

    @Override
    public final void setQuantity(String typed) {
        task.quantityFor()
                .ifPresent(
                        line ->
                                change(
                                        () -> quantity(line.number(), typed),
                                        () -> approvalWords.less(line, typed, now.basket()),
                                        task::browse));
    }

    @Override
    public final void askSerial() {
        show(
                () ->
                        subject()
                                .ifPresentOrElse(
                                        task::askSerial,
                                        () ->
                                                message =
                                                        Optional.of(
                                                                messages.refused(
                                                                        Refusal.NO_SUCH_LINE))));
    }

    @Override
    public final void setSerial(String typed) {
        task.serialFor().ifPresent(line -> giveSerial(line, typed));
    }

    @Override
    public final void price(String typed) {
        show(() -> task.price(typed, now.currency()));
    }

    protected final Optional<RungLine> subject() {
        return now.subject(selected);
    }

    /// There is no answer before there is a price.
    protected final void noPriceYet() {
        show(() -> task.wrong(texts.text("department.noPrice")));
    }

    /// Shows how the basket is after a deed that says nothing.
    protected final void afterwards(Runnable deed, Runnable whenDone) {
        perform(
                () -> {
                    deed.run();
                    return "";
                },
                done -> whenDone.run(),
                () -> {});
    }

    /// What answers a question, once.
    ///
    /// @return whether it does: another answer may be on its way
    protected final <T> boolean answer(Callable<T> deed, Consumer<T> show) {
        boolean taken = !answering;
        if (taken) {
            answering = true;
            search.end();
            perform(deed, show, () -> answering = false);
        }
        return taken;
    }

    /// What rings an item ends the search for it.
    protected final <T> void ring(Callable<T> deed, Consumer<T> show) {
        search.end();
        perform(deed, show, () -> {});
    }

    /// A change that asks for no right.
    protected final void change(Callable<LineOutcome> deed, Runnable whenDone) {
        change(deed, approvalWords::nothing, whenDone);
    }

    /// What is wrong with the answer to a question is said beside its field.
    protected final void change(
            Callable<LineOutcome> deed, Supplier<Wanted> wanted, Runnable whenDone) {
        Consumer<LineOutcome> show =
                outcome -> {
                    message = messages.of(outcome);
                    if (outcome instanceof LineOutcome.Changed) {
                        whenDone.run();
                    } else if (outcome instanceof LineOutcome.Refused(Refusal why)
                            && task.isQuestion()) {
                        message = Optional.empty();
                        task.wrong(messages.sentence(why));
                    }
                };
        perform(deed, orApproved(wanted, deed, show), () -> {});
    }

    /// Where the operator lacks a right and someone may approve, that is asked first, and the deed
    /// done again.
    protected final <T> Consumer<T> orApproved(
            Supplier<Wanted> wanted, Callable<T> deed, Consumer<T> show) {
        return outcome -> {
            boolean asked =
                    outcome instanceof NeedsRight
                            && desk.ask(
                                    wanted.get(),
                                    () -> after(deed.call()),
                                    after -> show(after, show));
            if (!asked) {
                show.accept(outcome);
            }
        };
    }

    /// Shows what became of a deed, and how the basket is after it.
    ///
    /// @param deed on the basket thread
    protected final <T> void perform(Callable<T> deed, Consumer<T> show, Runnable ended) {
        tasks.basket(() -> after(deed.call()), after -> show(after, show), ended);
    }

    private <T> void show(After<T> after, Consumer<T> show) {
        if (after.outcome() instanceof Heard heard) {
            heard.cue().ifPresent(sounds::play);
        }
        show(
                () -> {
                    now = after.now();
                    show.accept(after.outcome());
                });
    }

    /// What was said before is over when something is asked.
    protected final void show(Runnable change) {
        boolean asked = task.isQuestion();
        change.run();
        if (task.isQuestion() && !asked) {
            message = Optional.empty();
        }
        shown.set(toShow());
    }

    /// On the basket thread.
    private <T> After<T> after(T outcome) {
        BasketWords.Changed changed =
                outcome instanceof LineOutcome.Changed(RungLine line)
                        ? new BasketWords.Changed(line.number(), Optional.empty())
                        : rung(outcome)
                                .orElse(new BasketWords.Changed(now.changed(), Optional.empty()));
        return new After<>(
                outcome,
                SaleNow.of(openSale, words, changed, nextQuantity(), shelf.cashRounding()));
    }
}

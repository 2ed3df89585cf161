package org.tillbridge.pos.sale;

import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.promotion.ManualDiscount.Value;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The questions about what is agreed beside the prices, at the counter.
final class CashierAdjustViewModel implements AdjustViewModel {
    private final Ringing<?> ringing;
    private final SaleService sale;
    private final AdjustService adjust;
    private final Consumer<ScanOutcome> rung;
    private final Texts texts;

    /// @param rung shows what became of ringing something
    CashierAdjustViewModel(
            Ringing<?> ringing, SaleService sale, Consumer<ScanOutcome> rung, Texts texts) {
        this.ringing = ringing;
        this.sale = sale;
        this.adjust = sale.adjust();
        this.rung = rung;
        this.texts = texts;
    }

    @Override
    public void askDiscount() {
        askAboutLine(SaleQuestion.Discount::of);
    }

    @Override
    public void askPrice() {
        ringing.subject()
                .filter(line -> isSold(line.number()))
                .ifPresent(
                        line ->
                                ringing.show(
                                        () ->
                                                ringing.task.askLinePrice(
                                                        line,
                                                        texts.text(
                                                                "adjust.costsNow",
                                                                texts.unitPrice(
                                                                        line.goods()
                                                                                .unitPrice())))));
    }

    private boolean isSold(int line) {
        return ringing.now
                .basket()
                .filter(basket -> !basket.isReturn())
                .filter(basket -> !basket.transaction().isVoided(line))
                .isPresent();
    }

    void price(RingTask.LinePrice priced, String reason) {
        answer(
                () -> adjust.priceLine(priced.line().number(), priced.price(), reason),
                () ->
                        ringing.approvalWords.price(
                                priced.line().goods().goods().name(),
                                priced.price(),
                                ringing.now.basket()));
    }

    @Override
    public void askNote() {
        askAboutLine(SaleQuestion.Note::of);
    }

    @Override
    public void askExemption() {
        ask(SaleQuestion.Exemption::of);
    }

    /// A line that was voided is asked about no more.
    private void askAboutLine(
            BiFunction<OpenTransaction, Optional<RungLine>, SaleQuestion> question) {
        ask(
                open ->
                        question.apply(
                                open,
                                ringing.subject().filter(line -> !open.isVoided(line.number()))));
    }

    private void ask(Function<OpenTransaction, SaleQuestion> question) {
        ringing.now
                .basket()
                .filter(basket -> !basket.isReturn())
                .map(basket -> question.apply(basket.transaction()))
                .ifPresent(asked -> ringing.show(() -> ringing.task.ask(asked)));
    }

    @Override
    public void otherScope() {
        change(SaleQuestion.class, SaleQuestion::otherScope);
    }

    @Override
    public void otherKind() {
        change(SaleQuestion.Discount.class, SaleQuestion.Discount::otherKind);
    }

    @Override
    public void discountTyped(String typed) {
        change(SaleQuestion.Discount.class, asked -> asked.typed(typed));
    }

    @Override
    public void chooseReason(int reason) {
        change(SaleQuestion.class, asked -> asked.chosen(reason));
    }

    private <Q extends SaleQuestion> void change(Class<Q> kind, Function<Q, SaleQuestion> to) {
        ringing.task
                .question(kind)
                .ifPresent(asked -> ringing.show(() -> ringing.task.ask(to.apply(asked))));
    }

    @Override
    public void giveDiscount(String words) {
        ringing.task
                .question(SaleQuestion.Discount.class)
                .ifPresent(asked -> giveDiscount(asked, words));
    }

    private void giveDiscount(SaleQuestion.Discount asked, String words) {
        if (asked.isNothing() && asked.stands()) {
            answer(
                    () ->
                            asked.whole()
                                    ? adjust.takeBackSaleDiscount()
                                    : adjust.takeBackLineDiscount(number(asked)));
            return;
        }
        Optional<Value> value = asked.value();
        if (value.isEmpty()) {
            wrong(asked.percent() ? "discount.noShare" : "discount.noAmount");
            return;
        }
        String reason = words.isBlank() ? asked.reasonWords(texts) : words.strip();
        answer(
                () ->
                        asked.whole()
                                ? adjust.discountSale(value.get(), reason)
                                : adjust.discountLine(number(asked), value.get(), reason),
                () -> ringing.approvalWords.discount(asked, value.get(), reason));
    }

    private static int number(SaleQuestion.Discount asked) {
        return asked.line().map(RungLine::number).orElse(0);
    }

    @Override
    public void exempt(String certificate) {
        ringing.task
                .question(SaleQuestion.Exemption.class)
                .ifPresent(asked -> exempt(asked, certificate.strip()));
    }

    private void exempt(SaleQuestion.Exemption asked, String certificate) {
        if (!certificate.isEmpty()) {
            String reason = asked.reasonWords(texts);
            answer(
                    () -> adjust.exempt(reason, certificate),
                    () ->
                            ringing.approvalWords.exemption(
                                    reason, certificate, ringing.now.basket()));
        } else if (asked.stands().isPresent()) {
            answer(adjust::takeBackExemption);
        } else {
            wrong("exemption.noCertificate");
        }
    }

    @Override
    public void oldEnough(boolean yes) {
        ringing.task
                .question(SaleQuestion.Age.class)
                .map(SaleQuestion.Age::check)
                .ifPresent(asked -> oldEnough(asked, yes));
    }

    /// A price that was typed for it may still have to be approved.
    private void oldEnough(AgeCheck asked, boolean yes) {
        Callable<ScanOutcome> deed = () -> yes ? sale.oldEnough(asked) : sale.tooYoung(asked);
        ringing.answer(deed, ringing.orApproved(() -> wanted(asked), deed, rung));
    }

    private Wanted wanted(AgeCheck asked) {
        return asked.atPrice()
                .map(
                        at ->
                                ringing.approvalWords.price(
                                        asked.item().item().name(),
                                        at.price(),
                                        ringing.now.basket()))
                .orElseGet(ringing.approvalWords::nothing);
    }

    /// Gives the piece on a line its serial number, unless it was sold before: then that is asked.
    void giveSerial(RungLine line, String serial) {
        ringing.perform(
                () -> sale.soldBefore(line.number(), serial),
                known ->
                        known.ifPresentOrElse(
                                piece -> ringing.task.ask(SaleQuestion.SoldBefore.of(line, piece)),
                                () -> give(line, serial)),
                () -> {});
    }

    private void give(RungLine line, String serial) {
        ringing.change(() -> sale.serial(line.number(), serial), ringing.task::browse);
    }

    @Override
    public void sellAgain() {
        ringing.task.question(SaleQuestion.SoldBefore.class).ifPresent(this::sellAgain);
    }

    private void sellAgain(SaleQuestion.SoldBefore asked) {
        Supplier<Wanted> wanted =
                () ->
                        ringing.approvalWords.soldAgain(
                                asked.goods(), asked.known().piece(), ringing.now.basket());
        if (asked.item().isPresent()) {
            Callable<ScanOutcome> deed = () -> sale.sellAgain(asked.item().get(), asked.known());
            ringing.answer(deed, ringing.orApproved(wanted, deed, rung));
        } else {
            ringing.change(
                    () -> sale.sellAgain(asked.line(), asked.known()),
                    wanted,
                    ringing.task::browse);
        }
    }

    @Override
    public void note(String text) {
        ringing.task
                .question(SaleQuestion.Note.class)
                .ifPresent(
                        asked ->
                                answer(
                                        () ->
                                                asked.whole()
                                                        ? adjust.noteOnSale(text.strip())
                                                        : adjust.noteOnLine(
                                                                asked.line()
                                                                        .map(RungLine::number)
                                                                        .orElse(0),
                                                                text.strip())));
    }

    private void wrong(String key) {
        ringing.show(() -> ringing.task.wrong(texts.text(key)));
    }

    /// What asks for no right.
    private void answer(Callable<AdjustOutcome> deed) {
        answer(deed, ringing.approvalWords::nothing);
    }

    private void answer(Callable<AdjustOutcome> deed, Supplier<Wanted> wanted) {
        ringing.answer(deed, ringing.orApproved(wanted, deed, this::answered));
    }

    /// What is wrong with the answer is said beside its field.
    private void answered(AdjustOutcome outcome) {
        ringing.message = ringing.messages.of(outcome);
        if (outcome instanceof AdjustOutcome.Agreed) {
            ringing.task.browse();
        } else if (outcome instanceof AdjustOutcome.Refused(Refusal why)) {
            ringing.message = Optional.empty();
            ringing.task.wrong(ringing.messages.sentence(why));
        }
    }
}

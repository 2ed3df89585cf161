package org.tillbridge.pos.returns;

import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.receipt.PaperReceiptViewModel;
import org.tillbridge.pos.returns.ReturnService.Terms;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.BasketPicture;
import org.tillbridge.pos.sale.BasketWords;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.RingTask;
import org.tillbridge.pos.sale.Ringing;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.ShelfItem;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.sale.UnknownCode;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Taking goods back that nothing proves the purchase of.
public final class UnprovenReturnViewModel extends Ringing<ReturnViewModel.Shown>
        implements ReturnViewModel {
    private static final List<ReturnReason> REASONS = ReturnReason.ofCustomers();
    private static final List<Disposition> DISPOSITIONS = List.of(Disposition.values());

    private final ReturnService returns;
    private final PaperReceiptViewModel receipt;
    private final Navigation navigation;
    private final ReturnWords words;
    private final CardRefundTalk card;
    private Terms terms = Terms.USUAL;
    private Optional<UnknownCode.Scan> unknown = Optional.empty();
    private boolean refunding;

    public UnprovenReturnViewModel(
            ReturnService returns,
            OpenSale openSale,
            Shelf shelf,
            PaperReceiptViewModel receipt,
            CardRefundTalk card,
            ApprovalDesk desk,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        super(openSale, shelf, desk, tasks, texts);
        this.returns = returns;
        this.receipt = receipt;
        this.card = card;
        this.navigation = navigation;
        this.words = new ReturnWords(texts);
        show(() -> {});
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.RETURN) {
                                begin();
                            }
                        });
    }

    @Override
    protected void scan(String code) {
        Terms with = terms;
        ring(() -> returns.scan(code, with), outcome -> rung(outcome, code));
    }

    @Override
    public void select(BasketRow row) {
        super.select(row);
        show(() -> terms = termsOfSubject().orElse(terms));
    }

    @Override
    public void quantityBy(int pieces) {
        subject()
                .ifPresent(
                        line ->
                                change(
                                        () ->
                                                openSale.quantityBy(
                                                        line.number(), Quantity.of(pieces)),
                                        () -> {}));
    }

    @Override
    public void askDepartment() {
        tasks.aside(
                shelf::departments,
                departments -> show(() -> task.askDepartment(unknown, departments)));
    }

    @Override
    public void askPaid() {
        if (returns.mayNamePrices()) {
            subject().ifPresent(line -> show(() -> task.askPaid(line)));
        } else {
            say(messages.notAllowed(Right.PRICE_OVERRIDE));
        }
    }

    @Override
    public void byDepartment(int department, String note) {
        Terms with = terms;
        task.departmentSale(department, note, now.nextQuantity())
                .ifPresentOrElse(
                        goods ->
                                answer(
                                        () -> returns.addByDepartment(goods, with),
                                        outcome -> rung(outcome, "")),
                        this::noPriceYet);
    }

    @Override
    public void atPrice(String source) {
        if (task.isAskingPaid()) {
            task.paid()
                    .ifPresentOrElse(
                            paid ->
                                    change(
                                            () ->
                                                    returns.price(
                                                            paid.line().number(),
                                                            paid.price(),
                                                            words.source(source)),
                                            () ->
                                                    approvalWords.price(
                                                            paid.line().goods().goods().name(),
                                                            paid.price(),
                                                            now.basket()),
                                            task::browse),
                            this::noPriceYet);
            return;
        }
        Terms with = terms;
        task.priced()
                .ifPresentOrElse(
                        priced -> addAtPrice(priced, words.source(source), with), this::noPriceYet);
    }

    private void addAtPrice(RingTask.Priced priced, String source, Terms with) {
        Callable<ReturnOutcome> deed =
                () ->
                        returns.addAtPrice(
                                priced.item(),
                                returns.nextQuantity(),
                                priced.price(),
                                source,
                                with);
        String name = priced.item().item().name();
        answer(
                deed,
                orApproved(
                        () -> approvalWords.price(name, priced.price(), now.basket()),
                        deed,
                        outcome -> rung(outcome, "")));
    }

    @Override
    public void reason(int index) {
        if (index >= 0 && index < REASONS.size()) {
            terms(terms.because(REASONS.get(index)));
        }
    }

    @Override
    public void disposition(int index) {
        terms(new Terms(terms.reason(), DISPOSITIONS.get(index)));
    }

    @Override
    public void refund() {
        refund(returns::refund);
    }

    @Override
    public void refundAsCredit() {
        if (!now.isFree()) {
            refund(returns::refundAsCredit);
        }
    }

    @Override
    public void refundToCard() {
        refund(transaction -> returns.refundToCard(transaction, card::start));
    }

    private void answered(TenderOutcome outcome) {
        afterwards(
                () -> {},
                () -> {
                    message = words.of(outcome);
                    switch (outcome) {
                        case TenderOutcome.Paid(var transaction) -> receipt.show(transaction);
                        case TenderOutcome.AlreadyPaid(var transaction) ->
                                receipt.show(transaction);
                        case TenderOutcome.PartPaid _, TenderOutcome.NotReversed _ -> {}
                        default -> navigation.goTo(Place.TENDER);
                    }
                });
    }

    private void refund(Function<UUID, RefundOutcome> how) {
        if (refunding || !notYet().isEmpty()) {
            return;
        }
        refunding = true;
        Basket basket = now.basket().orElseThrow();
        Callable<RefundOutcome> deed = () -> how.apply(basket.transaction().id());
        perform(
                deed,
                orApproved(() -> approvalWords.refund(basket), deed, this::refunded),
                () -> refunding = false);
    }

    /// What was begun is forgotten first. Where nothing was, it leaves the return, and says before
    /// that what was put into it is taken out again, which the journal keeps.
    @Override
    public void back() {
        Optional<Message> leaving = Optional.of(words.leaving());
        if (!task.isIdle() || !now.nextQuantity().equals(Quantity.ONE)) {
            begin();
        } else if (now.isPayable() && !message.equals(leaving)) {
            show(() -> message = leaving);
        } else {
            leave();
        }
    }

    private void leave() {
        if (now.basket().filter(open -> !open.tenders().isEmpty()).isPresent()) {
            say(words.cardGotSome());
            return;
        }
        tasks.basket(
                openSale::cancel,
                failed ->
                        failed.ifPresentOrElse(
                                why -> say(messages.notWritten(why)),
                                () -> navigation.goTo(Place.SALE)));
    }

    private void begin() {
        search.end();
        task.browse();
        unknown = Optional.empty();
        selected = 0;
        refunding = false;
        message =
                returns.isAllowed()
                        ? Optional.empty()
                        : Optional.of(messages.notAllowed(Right.RETURN_WITHOUT_RECEIPT));
        afterwards(returns::forgetNextQuantity, () -> terms = termsOfSubject().orElse(Terms.USUAL));
    }

    private void terms(Terms changed) {
        terms = changed;
        subject()
                .ifPresentOrElse(
                        line -> change(() -> returns.change(line.number(), changed), () -> {}),
                        () -> show(() -> {}));
    }

    @Override
    protected void entered(String typed, Optional<ShelfItem> chosen) {
        Terms with = terms;
        ring(() -> returns.type(typed, chosen, with), outcome -> rung(outcome, typed));
    }

    @Override
    protected void ring(ShelfItem item) {
        Terms with = terms;
        ring(() -> returns.add(item, with), outcome -> rung(outcome, item.code().printed()));
    }

    @Override
    protected Quantity nextQuantity() {
        return returns.nextQuantity();
    }

    @Override
    protected Optional<BasketWords.Changed> rung(Object outcome) {
        return outcome instanceof ReturnOutcome.Added(RungLine line)
                ? Optional.of(new BasketWords.Changed(line.number(), Optional.empty()))
                : Optional.empty();
    }

    private void rung(ReturnOutcome outcome, String code) {
        selected = 0;
        unknown = Optional.empty();
        message = words.of(outcome);
        switch (outcome) {
            case ReturnOutcome.NeedsChoice(List<ShelfItem> candidates) ->
                    task.choose(code, candidates);
            case ReturnOutcome.NoPrice(ShelfItem item) -> noPrice(item);
            case ReturnOutcome.Unknown(UnknownCode.Scan scan) -> {
                unknown = Optional.of(scan);
                task.browse();
            }
            case ReturnOutcome.NothingCalledSo _, ReturnOutcome.NoTaxRate _ -> {}
            case ReturnOutcome.Refused(Refusal why) -> task.wrong(messages.sentence(why));
            case ReturnOutcome.Added _,
                    ReturnOutcome.NextQuantity _,
                    ReturnOutcome.NotAllowed _,
                    ReturnOutcome.RefundsWait _,
                    ReturnOutcome.NotWritten _,
                    ReturnOutcome.SaleInTheWay _,
                    ReturnOutcome.Faulty _,
                    ReturnOutcome.NotACode _ ->
                    task.browse();
        }
    }

    /// Whoever may set a price is asked for it; others are told what to do.
    private void noPrice(ShelfItem item) {
        if (returns.mayNamePrices()) {
            message = Optional.empty();
            task.askPrice(item);
        }
    }

    private void refunded(RefundOutcome outcome) {
        switch (outcome) {
            case RefundOutcome.Refunded(var transaction) -> receipt.show(transaction);
            case RefundOutcome.AlreadyRefunded(var transaction) -> receipt.show(transaction);
            case RefundOutcome.NotAllowed(var right) ->
                    message = Optional.of(messages.notAllowed(right));
            case RefundOutcome.RefundsWait() -> message = Optional.of(words.refundsWait());
            case RefundOutcome.Asking(TakenTender asked) -> {
                message = Optional.of(words.terminalGivesBack(asked.amount().abs()));
                card.ask(now.basket().orElseThrow().transaction().id(), asked, this::answered);
            }
            case RefundOutcome.TerminalUnknown() -> navigation.goTo(Place.TENDER);
            case RefundOutcome.CreditOnly() -> message = Optional.of(words.creditOnly());
            case RefundOutcome.NotToCard() -> message = Optional.of(words.notToCard());
            case RefundOutcome.NothingToRefund() -> {}
            case RefundOutcome.NotWritten(var why) ->
                    message = Optional.of(messages.notWritten(why));
        }
    }

    private void say(Message said) {
        show(() -> message = Optional.of(said));
    }

    private Optional<Terms> termsOfSubject() {
        return subject()
                .flatMap(line -> line.goods().comesBack())
                .map(how -> new Terms(how.reason(), how.disposition()));
    }

    @Override
    protected Shown toShow() {
        BasketPicture picture = now.picture();
        return new Shown(
                picture.rows(),
                now.changed(),
                selected,
                picture.summary(),
                words.toGiveBack(now),
                words.notes(now),
                task.shown(now.nextQuantity()),
                subject().map(words::subject),
                words.reasons(),
                REASONS.indexOf(terms.reason()),
                words.dispositions(),
                DISPOSITIONS.indexOf(terms.disposition()),
                words.refund(now.isPayable() && now.isFree()),
                now.isPayable() && !now.isFree(),
                card.offered(now.basket(), () -> show(() -> {})).map(words::toCard).orElse(""),
                notYet(),
                message);
    }

    private String notYet() {
        if (card.isAsking()) {
            return words.afterTerminal();
        }
        if (now.isPayable()) {
            return task.isQuestion() ? words.afterAnswer() : "";
        }
        return words.afterFirstItem();
    }
}

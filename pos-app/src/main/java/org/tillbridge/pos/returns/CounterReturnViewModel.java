package org.tillbridge.pos.returns;

import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.receipt.PaperReceiptViewModel;
import org.tillbridge.pos.sale.BasketPicture;
import org.tillbridge.pos.sale.BasketWords;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.RingTask;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.ShelfItem;
import org.tillbridge.pos.sale.UnknownCode;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.pass.PassPart;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Taking goods back, by the receipt that a customer brought or without one.
public final class CounterReturnViewModel extends RefundingViewModel {
    private final BroughtReceipt brought;
    private Terms terms = Terms.USUAL;
    private Optional<UnknownCode.Scan> unknown = Optional.empty();

    public CounterReturnViewModel(
            ReturnService returns,
            ReceiptProof proof,
            OpenSale openSale,
            Shelf shelf,
            PaperReceiptViewModel receipt,
            CardRefundTalk card,
            ApprovalDesk desk,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        super(returns, openSale, shelf, receipt, card, desk, tasks, navigation, texts);
        this.brought = new BroughtReceipt(proof, tasks, words, this::say, this::opened);
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
    public void receiptScanned(PassPart code) {
        brought.scanned(code);
    }

    private void opened(Purchase purchase) {
        message = words.opened(purchase);
        afterwards(() -> returns.receipt(Optional.of(purchase)), () -> list(purchase));
    }

    private void list(Purchase purchase) {
        task.bring(words.receipt(purchase), words.rows(purchase, now.basket()));
    }

    @Override
    public void showReceipt() {
        brought.purchase().ifPresent(purchase -> show(() -> list(purchase)));
    }

    @Override
    protected void bring(int index) {
        Terms with = terms;
        brought.line(index).ifPresent(line -> takeBack(() -> returns.takeBack(line, with), ""));
    }

    @Override
    protected void scan(String code) {
        Terms with = terms;
        takeBack(() -> returns.scan(code, with), code);
    }

    private void takeBack(Callable<ReturnOutcome> deed, String code) {
        ring(
                deed,
                outcome -> {
                    rung(outcome, code);
                    if (outcome instanceof ReturnOutcome.ToClaim(var wanted)) {
                        claim(wanted, () -> show(() -> unlessAsked(() -> takeBack(deed, code))));
                    }
                });
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
        if (subject().flatMap(line -> line.goods().bought()).isPresent()) {
            say(messages.refused(Refusal.PRICE_ON_THE_RECEIPT));
        } else if (returns.mayNamePrices()) {
            subject().ifPresent(line -> show(() -> task.askLinePrice(line, words.ringsAt(line))));
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
        Terms with = terms;
        String from = words.source(source);
        task.linePrice()
                .ifPresentOrElse(
                        paid -> price(paid, from),
                        () ->
                                task.priced()
                                        .ifPresentOrElse(
                                                priced -> addAtPrice(priced, from, with),
                                                this::noPriceYet));
    }

    private void price(RingTask.LinePrice paid, String source) {
        change(
                () -> returns.price(paid.line().number(), paid.price(), source),
                () ->
                        approvalWords.price(
                                paid.line().goods().goods().name(), paid.price(), now.basket()),
                task::browse);
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
        terms.because(index).ifPresent(this::terms);
    }

    @Override
    public void disposition(int index) {
        terms(terms.to(index));
    }

    /// What was begun is forgotten first. Where nothing was, it leaves the return, and says before
    /// that what was put into it is taken out again, which the journal keeps.
    @Override
    public void back() {
        Optional<Message> leaving = Optional.of(words.leaving());
        if (!task.isIdle() || !now.nextQuantity().equals(Quantity.ONE)) {
            browse(returns::forgetNextQuantity);
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
                failed -> failed.ifPresentOrElse(why -> say(messages.notWritten(why)), this::left));
    }

    private void left() {
        forgetRefund();
        letGo(line -> true);
        navigation.goTo(Place.SALE);
    }

    private void begin() {
        brought.close();
        browse(
                () -> {
                    returns.receipt(Optional.empty());
                    returns.forgetNextQuantity();
                });
    }

    /// @param deed on the basket thread
    private void browse(Runnable deed) {
        search.end();
        task.browse();
        unknown = Optional.empty();
        selected = 0;
        forgetRefund();
        message =
                returns.isAllowed()
                        ? Optional.empty()
                        : Optional.of(messages.notAllowed(Right.RETURN_WITHOUT_RECEIPT));
        afterwards(
                deed,
                () -> {
                    terms = termsOfSubject().orElse(Terms.USUAL);
                    message = words.reversing(now.basket()).or(() -> message);
                });
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
        takeBack(() -> returns.type(typed, chosen, with), typed);
    }

    @Override
    protected void ring(ShelfItem item) {
        Terms with = terms;
        takeBack(() -> returns.add(item, with), item.code().printed());
    }

    @Override
    protected Quantity nextQuantity() {
        return returns.nextQuantity();
    }

    @Override
    protected Optional<BasketWords.Changed> rung(Object outcome) {
        return switch (outcome) {
            case ReturnOutcome.Added(RungLine line) -> changed(line);
            case ReturnOutcome.NotOnReceipt(RungLine line) -> changed(line);
            default -> Optional.empty();
        };
    }

    private static Optional<BasketWords.Changed> changed(RungLine line) {
        return Optional.of(new BasketWords.Changed(line.number(), Optional.empty()));
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
            case ReturnOutcome.NothingCalledSo _,
                    ReturnOutcome.NoTaxRate _,
                    ReturnOutcome.ToClaim _ -> {}
            case ReturnOutcome.Refused(Refusal why) -> task.wrong(messages.sentence(why));
            case ReturnOutcome.Added _,
                    ReturnOutcome.NotOnReceipt _,
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

    private Optional<Terms> termsOfSubject() {
        return subject().flatMap(line -> line.goods().comesBack()).map(Terms::of);
    }

    @Override
    protected Shown toShow() {
        letGo();
        BasketPicture picture = now.picture();
        boolean asItIs = isReversal();
        boolean ofGift = isOfGift();
        String toCard =
                card.offered(now.basket(), () -> show(() -> {})).map(words::toCard).orElse("");
        return new Shown(
                picture.rows(),
                now.changed(),
                selected,
                picture.summary(),
                ofGift ? words.credit(now) : words.toGiveBack(now),
                ofGift ? words.notesOfGift(now) : words.notes(now),
                task.shown(now.nextQuantity()),
                brought.purchase().map(words::receipt).orElse(""),
                asItIs ? Optional.empty() : subject().map(words::subject),
                asItIs ? List.of() : words.reasons(),
                terms.reasonIndex(),
                asItIs ? List.of() : words.dispositions(),
                terms.dispositionIndex(),
                nextStep(ofGift),
                now.isPayable() && !now.isFree() && !ofGift,
                toCard,
                notYet(),
                message);
    }

    private String nextStep(boolean ofGift) {
        if (isCardFirst()) {
            return words.cardFirst();
        }
        boolean free = now.isPayable() && now.isFree();
        return ofGift && !free ? words.giveCredit() : words.refund(free);
    }
}

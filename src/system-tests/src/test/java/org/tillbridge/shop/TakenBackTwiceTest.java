package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.Shop.GBP;
import static org.tillbridge.shop.Shop.await;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.returns.ClaimedLines.Answer;
import org.tillbridge.pos.returns.Purchase;
import org.tillbridge.pos.returns.ReceiptProof;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.rules.Rule;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// One receipt is shown at two tills, which both are told that nothing of it came back, with real
/// tills and a real hub.
class TakenBackTwiceTest {
    private static final String CANDLE_PLATE = "22214";

    @TempDir Path folder;
    private Shop shop;
    private TillServices first;
    private TillServices second;

    @BeforeEach
    void openShop() throws Exception {
        shop = Shop.open(folder);
        first = shop.newTill("Till 1");
        second = shop.newTill("Till 2");
        Shop.openDay(first);
        Shop.openDay(second);
    }

    @AfterEach
    void closeShop() {
        first.close();
        second.close();
        shop.close();
    }

    @Test
    void whereBothCanAskOneOfThemGivesTheMoneyBack() {
        SignedPass receipt = sold();
        Purchase.Line here = line(first, receipt);
        Purchase.Line there = line(second, receipt);

        assertThat(asks(first, here)).isEqualTo(new Answer.Free());
        assertThat(asks(second, there))
                .isInstanceOfSatisfying(
                        Answer.Elsewhere.class,
                        other -> assertThat(other.by().name()).isEqualTo("Till 1"));
        givesBack(first, here);
        await("the hub has it", () -> Shop.unsent(first) == 0);

        assertThat(asks(second, there))
                .as("the claim is over, but it came back")
                .isInstanceOf(Answer.CameBack.class);
        assertThat(conflicts()).isEmpty();
        assertThat(shop.figures().agree()).isTrue();
    }

    @Test
    void whereOneCannotAskBothReturnsStandAndAreACase() {
        SignedPass receipt = sold();
        Purchase.Line here = line(first, receipt);
        Purchase.Line there = line(second, receipt);

        second.hubSwitch().cut();
        assertThat(asks(first, here)).isEqualTo(new Answer.Free());
        givesBack(first, here);
        assertThat(asks(second, there)).isEqualTo(new Answer.Free());
        givesBack(second, there);
        second.hubSwitch().restore();

        await("all is sent", () -> Shop.unsent(first) == 0 && Shop.unsent(second) == 0);
        assertThat(conflicts()).containsExactly(Rule.RETURNED_MORE_THAN_SOLD);
        assertThat(shop.figures().agree()).isTrue();
    }

    private SignedPass sold() {
        first.sale().scan(CANDLE_PLATE);
        UUID sale = first.openSale().basket().orElseThrow().transaction().id();
        assertThat(first.tender().payCash(sale, Money.of(GBP, 10)))
                .isInstanceOf(TenderOutcome.Paid.class);
        await("the hub has it", () -> Shop.unsent(first) == 0);
        return first.receipts().receipt(sale).orElseThrow().pass().orElseThrow();
    }

    private static Purchase.Line line(TillServices till, SignedPass receipt) {
        ReceiptProof proof =
                new ReceiptProof(till.reader(), till.journal().reader(), till.hubSwitch()::sold);
        await("its key is known", () -> proof.look(receipt) instanceof ReceiptProof.Outcome.Proven);
        Purchase purchase = ((ReceiptProof.Outcome.Proven) proof.look(receipt)).purchase();
        assertThat(purchase.atHub()).isPresent();
        return purchase.lines().getFirst();
    }

    private static Answer asks(TillServices till, Purchase.Line line) {
        ReturnOutcome.ToClaim asked =
                (ReturnOutcome.ToClaim) till.returns().takeBack(line, Terms.USUAL);
        return till.returns().claims().claim(asked.wanted());
    }

    private static void givesBack(TillServices till, Purchase.Line line) {
        assertThat(till.returns().takeBack(line, Terms.USUAL))
                .isInstanceOf(ReturnOutcome.Added.class);
        UUID back = till.openSale().basket().orElseThrow().transaction().id();
        assertThat(till.returns().refund(back)).isInstanceOf(RefundOutcome.Refunded.class);
    }

    private List<Rule> conflicts() {
        return shop.hub().office().conflicts(PageRequest.first(10)).rows().stream()
                .map(Conflict::rule)
                .toList();
    }
}

package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.GBP;
import static org.tillbridge.sync.journal.Fixtures.TEA_CUP;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.card;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.TransactionFixture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What goes out for goods, whatever comes back, and however it is paid out.
class RefundRulesProperties {
    private static final UUID SALE = new UUID(1, 1);

    /// What comes back in one line.
    enum Back {
        PROVEN,
        UNPROVEN,
        DEPOSIT
    }

    @Property
    void moneyGoesOutForWhatIsProvenAndForEmptiesOrItIsACase(
            @ForAll boolean creditWithoutProof,
            @ForAll @Size(min = 1, max = 6) List<Back> lines,
            @ForAll("money") Tender money,
            @ForAll Optional<StoredValueKind> onto,
            @ForAll @IntRange(max = 100) int percentInMoney) {
        long out = all(lines) * percentInMoney / 100;
        RetailTransaction back = paidOut(lines, money, out, onto);
        long allowed = all(lines.stream().filter(line -> line != Back.UNPROVEN).toList());

        Rule rule = RefundRules.settle(back, creditWithoutProof, Set.of(TEA_CUP.item()));

        assertThat(rule)
                .isEqualTo(
                        creditWithoutProof && out > allowed
                                ? Rule.CASH_WITHOUT_PROOF
                                : Rule.REFUND_WITHIN_POLICY)
                .isEqualTo(RefundRules.settle(back, creditWithoutProof, Set.of(TEA_CUP.item())));
    }

    @Property
    void aCardGetsMoneyBackForGoodsThatItPaidWhoeverPaidBesideIt(
            @ForAll @IntRange(max = 4) int card,
            @ForAll @Size(max = 4) Set<@IntRange(max = 4) Integer> paid) {
        List<UUID> tenders = paid.stream().map(RefundRulesProperties::tender).toList();

        assertThat(RefundRules.settle(tender(card), Set.copyOf(tenders)))
                .isEqualTo(
                        paid.contains(card) ? Rule.REFUNDED_FOR_GOODS : Rule.REFUNDED_FOR_NO_GOODS);
    }

    /// Each of them is held against what that card had paid.
    @Property
    void whatCardsGetBackIsTheSumOfWhatEachGetsBack(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3) Integer> cards) {
        TransactionFixture goods = aReturn().from(SALE, 1).of(cards.size(), CANDLE);
        for (int card : cards) {
            goods.through(slip(tender(100)).refunding(slip(tender(card))), gbp(-195));
        }
        RetailTransaction back = goods.paid();
        Set<UUID> refunded = RefundRules.refundsIn(back);

        assertThat(RefundRules.paidIn(back)).isEmpty();
        for (int card = 0; card <= 3; card++) {
            int asked = card;
            long times = cards.stream().filter(one -> one == asked).count();
            assertThat(refunded.contains(tender(card))).isEqualTo(times > 0);
            assertThat(RefundRules.refundOf(tender(card), back)).isEqualTo(gbp(195 * times));
        }
    }

    @Provide
    Arbitrary<Tender> money() {
        return Arbitraries.of(Tender.CASH, Tender.CARD);
    }

    /// @param onto what the rest goes onto; empty for a voucher
    private static RetailTransaction paidOut(
            List<Back> lines, Tender money, long out, Optional<StoredValueKind> onto) {
        TransactionFixture goods = aReturn();
        for (Back line : lines) {
            (line == Back.PROVEN ? goods.from(SALE, 1) : goods.unproven()).of(1, article(line));
        }
        goods.through(money, gbp(-out));
        Money rest = gbp(out - all(lines));
        return onto.map(kind -> goods.through(StoredValueSlip.issued(card(kind, 1)), rest).paid())
                .orElseGet(() -> goods.paidIn(Tender.VOUCHER));
    }

    private static long all(List<Back> lines) {
        return lines.stream().mapToLong(RefundRulesProperties::pence).sum();
    }

    private static Article article(Back line) {
        return line == Back.DEPOSIT ? TEA_CUP : CANDLE;
    }

    private static long pence(Back line) {
        return line == Back.DEPOSIT ? 1250 : 195;
    }

    private static CardSlip slip(UUID tender) {
        return new CardSlip(
                tender, "r", Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static UUID tender(int card) {
        return new UUID(2, card);
    }

    private static Money gbp(long pence) {
        return Money.ofMinor(GBP, pence);
    }
}

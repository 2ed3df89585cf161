package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.TransactionFixture;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class ReturnRulesProperties {
    private static final UUID SALE = new UUID(1, 1);
    private static final long MILLIS = 1_291_191_960_000L;

    /// Whatever quantities there are, also those that no shop has.
    @Property
    void moreThanWasSoldIsFoundWhateverCameBackBefore(
            @ForAll @LongRange(min = 0) long sold,
            @ForAll List<@LongRange(min = 1) Long> before,
            @ForAll @LongRange(min = 1) long back) {
        BigInteger all =
                before.stream()
                        .map(BigInteger::valueOf)
                        .reduce(BigInteger.valueOf(back), BigInteger::add);

        Rule rule =
                ReturnRules.settle(
                        new Quantity(sold),
                        before.stream().map(Quantity::new).toList(),
                        new Quantity(back));

        assertThat(rule.isConflict()).isEqualTo(all.compareTo(BigInteger.valueOf(sold)) > 0);
    }

    /// Wherever it was sold, and wherever it comes back: it waits for its sale, and then one store
    /// books it.
    @Property
    void whatComesBackIsBookedByTheStoreThatSoldItAndByNoOther(
            @ForAll @IntRange(min = 1, max = 4) int soldIn,
            @ForAll @IntRange(min = 1, max = 4) int here) {
        Optional<StoreId> sold = Optional.of(new StoreId(soldIn));

        assertThat(ReturnRules.link(Optional.empty(), new StoreId(here)))
                .isEqualTo(Rule.RETURN_WAITS_FOR_SALE);
        assertThat(ReturnRules.link(sold, new StoreId(here)))
                .isEqualTo(soldIn == here ? Rule.RETURN_LINKED : Rule.RETURN_OWED_TO_STORE);
        assertThat(ReturnRules.link(sold, new StoreId(soldIn))).isEqualTo(Rule.RETURN_LINKED);
    }

    /// Whoever asks, and whenever.
    @Property
    void noTwoWorkstationsAreGivenALineWithinAQuarterOfAnHour(
            @ForAll @IntRange(min = 1, max = 3) int first,
            @ForAll @IntRange(min = 1, max = 3) int second,
            @ForAll @LongRange(min = -2_000_000, max = 2_000_000) long later) {
        Instant at = Instant.ofEpochMilli(MILLIS + later);
        LineClaim held =
                LineClaim.said(
                        new WorkstationId(first), Optional.empty(), Instant.ofEpochMilli(MILLIS));

        Rule rule =
                ReturnRules.claim(
                        Optional.of(held), new WorkstationId(second), at, List.of(), Quantity.ZERO);

        boolean isHeld = first != second && Math.abs(later) < LineClaim.LASTS.toMillis();
        assertThat(rule).isEqualTo(isHeld ? Rule.LINE_CLAIMED_BY_ANOTHER : Rule.LINE_CLAIMED);
    }

    /// It asks again and again, and another asks at last.
    @Property
    void aWorkstationThatAsksAgainKeepsOthersOffForAnHourAtMost(
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 16) Integer> pauses,
            @ForAll @IntRange(max = 16) int later) {
        int first = 0;
        int last = 0;
        WorkstationId asks = new WorkstationId(1);
        LineClaim held = LineClaim.said(asks, Optional.empty(), minute(0));
        for (int pause : pauses) {
            last += pause;
            first = pause < 15 ? first : last;
            held = LineClaim.said(asks, Optional.of(held), minute(last));
        }
        Instant now = minute(last + later);

        Rule rule =
                ReturnRules.claim(
                        Optional.of(held), new WorkstationId(2), now, List.of(), Quantity.ZERO);

        boolean isHeld = later < 15 && last + later - first < 60;
        assertThat(rule).isEqualTo(isHeld ? Rule.LINE_CLAIMED_BY_ANOTHER : Rule.LINE_CLAIMED);
        assertThat(now.isBefore(held.until())).isEqualTo(isHeld);
        assertThat(LineClaim.said(new WorkstationId(2), Optional.of(held), now).first())
                .isEqualTo(now);
    }

    private static Instant minute(int minute) {
        return Instant.ofEpochMilli(MILLIS).plus(Duration.ofMinutes(minute));
    }

    /// Also quantities that no shop has.
    @Property
    void aLineIsGivenToWhoeverKnowsOfAllThatCameBack(
            @ForAll List<@LongRange(min = 1) Long> back, @ForAll @LongRange(min = 0) long known) {
        BigInteger all =
                back.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);

        Rule rule =
                ReturnRules.claim(
                        Optional.empty(),
                        new WorkstationId(1),
                        Instant.ofEpochMilli(MILLIS),
                        back.stream().map(Quantity::new).toList(),
                        new Quantity(known));

        assertThat(rule)
                .isEqualTo(
                        all.compareTo(BigInteger.valueOf(known)) > 0
                                ? Rule.LINE_CAME_BACK_MEANWHILE
                                : Rule.LINE_CLAIMED);
    }

    /// What nothing proves is of no sale.
    @Property
    void whatComesBackOfASaleIsWhatProvesItAndStands(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> units,
            @ForAll @IntRange(max = 255) int proven,
            @ForAll @IntRange(max = 255) int voided) {
        TransactionFixture back = aReturn();
        List<LineReturned> expected = new ArrayList<>();
        int line = 0;
        for (int at = 0; at < units.size(); at++) {
            line++;
            boolean isProven = (proven >> at & 1) == 1;
            (isProven ? back.from(SALE, at + 1) : back.unproven()).of(units.get(at), CANDLE);
            if ((voided >> at & 1) == 1) {
                back.voided();
                line++;
            } else if (isProven) {
                expected.add(
                        new LineReturned(
                                line, new OriginalLine(SALE, at + 1), Quantity.of(units.get(at))));
            }
        }

        assertThat(ReturnRules.of(back.paidIn(Tender.CASH))).isEqualTo(expected);
        assertThat(ReturnRules.of(aSale().of(1, CANDLE).paidIn(Tender.CASH))).isEmpty();
    }
}

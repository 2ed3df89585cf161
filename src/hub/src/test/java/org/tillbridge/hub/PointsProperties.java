package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.PostVoid;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Points are earned, taken back with the goods, spent and given back, on tills that hear of each
/// other when they do: in the end the balance is the sum.
class PointsProperties {
    /// 12.3456 %: what no line earns whole.
    private static final int RATE = 123_456;

    private static Path folder = Path.of("");
    private static HubOfProperties running;
    private static Hub hub;
    private static int tries;

    @BeforeContainer
    static void start() throws Exception {
        running = HubOfProperties.start("points");
        folder = running.folder();
        hub = running.hub();
    }

    @AfterContainer
    static void stop() throws IOException {
        running.close();
    }

    enum Happening {
        EARNS,
        EARNS_MUCH,
        BRINGS_SOME_BACK,
        BRINGS_IT_BACK_AT_TWO_PLACES,
        IS_POST_VOIDED,
        PAYS_WITH_POINTS,
        BRINGS_BACK_WHAT_POINTS_PAID,
        IS_ENROLLED,
        SYNCS
    }

    /// @param till which of them
    /// @param what which sale, or customer, and how many
    record Deed(Happening happening, int till, int what) {}

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void inWhateverOrderPointsAreEarnedTakenBackAndSpentTheBalanceIsTheSum(
            @ForAll @Size(min = 4, max = 30) List<Happening> happenings,
            @ForAll @Size(30) List<@IntRange(min = 0, max = 2) Integer> tills,
            @ForAll @Size(30) List<@IntRange(min = 0, max = 11) Integer> whats) {
        Day day = new Day(tries++);
        for (int n = 0; n < happenings.size(); n++) {
            day.happens(new Deed(happenings.get(n), tills.get(n), whats.get(n)));
        }
        day.ends();

        assertThat(day.balance()).isEqualTo(day.sum());
        assertThat(hub.office().settlement().waiting()).isZero();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// A customer who was enrolled three times with one address, and three tills in two stores.
    private static final class Day {
        private final List<TillFixture> tills = new ArrayList<>();
        private final List<Customer> customers = new ArrayList<>();
        private final List<RetailTransaction> sales = new ArrayList<>();
        private final List<Long> cameBack = new ArrayList<>();
        private final List<Boolean> reversed = new ArrayList<>();
        private final boolean[] enrolled = new boolean[3];
        private long spent;

        Day(int day) {
            for (int n = 0; n < 3; n++) {
                tills.add(
                        TillFixture.enrol(
                                hub, n == 2 ? 2 : 1, folder.resolve("day" + day + "-" + n)));
                customers.add(
                        new Customer(
                                new CustomerId(new UUID(day, n)),
                                card(StoredValueKind.POINTS, 3L * day + n),
                                "",
                                EmailAddress.parse("zoe" + day + "@example.com")));
            }
        }

        void happens(Deed deed) {
            TillFixture till = tills.get(deed.till());
            switch (deed.happening()) {
                case EARNS -> earns(till, deed.what(), 1 + deed.what());
                case EARNS_MUCH -> earns(till, deed.what(), 500);
                case BRINGS_SOME_BACK -> bringsBack(till, deed.what(), 1 + deed.what() / 3);
                case BRINGS_IT_BACK_AT_TWO_PLACES -> {
                    bringsBack(till, deed.what(), 500);
                    bringsBack(tills.get((deed.till() + 1) % 3), deed.what(), 500);
                }
                case IS_POST_VOIDED -> isPostVoided(till, deed.what());
                case PAYS_WITH_POINTS -> points(till, deed.what(), aSale(), 1);
                case BRINGS_BACK_WHAT_POINTS_PAID -> points(till, deed.what(), aReturn(), -1);
                case IS_ENROLLED -> isEnrolled(till, deed.what() % 3);
                case SYNCS -> syncs(till);
            }
        }

        private void earns(TillFixture till, int who, int units) {
            RetailTransaction sale =
                    next(till, aSale())
                            .by(
                                    new SaleCustomer(
                                            Optional.empty(),
                                            customers.get(who % 3).loyaltyCode(),
                                            new PointsRate(RATE)))
                            .of(units, CANDLE)
                            .paidIn(Tender.CASH);
            till.journal().add(new SaleCompleted(sale));
            sales.add(sale);
            cameBack.add(0L);
            reversed.add(false);
        }

        private void bringsBack(TillFixture till, int which, int units) {
            if (!sales.isEmpty()) {
                int sale = which % sales.size();
                till.journal()
                        .add(
                                new ReturnCompleted(
                                        next(till, aReturn())
                                                .from(sales.get(sale).id(), 1)
                                                .of(units, CANDLE)
                                                .paidIn(Tender.CASH)));
                cameBack.set(sale, cameBack.get(sale) + units);
            }
        }

        private void isPostVoided(TillFixture till, int which) {
            if (!sales.isEmpty() && !reversed.get(which % sales.size())) {
                int sale = which % sales.size();
                till.journal()
                        .add(
                                new ReturnCompleted(
                                        PostVoid.of(
                                                sales.get(sale),
                                                till.journal().nextId(),
                                                till.journal().nextNumber(),
                                                Fixtures.MORNING)));
                reversed.set(sale, true);
                cameBack.set(sale, cameBack.get(sale) + units(sales.get(sale)));
            }
        }

        /// Without asking, so more may be spent than is there.
        private void points(TillFixture till, int who, TransactionFixture document, int sign) {
            long amount = 10L * (1 + who);
            RetailTransaction paid =
                    next(till, document)
                            .of(2, CANDLE)
                            .through(
                                    StoredValueSlip.unasked(customers.get(who % 3).loyaltyCode()),
                                    Money.ofMinor(CurrencyUnit.GBP, sign * amount))
                            .paidIn(Tender.CASH);
            till.journal().add(sign > 0 ? new SaleCompleted(paid) : new ReturnCompleted(paid));
            spent += sign * amount;
        }

        private void isEnrolled(TillFixture till, int who) {
            if (!enrolled[who]) {
                enrolled[who] = true;
                till.journal().enrolling(customers.get(who));
            }
        }

        private static void syncs(TillFixture till) {
            if (till.journal().size() > 0) {
                till.pushAll();
            }
            hub.office().settlement().ofWhatArrived();
        }

        void ends() {
            for (int who = 0; who < 3; who++) {
                isEnrolled(tills.get(who), who);
            }
            tills.forEach(Day::syncs);
            tills.forEach(Day::syncs);
        }

        /// As a person would reckon it: no rule of the product.
        long sum() {
            long sum = -spent;
            for (int n = 0; n < sales.size(); n++) {
                long sold = units(sales.get(n));
                long earned = sold * 195 * RATE / 1_000_000;
                long back = Math.min(sold, cameBack.get(n));
                sum += earned - (2 * earned * back + sold) / (2 * sold);
            }
            return sum;
        }

        private static long units(RetailTransaction sale) {
            return sale.goods().getFirst().quantity().thousandths() / 1000;
        }

        long balance() {
            long balance = Long.MIN_VALUE;
            for (Customer customer : customers) {
                CustomerOutcome outcome =
                        tills.getFirst()
                                .link()
                                .customer(new CustomerQuestion.ByCard(customer.loyaltyCode()));
                assertThat(outcome).isInstanceOf(CustomerOutcome.Answered.class);
                long now =
                        ((CustomerOutcome.Answered) outcome).answer().points().getAmountMinorLong();
                assertThat(balance == Long.MIN_VALUE || balance == now).isTrue();
                balance = now;
            }
            return balance;
        }

        private static TransactionFixture next(TillFixture till, TransactionFixture document) {
            return document.numbered(till.journal().nextNumber()).known(till.journal().nextId());
        }
    }
}

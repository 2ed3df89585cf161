package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Money that goes back on a card in another currency than it came in.
@OnEachDatabase
class OtherCurrencyReturnsTest {
    private static final CurrencyUnit EURO = CurrencyUnit.EUR;

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture bath;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(settings(), folder.resolve("shop"));
        bath = TillFixture.enrol(hub, 1, folder.resolve("bath"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void inAnotherStoreItHoldsUpNoOtherReturnAndNoStart() {
        TillFixture odd = TillFixture.enrol(hub, 2, folder.resolve("odd"));
        TillFixture innocent = TillFixture.enrol(hub, 2, folder.resolve("innocent"));
        UUID first = sellsByCard(1);
        UUID second = sellsByCard(2);
        bath.pushAll();
        odd.journal().add(new ReturnCompleted(inEuros(odd, first, CardRefundsTest.paid(1, 1))));
        odd.link().push(odd.journal().all());
        innocent.journal()
                .add(
                        new ReturnCompleted(
                                aReturn()
                                        .numbered(innocent.journal().nextNumber())
                                        .known(innocent.journal().nextId())
                                        .from(second, 1)
                                        .of(1, CANDLE)
                                        .paidIn(Tender.CASH)));
        innocent.link().push(innocent.journal().all());

        assertThat(number("SELECT count(*) FROM consequence WHERE applied_at IS NULL")).isZero();
        assertThat(number("SELECT count(*) FROM returned_line")).isEqualTo(2);
        hub.close();
        hub = Hub.start(settings());
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void inItsOwnStoreTheSaleBehindItIsBooked() {
        TillFixture odd = TillFixture.enrol(hub, 1, folder.resolve("odd"));
        UUID sale = sellsByCard(1);
        bath.pushAll();
        odd.journal().add(new ReturnCompleted(inEuros(odd, sale, CardRefundsTest.paid(1, 1))));
        odd.journal().sells(CANDLE);

        assertThat(odd.pushAll().acknowledgedThrough()).isEqualTo(2);

        assertThat(hub.office().figures().workstations().getLast().entries().booked()).isEqualTo(2);
    }

    private HubSettings settings() {
        return on.settings(folder.resolve("hub"));
    }

    private UUID sellsByCard(int n) {
        UUID sale = bath.journal().nextId();
        bath.journal()
                .add(
                        new SaleCompleted(
                                aSale().numbered(bath.journal().nextNumber())
                                        .known(sale)
                                        .of(1, CANDLE)
                                        .through(CardRefundsTest.paid(n, 1), pounds("1.95"))
                                        .paid()));
        return sale;
    }

    private static RetailTransaction inEuros(TillFixture till, UUID sale, CardSlip paid) {
        Money zero = Money.zero(EURO);
        Money back = Money.ofMinor(EURO, -195);
        ReturnLine line =
                new ReturnLine(
                        1,
                        CANDLE.goods(),
                        Quantity.of(-1),
                        UnitPrice.of(back.negated()),
                        Optional.empty(),
                        List.of(),
                        back,
                        CANDLE.taxClass(),
                        CANDLE.rate(),
                        zero,
                        ReturnReason.CHANGED_MIND,
                        Disposition.BACK_TO_STOCK,
                        Optional.of(new OriginalLine(sale, 1)));
        CardSlip refund = CardRefundsTest.paid(100, 1).refunding(paid);
        return new RetailTransaction(
                till.journal().nextId(),
                till.journal().nextNumber(),
                MORNING,
                MORNING,
                List.of(line, new TenderLine(2, Tender.CARD, back, Optional.of(refund))),
                List.of(new TaxTotal(CANDLE.rate(), back, zero)),
                back,
                zero);
    }

    private long number(String sql) {
        return hub.office().database().read(statements -> statements.number(sql)).orElseThrow();
    }
}

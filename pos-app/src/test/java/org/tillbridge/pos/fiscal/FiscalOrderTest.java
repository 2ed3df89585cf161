package org.tillbridge.pos.fiscal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.receipt.ReceiptService;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.SaleService;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.tender.TenderService;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.pricing.promotion.Offers;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Commit, then signature or outage, then paper.
class FiscalOrderTest {
    @TempDir Path folder;
    private final List<String> happened = new ArrayList<>();
    private TillOnDisk till;

    @AfterEach
    void close() {
        till.close();
    }

    /// odoo/odoo#60939: a receipt in the customer's hand, and no trace of the sale.
    @Test
    void aReceiptIsNeverPrintedBeforeTheSaleIsOnDisk() {
        till = TillOnDisk.openIn(folder);
        ReceiptService receipts = till.receipts;
        FiscalGate gate =
                gate(
                        document -> {
                            UUID id = ((SaleCompleted) document.fact()).transaction().id();
                            happened.add(
                                    receipts.receipt(id).isPresent() ? "on disk" : "not there");
                            happened.add("signed");
                            return new FiscalAnswer.Signed(List.of("signature 1"));
                        });

        TenderOutcome paid = sell(gate);
        happened.add("may print");

        assertThat(happened).containsExactly("on disk", "signed", "may print");
        assertThat(mark(paid)).isEqualTo(new FiscalMark.Signed(List.of("signature 1")));
    }

    /// BMF-RKSV-Technik/at-registrierkassen-mustercode#198: tills that lose the signing unit must
    /// sell on.
    @Test
    void aSigningUnitThatIsOutStopsNoSale() {
        till = TillOnDisk.openIn(folder);
        FiscalGate gate = gate(document -> new FiscalAnswer.Outage("no card"));

        TenderOutcome paid = sell(gate);

        assertThat(mark(paid)).isEqualTo(new FiscalMark.NotSigned());
        assertThat(gate.unsigned()).extracting(UnsignedDocument::why).containsExactly("no card");
        assertThat(till.receipts.receipt(number(paid))).isPresent();
    }

    @Test
    void aSigningUnitThatFailsIsAnOutage() {
        till = TillOnDisk.openIn(folder);
        FiscalGate gate =
                gate(
                        document -> {
                            throw new IllegalStateException("unplugged");
                        });

        sell(gate);

        assertThat(gate.unsigned()).extracting(UnsignedDocument::why).containsExactly("unplugged");
    }

    /// A customer waits once; the next one does not, and what the unit says in the end counts.
    @Test
    void aUnitThatHangsHoldsUpOneCustomerAndItsLateAnswerCounts() throws InterruptedException {
        till = TillOnDisk.openIn(folder);
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        FiscalGate gate =
                gate(
                        Duration.ofSeconds(2),
                        document -> {
                            asked.incrementAndGet();
                            await(hangs);
                            return new FiscalAnswer.Signed(List.of("late"));
                        });

        TenderOutcome first = sell(gate);
        TenderOutcome second = pay(openSale(gate, 2));
        assertThat(asked).as("nobody else waited for the unit").hasValue(1);
        assertThat(mark(first)).isEqualTo(new FiscalMark.NotSigned());
        assertThat(mark(second)).isEqualTo(new FiscalMark.NotSigned());

        hangs.countDown();
        Waiting.until(() -> gate.unsigned().size() < 2);
        assertThat(mark(first)).isInstanceOf(FiscalMark.SignedLater.class);
        assertThat(gate.unsigned())
                .extracting(one -> one.document().number())
                .containsExactly(number(second));
    }

    @Test
    void whatDidNotReachTheDiskIsNotSigned() {
        till = TillOnDisk.openIn(folder);
        AtomicBoolean asked = new AtomicBoolean();
        FiscalGate gate =
                gate(
                        document -> {
                            asked.set(true);
                            return new FiscalAnswer.Signed(List.of());
                        });
        OpenSale sale = openSale(gate, 1);
        till.journal.close();

        TenderOutcome outcome = pay(sale);

        assertThat(outcome).isInstanceOf(TenderOutcome.NotWritten.class);
        assertThat(asked).isFalse();
    }

    /// Of a unit that answers, whoever else the machine is busy with.
    private FiscalGate gate(Function<Committed, FiscalAnswer> signs) {
        return gate(Duration.ofSeconds(20), signs);
    }

    /// @param patience with the unit
    private FiscalGate gate(Duration patience, Function<Committed, FiscalAnswer> signs) {
        FiscalSigner signer =
                new FiscalSigner() {
                    @Override
                    public String unit() {
                        return "unit";
                    }

                    @Override
                    public FiscalAnswer sign(Committed document) {
                        return signs.apply(document);
                    }

                    @Override
                    public Optional<FiscalAnswer> find(Committed document) {
                        return Optional.empty();
                    }
                };
        return new FiscalGate(
                Optional.of(signer),
                new FiscalGate.Around(
                        till.journal, () -> {}, () -> TillOnDisk.DAY, till.clock(), patience));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private FiscalMark mark(TenderOutcome paid) {
        return till.receipts.receipt(number(paid)).orElseThrow().fiscal();
    }

    private TenderOutcome sell(FiscalGate gate) {
        return pay(openSale(gate, 1));
    }

    /// A basket in the hands of a day book with that gate.
    private OpenSale openSale(FiscalGate gate, int n) {
        DayBook gated =
                new DayBook(till.journal, till.session, () -> {}, () -> TillOnDisk.DAY, gate::pass);
        OpenSale sale =
                new OpenSale(gated, till.clock(), () -> new UUID(9, 8 + n), () -> Offers.NONE);
        assertThat(new SaleService(till.shelf, sale, till.session).scan("22214"))
                .isInstanceOf(ScanOutcome.Added.class);
        return sale;
    }

    private TenderOutcome pay(OpenSale sale) {
        return new TenderService(
                        sale,
                        till.journal.reader(),
                        till.session,
                        till.shelf::cashRounding,
                        () -> new UUID(10, 8))
                .payCash(sale.basket().orElseThrow().transaction().id(), Money.of(GBP, 5));
    }

    private static TransactionNumber number(TenderOutcome outcome) {
        return ((TenderOutcome.Paid) outcome).transaction().number();
    }
}

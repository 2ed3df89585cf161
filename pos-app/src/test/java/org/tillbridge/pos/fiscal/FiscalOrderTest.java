package org.tillbridge.pos.fiscal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.receipt.ReceiptService;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.SaleService;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.tender.TenderService;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

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
                new FiscalGate(
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
        assertThat(gate.answer(number(paid)))
                .contains(new FiscalAnswer.Signed(List.of("signature 1")));
    }

    /// BMF-RKSV-Technik/at-registrierkassen-mustercode#198: tills that lose the signing unit must
    /// sell on.
    @Test
    void aSigningUnitThatIsOutStopsNoSale() {
        till = TillOnDisk.openIn(folder);
        FiscalGate gate = new FiscalGate(document -> new FiscalAnswer.Outage("no card"));

        TenderOutcome paid = sell(gate);

        assertThat(gate.answer(number(paid))).contains(new FiscalAnswer.Outage("no card"));
        assertThat(till.receipts.receipt(number(paid))).isPresent();
    }

    @Test
    void aSigningUnitThatFailsIsAnOutage() {
        till = TillOnDisk.openIn(folder);
        FiscalGate gate =
                new FiscalGate(
                        document -> {
                            throw new IllegalStateException("unplugged");
                        });

        assertThat(gate.answer(number(sell(gate)))).contains(new FiscalAnswer.Outage("unplugged"));
    }

    @Test
    void whatDidNotReachTheDiskIsNotSigned() {
        till = TillOnDisk.openIn(folder);
        AtomicBoolean asked = new AtomicBoolean();
        FiscalGate gate =
                new FiscalGate(
                        document -> {
                            asked.set(true);
                            return new FiscalAnswer.NotNeeded();
                        });
        OpenSale sale = openSale(gate);
        till.journal.close();

        TenderOutcome outcome = pay(sale);

        assertThat(outcome).isInstanceOf(TenderOutcome.NotWritten.class);
        assertThat(asked).isFalse();
    }

    @Test
    void whereNoLawWantsOneNothingIsKept() {
        till = TillOnDisk.openIn(folder);
        FiscalGate gate = new FiscalGate(FiscalSigner.none());

        assertThat(gate.answer(number(sell(gate)))).isEmpty();
    }

    private TenderOutcome sell(FiscalGate gate) {
        return pay(openSale(gate));
    }

    /// A basket in the hands of a day book with that gate.
    private OpenSale openSale(FiscalGate gate) {
        DayBook gated =
                new DayBook(till.journal, till.session, () -> {}, () -> TillOnDisk.DAY, gate);
        OpenSale sale = new OpenSale(gated, till.clock(), () -> new UUID(9, 9));
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
                        () -> new UUID(9, 8))
                .payCash(sale.basket().orElseThrow().transaction().id(), Money.of(GBP, 5));
    }

    private static TransactionNumber number(TenderOutcome outcome) {
        return ((TenderOutcome.Paid) outcome).transaction().number();
    }
}

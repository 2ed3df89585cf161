package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.GBP;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TenderAuthorised;
import org.tillbridge.sync.journal.JournalEntry.TenderDeclined;
import org.tillbridge.sync.journal.JournalEntry.TenderStarted;
import org.tillbridge.sync.journal.JournalEntry.TenderUnknown;
import org.tillbridge.sync.wire.EntryResult;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@OnEachDatabase
class TendersTest {
    private static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);
    private static final UUID CARD = new UUID(1, 1);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = Hub.start(on.settings(folder.resolve("hub")));
        hub.office().init(aShop().in(folder.resolve("shop")));
        hub.office()
                .importFile(
                        "items.tsv",
                        "sku\tname\tdepartment\tprice\n21201\tCandle, ivory\t1\t1.95\n");
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatATerminalWasAskedIsKeptAndOnlyTheSaleIsMoney() {
        UUID transaction = till.journal().nextId();
        till.journal()
                .add(
                        new TenderStarted(
                                CARD,
                                transaction,
                                Tender.CARD,
                                pence(1000),
                                "terminal",
                                Optional.empty()));
        till.journal().add(new TenderUnknown(CARD, transaction));
        till.journal().add(new TenderAuthorised(transaction, pence(1000), slip(), false));
        till.journal()
                .add(new TenderDeclined(new UUID(1, 2), transaction, DeclineReason.REFUSED, false));
        till.journal().add(new SaleCompleted(split()));

        assertThat(till.pushAll().results()).hasSize(5).allMatch(EntryResult::isApplied);

        Figures figures = hub.office().figures();
        assertThat(figures.agree()).isTrue();
        assertThat(figures.workstations().getFirst().tenders())
                .containsExactlyInAnyOrder(
                        new Figures.TenderFigure("GBP", "card", 1000),
                        new Figures.TenderFigure("GBP", "cash", 448),
                        new Figures.TenderFigure("GBP", "cashRounding", 2),
                        new Figures.TenderFigure("GBP", "voucher", 500));
    }

    /// defendicon/POS-Awesome-V15#310: a sale and what paid for it are one entry.
    @Test
    void aSaleThatWasPaidWithNoNetworkArrivesPaidInAllItsWays() {
        till.journal().add(new SaleCompleted(split()));

        till.pushAll();

        Figures.WorkstationFigures figures = hub.office().figures().workstations().getFirst();
        assertThat(figures.revenue()).containsExactly(new Figures.Revenue("GBP", 1, 1950));
        assertThat(figures.tenders().stream().mapToLong(Figures.TenderFigure::amount).sum())
                .isEqualTo(1950);
    }

    private RetailTransaction split() {
        RetailTransaction cash =
                aSale().numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .of(10, CANDLE)
                        .paidIn(Tender.CASH);
        List<LineItem> lines = new ArrayList<>(List.of(cash.lines().getFirst()));
        lines.add(new TenderLine(2, Tender.VOUCHER, pence(500)));
        lines.add(new TenderLine(3, Tender.CARD, pence(1000), Optional.of(slip())));
        lines.add(new TenderLine(4, Tender.CASH, pence(500)));
        lines.add(new TenderLine(5, Tender.CASH_ROUNDING, pence(2)));
        return new RetailTransaction(
                cash.id(),
                cash.number(),
                cash.openedAt(),
                cash.completedAt(),
                lines,
                cash.taxes(),
                cash.total(),
                pence(52));
    }

    private static CardSlip slip() {
        return new CardSlip(
                CARD, "1", Optional.empty(), Optional.of("Visa"), Optional.of("1111"), false);
    }

    private static Money pence(long amount) {
        return Money.ofMinor(GBP, amount);
    }
}

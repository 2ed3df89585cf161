package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.CopiedTillTest.sell;
import static org.tillbridge.shop.Shop.CASHIER;
import static org.tillbridge.shop.Shop.GBP;
import static org.tillbridge.shop.Shop.await;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.figures.Figures.DayRevenue;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.report.DayFigures;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Draft;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A sale that a real hub cannot book whole, at a real till: what it is afterwards, and what a
/// close makes of it.
class ParkedAtTheHubTest {
    private static final String WAITS = "1 entry waits at the hub for a person";

    @TempDir Path folder;

    /// odoo/odoo#27014: one order was in error, and nothing could be validated or closed.
    /// odoo/odoo#161250: what the server refused later was a draft again, printed as it was.
    @Test
    void aDayClosesThoughTheHubParkedASaleOfItAndTheReportSaysSoAndTheSaleStaysFinished()
            throws Exception {
        try (Shop shop = Shop.open(folder);
                TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            LocalDate date = till.day().openDay().orElseThrow().businessDate();
            int number = Math.toIntExact(shop.ask("SELECT max(item) + 1 FROM item"));
            RetailTransaction odd = sells(till, article(number, "ODD", "Unheard of", 100));
            sell(till, 2);
            await("all is sent", () -> Shop.unsent(till) == 0);
            await("the till hears what is parked", () -> till.reader().parked().size() == 1);

            assertThat(till.receipts().receipt(odd.id())).isPresent();
            assertThat(till.engine().status().parked()).isEqualTo(1);

            TillClosed closing = close(till);

            assertThat(till.day().openDay()).isEmpty();
            assertThat(paper(till, closing))
                    .anyMatch(ParkedAtTheHubTest::isTheZReport)
                    .anyMatch(WAITS::equals);
            await("the close is sent too", () -> Shop.unsent(till) == 0);
            assertThat(shop.figures().workstations().getFirst().days())
                    .containsExactly(new DayRevenue(date, "GBP", 3, 100 + 2 * 255));
            assertThat(till.day().open(date.plusDays(1), Money.of(GBP, 100)))
                    .isInstanceOf(OpeningOutcome.Opened.class);
            sell(till, 1);

            shop.hub()
                    .office()
                    .importFile("items.tsv", "sku\tname\tdepartment\tprice\nODD\tOdd\t1\t1.00\n");
            await("it is settled", () -> till.reader().parked().isEmpty());

            assertThat(paper(till, closing))
                    .anyMatch(ParkedAtTheHubTest::isTheZReport)
                    .noneMatch(WAITS::equals);
            assertThat(till.journal().reader().transaction(odd.id())).isPresent();
            await("all is sent", () -> Shop.unsent(till) == 0);
            assertThat(shop.figures().agree()).isTrue();
        }
    }

    /// As the till does with goods that it knows.
    private static RetailTransaction sells(TillServices till, Article goods) {
        UUID id = new UUID(0x0190_0000_0000_7000L, 1);
        LocalDate date = till.day().openDay().orElseThrow().businessDate();
        till.journal()
                .append(
                        Draft.document(
                                CASHIER,
                                date,
                                number ->
                                        new SaleCompleted(
                                                aSale().known(id)
                                                        .numbered(number)
                                                        .of(1, goods)
                                                        .paidIn(Tender.CASH))))
                .join();
        return ((SaleCompleted) till.journal().reader().transaction(id).orElseThrow().fact())
                .transaction();
    }

    private static TillClosed close(TillServices till) {
        ClosingOutcome outcome = till.day().close(List.of(), "the drawer was not counted");
        assertThat(outcome).isInstanceOf(ClosingOutcome.Closed.class);
        return ((ClosingOutcome.Closed) outcome).closing();
    }

    /// What stands on the report of a close.
    private static List<String> paper(TillServices till, TillClosed closing) {
        DayFigures day =
                till.controls()
                        .reports()
                        .of(closing.number(), closing.businessDate())
                        .orElseThrow();
        return till
                .controls()
                .paper()
                .rows(day, new Texts(Locale.UK, till.timeZone(), GBP))
                .stream()
                .map(ParkedAtTheHubTest::words)
                .toList();
    }

    private static boolean isTheZReport(String line) {
        return line.startsWith("Z report");
    }

    private static String words(ReceiptRow row) {
        return switch (row) {
            case ReceiptRow.Title(String text) -> text;
            case ReceiptRow.Centred(String text) -> text;
            case ReceiptRow.Note(String text) -> text;
            case ReceiptRow.Amount(String text, String amount, boolean _) -> text + " " + amount;
            case ReceiptRow.Rule _, ReceiptRow.Qr _, ReceiptRow.Pass _ -> "";
        };
    }
}

package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.figures.Figures.TaxFigure;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.retail.pricing.promotion.RungBaskets;
import org.tillbridge.retail.pricing.promotion.RungBaskets.Golden;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What baskets cost was worked out apart from the engine: the till charges it, and the hub books
/// it. The file and the till's part: `GoldenBasketsTest`.
@OnEachDatabase
class GoldenBasketsAtTheHubTest {
    private static final int A_PUSH = 100;

    @Parameter TestDatabase on;
    @TempDir Path folder;

    private record Booked(long total, long tax) {}

    @Test
    void theHubBooksOfEachGoldenBasketWhatItCosts() throws Exception {
        try (Hub hub = Hub.start(on.settings(folder.resolve("hub")))) {
            hub.office().init(aShop().in(folder.resolve("shop")));
            TillFixture till = TillFixture.enrol(hub, 1, folder.resolve("till"));
            Map<String, Booked> golden = new LinkedHashMap<>();
            for (Golden each : RungBaskets.golden()) {
                RetailTransaction sale = paid(each.rung().as(till.journal().nextId()), till);
                till.journal().add(new SaleCompleted(sale));
                golden.put(
                        sale.number().toString(),
                        new Booked(
                                each.total().movePointRight(2).longValueExact(),
                                each.tax().movePointRight(2).longValueExact()));
            }
            for (long from = 1; from <= till.journal().size(); from += A_PUSH) {
                till.push(
                        till.journal()
                                .from(
                                        from,
                                        (int) Math.min(A_PUSH, till.journal().size() + 1 - from)));
            }

            assertThat(booked(hub)).isEqualTo(golden);
            WorkstationFigures figures = hub.office().figures().workstations().getFirst();
            assertThat(figures.revenue().getFirst().total())
                    .isEqualTo(golden.values().stream().mapToLong(Booked::total).sum());
            assertThat(figures.taxes().stream().mapToLong(TaxFigure::tax).sum())
                    .isEqualTo(golden.values().stream().mapToLong(Booked::tax).sum());
            assertThat(hub.office().figures().agree()).isTrue();
        }
    }

    private static RetailTransaction paid(OpenTransaction open, TillFixture till) {
        Money due = open.totals().total();
        return open.complete(
                till.journal().nextNumber(),
                open.openedAt(),
                due.isZero() ? List.of() : List.of(new Payment(Tender.CASH, due)),
                Money.zero(due.getCurrencyUnit()));
    }

    private static Map<String, Booked> booked(Hub hub) {
        Map<String, Booked> booked = new LinkedHashMap<>();
        hub.office()
                .database()
                .read(
                        sql ->
                                sql.list(
                                        "SELECT number, total, tax FROM retail_transaction",
                                        row ->
                                                booked.put(
                                                        row.getString(1),
                                                        new Booked(
                                                                row.getLong(2), row.getLong(3)))));
        return booked;
    }
}

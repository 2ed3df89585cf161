package org.tillbridge.sync.journal;

import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.number;
import static org.tillbridge.sync.journal.Fixtures.pounds;
import static org.tillbridge.sync.journal.GoldenEntries.TRANSACTION;

import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxRate.Part;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;

import java.util.List;
import java.util.Optional;

/// A sale that a state and a city tax at the same rate.
final class GoldenJurisdictions {
    private static final Part STATE = new Part("State", 50_000);
    private static final Part CITY = new Part("City", 50_000);

    private GoldenJurisdictions() {}

    static RetailTransaction sale() {
        return new RetailTransaction(
                TRANSACTION,
                number(20),
                MORNING.minusSeconds(40),
                MORNING,
                List.of(
                        new SaleLine(
                                1,
                                CANDLE.goods(),
                                Quantity.ONE,
                                CANDLE.price(),
                                Optional.of(CANDLE.price()),
                                List.of(),
                                pounds("2.15"),
                                new TaxClass("standard"),
                                TaxRate.of(List.of(STATE, CITY)),
                                pounds("0.20"),
                                List.of(pounds("0.10"), pounds("0.10"))),
                        new TenderLine(2, Tender.CASH, pounds("2.15"))),
                List.of(total(CITY), total(STATE)),
                pounds("2.15"),
                pounds("0.00"),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static TaxTotal total(Part part) {
        return new TaxTotal(TaxRate.of(List.of(part)), pounds("1.95"), pounds("0.10"));
    }
}

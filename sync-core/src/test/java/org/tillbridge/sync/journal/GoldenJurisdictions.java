package org.tillbridge.sync.journal;

import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxRate.Part;
import org.tillbridge.retail.TaxTotal;

import java.util.List;
import java.util.Optional;

/// A line that a state and a city tax at the same rate.
final class GoldenJurisdictions {
    private static final Part STATE = new Part("State", 50_000);
    private static final Part CITY = new Part("City", 50_000);

    private GoldenJurisdictions() {}
}

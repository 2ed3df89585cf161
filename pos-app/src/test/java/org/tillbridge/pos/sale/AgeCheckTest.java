package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry.TillControl.AgeChecked;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.Scope;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Goods that are not for everyone, with no hub in reach.
class AgeCheckTest {
    private static final ItemId GIN = new ItemId(501);
    private static final ItemId BEER = new ItemId(502);

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void openAShopThatSellsGinAndBeer() {
        till = TillOnDisk.openIn(folder);
        till.put(Scope.CATALOGUE, item(GIN, "GIN", 18), item(BEER, "BEER", 16));
        till.put(
                Shop.PRICES,
                Shop.price(501, Instant.EPOCH, "20.00"),
                Shop.price(502, Instant.EPOCH, "2.00"));
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void nothingIsRungBeforeSomebodyHasLookedAndThenTheQuantityIsTheOneTyped() {
        AgeCheck asked = asked(till.sale.type("3 * GIN", Optional.empty()));

        assertThat(asked.minimumAge()).isEqualTo(18);
        assertThat(asked.bornBy()).isEqualTo(LocalDate.of(1992, 12, 1));
        assertThat(till.openSale.basket()).isEmpty();
        assertThat(checks()).isEmpty();

        ScanOutcome rung = till.sale.oldEnough(asked);

        assertThat(((ScanOutcome.Added) rung).line().goods().quantity()).isEqualTo(Quantity.of(3));
        assertThat(checks()).containsExactly(new AgeChecked(Optional.of(sale()), GIN, 18, true));
    }

    @Test
    void oneAnswerIsForTheSaleAndForEveryAgeBelowIt() {
        till.sale.oldEnough(asked(till.sale.scan("GIN")));

        assertThat(till.sale.scan("GIN")).isInstanceOf(ScanOutcome.Added.class);
        assertThat(till.sale.scan("BEER")).isInstanceOf(ScanOutcome.Added.class);
        assertThat(checks()).hasSize(1);
    }

    @Test
    void aHigherAgeIsAskedForThoughALowerOneWasAnswered() {
        till.sale.oldEnough(asked(till.sale.scan("BEER")));

        assertThat(asked(till.sale.scan("GIN")).minimumAge()).isEqualTo(18);
        assertThat(till.sale.scan("BEER")).isInstanceOf(ScanOutcome.Added.class);
    }

    @Test
    void whoIsTooYoungGetsTheRestOfTheSaleAndTheAnswerIsRecorded() {
        till.sale.scan("22214");

        AgeCheck asked = asked(till.sale.type("2 * GIN", Optional.empty()));
        assertThat(till.sale.tooYoung(asked)).isEqualTo(new ScanOutcome.TooYoung(asked));

        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(1);
        assertThat(checks()).containsExactly(new AgeChecked(Optional.of(sale()), GIN, 18, false));
        assertThat(till.sale.nextQuantity()).isEqualTo(Quantity.ONE);
        assertThat(asked(till.sale.scan("GIN")).minimumAge()).isEqualTo(18);
    }

    @Test
    void aRefusalBeforeAnySaleBeginsNone() {
        till.sale.tooYoung(asked(till.sale.scan("GIN")));

        assertThat(till.openSale.basket()).isEmpty();
        assertThat(checks()).containsExactly(new AgeChecked(Optional.empty(), GIN, 18, false));
    }

    @Test
    void theAnswerSurvivesARestartAndEndsWithItsSale() {
        till.sale.oldEnough(asked(till.sale.scan("GIN")));
        till = till.restarted();
        assertThat(till.sale.scan("GIN")).isInstanceOf(ScanOutcome.Added.class);
        till.sale.cancel();

        assertThat(till.sale.scan("GIN")).isInstanceOf(ScanOutcome.NeedsAge.class);
    }

    /// Whoever gets an approval for the price has looked at the customer already.
    @Test
    void aPriceThatIsTypedForItIsKeptWhileSomebodyLooks() {
        ShelfItem gin = till.shelf.find(ItemCode.parse("GIN").orElseThrow()).getFirst();
        UnitPrice price = UnitPrice.of(Shop.GBP, new BigDecimal("18.00"));
        till.signOn(TillOnDisk.CASHIER, "4444");

        AgeCheck asked = asked(till.sale.addAtPrice(gin, price, "label"));
        assertThat(till.sale.oldEnough(asked))
                .isEqualTo(new ScanOutcome.NotAllowed(Right.PRICE_OVERRIDE));
        assertThat(checks()).isEmpty();
        till.signOn(TillOnDisk.MANAGER, "3333");
        ScanOutcome rung = till.sale.oldEnough(asked);

        assertThat(((ScanOutcome.Added) rung).line().goods().unitPrice()).isEqualTo(price);
        assertThat(checks()).hasSize(1);
    }

    @Test
    void aBirthdayIsOnItsDayAndThatOfTheTwentyNinthOfFebruaryOnTheFirstOfMarch() {
        assertThat(bornBy(LocalDate.of(2026, 2, 28))).isEqualTo(LocalDate.of(2008, 2, 28));
        assertThat(bornBy(LocalDate.of(2026, 3, 1))).isEqualTo(LocalDate.of(2008, 3, 1));
        assertThat(bornBy(LocalDate.of(2028, 2, 29))).isEqualTo(LocalDate.of(2010, 2, 28));
    }

    /// The day of the calendar counts, not the business day that was left open.
    private LocalDate bornBy(LocalDate today) {
        Instant noon = today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        till.clock().forward(Duration.between(till.clock().instant(), noon));
        return asked(till.sale.scan("GIN")).bornBy();
    }

    private static AgeCheck asked(ScanOutcome outcome) {
        return ((ScanOutcome.NeedsAge) outcome).check();
    }

    private UUID sale() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private List<AgeChecked> checks() {
        List<AgeChecked> checks = new ArrayList<>();
        for (RecordedEntry entry : till.journal.reader().read(Shop.EPOCH, 0, 1000, 1 << 20)) {
            try {
                if (EntryCodec.entry(entry.header().kind(), 1, entry.bodyText())
                        instanceof AgeChecked checked) {
                    checks.add(checked);
                }
            } catch (UnreadableEntryException odd) {
                throw new AssertionError(odd);
            }
        }
        return checks;
    }

    private static ItemRow item(ItemId id, String sku, int minimumAge) {
        return new ItemRow(
                new Item(
                        id,
                        sku,
                        sku,
                        new DepartmentId(3),
                        new TaxClass("standard"),
                        false,
                        OptionalInt.of(minimumAge)),
                List.of(ItemCode.parse(sku).orElseThrow()));
    }
}

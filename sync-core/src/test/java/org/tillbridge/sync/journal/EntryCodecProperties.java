package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.GBP;
import static org.tillbridge.sync.journal.Fixtures.STANDARD_RATE;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.joda.money.Money;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;

import java.util.List;
import java.util.stream.IntStream;

class EntryCodecProperties {
    @Property(tries = 300)
    void everySaleIsReadAsItWasWrittenAndWrittenAsItWasRead(@ForAll("sales") SaleCompleted sale)
            throws UnreadableEntryException {
        String body = EntryCodec.body(sale);
        JournalEntry read = EntryCodec.entry("SaleCompleted", 1, body);
        assertThat(read).isEqualTo(sale);
        assertThat(EntryCodec.body(read)).isEqualTo(body);
    }

    @Property(tries = 300)
    void anyTextIsKept(@ForAll("texts") String reason) throws UnreadableEntryException {
        StockAdjusted adjusted =
                new StockAdjusted(
                        List.of(new Adjustment(1, new ItemId(1), new Quantity(-1), reason)));
        assertThat(EntryCodec.entry("StockAdjusted", 1, EntryCodec.body(adjusted)))
                .isEqualTo(adjusted);
    }

    @Property(tries = 3000)
    void aTextWithAFewWrongCharactersIsReadOrRefusedAndNothingElse(
            @ForAll("goldenTexts") GoldenText golden,
            @ForAll List<@IntRange(min = 0, max = 1_000_000) Integer> places,
            @ForAll("wrongCharacters") String characters) {
        StringBuilder text = new StringBuilder(golden.text());
        for (int place : places) {
            char wrong = characters.charAt(place % characters.length());
            text.setCharAt(place % text.length(), wrong);
        }
        try {
            if (golden.kind().isEmpty()) {
                assertThat(EntryCodec.header(text.toString()).sequence()).isPositive();
            } else {
                assertThat(EntryCodec.entry(golden.kind(), 1, text.toString())).isNotNull();
            }
        } catch (UnreadableEntryException odd) {
            assertThat(odd.text()).isNotBlank();
        }
    }

    /// @param kind empty for a header
    record GoldenText(String kind, String text) {}

    @Provide
    Arbitrary<GoldenText> goldenTexts() {
        List<GoldenText> bodies =
                GoldenEntries.all().stream()
                        .map(one -> new GoldenText(EntryCodec.kind(one), EntryCodec.body(one)))
                        .toList();
        return Arbitraries.oneOf(
                Arbitraries.of(bodies),
                Arbitraries.just(new GoldenText("", EntryCodec.header(GoldenEntries.header()))));
    }

    @Provide
    Arbitrary<String> wrongCharacters() {
        return Arbitraries.strings()
                .withChars("{}[]:,\"\\0123456789-+.eEtfnu \n\u0000\ud800x")
                .ofMinLength(1)
                .ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(60).map(StrictJsonCodec::storable);
    }

    @Provide
    Arbitrary<SaleCompleted> sales() {
        Arbitrary<Article> article =
                Combinators.combine(
                                Arbitraries.integers().greaterOrEqual(1),
                                texts(),
                                texts(),
                                Arbitraries.longs().between(0, 10_000_000_000L))
                        .as(EntryCodecProperties::article);
        Arbitrary<Integer> units = Arbitraries.integers().between(1, 100_000);
        return Combinators.combine(article, units)
                .as(Bought::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(EntryCodecProperties::sale);
    }

    private record Bought(Article article, int units) {}

    private static Article article(int item, String name, String code, long price) {
        ItemCode known = ItemCode.parse(code).orElse(new ItemCode("4711"));
        return new Article(
                new Goods.OfItem(new ItemId(item), name, known),
                new UnitPrice(GBP, price),
                new TaxClass("standard"),
                STANDARD_RATE);
    }

    private static SaleCompleted sale(List<Bought> basket) {
        TransactionFixture sale = Fixtures.aSale();
        basket.forEach(bought -> sale.of(bought.units(), bought.article()));
        IntStream.range(0, basket.size() % 2).forEach(_ -> sale.voided());
        return new SaleCompleted(
                sale.paidWith(Money.ofMinor(GBP, Long.MAX_VALUE / 2), Tender.CASH));
    }
}

package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.FeedCodec.Logged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

class FeedCodecTest {
    private static final Scope BATH = new Scope.Store(new StoreId(1));
    private static final Instant NOON = Instant.ofEpochMilli(1291204800000L);

    @Test
    void aTransactionIsWrittenAsEverBefore() throws IOException {
        FeedRow stock = FeedRow.put("stock", "4711", "{\"item\":4711,\"onHand\":6000}");
        FeedTransaction first =
                FeedCodec.next(
                        Cursor.start(BATH),
                        NOON,
                        List.of(stock, FeedRow.removed("parked", "2/00c0ffee00c0ffee/18/stock/3")),
                        ScopeChecksum.ZERO.plus(
                                "stock", "4711", "{\"item\":4711,\"onHand\":6000}"));

        assertThat(first.content()).isEqualTo(Golden.text("feed-transaction.json"));
        assertThat(first.h().hex()).isEqualTo(Golden.text("feed-transaction.h"));
    }

    @Test
    void aPageCarriesTheExactTexts() throws IOException {
        FeedTransaction first = transaction(Cursor.start(BATH), List.of());
        FeedTransaction second = transaction(Cursor.start(BATH).then(first), List.of());

        byte[] json = FeedCodec.page(List.of(logged(first), logged(second)), true);

        assertThat(FeedCodec.page(json)).isEqualTo(new FeedPage(List.of(first, second), true));
    }

    @Property
    void whatWasWrittenIsReadAndFollows(@ForAll("rows") List<FeedRow> rows) {
        FeedTransaction written = transaction(Cursor.start(BATH), rows);

        assertThat(FeedCodec.transaction(logged(written))).isEqualTo(written);
        assertThat(written.follows(Cursor.start(BATH))).isTrue();
        assertThat(written.follows(new Cursor(BATH, 0, written.h()))).isFalse();
    }

    @Test
    void aTransactionThatMiscountsItsRowsIsRefused() {
        String content = transaction(Cursor.start(BATH), List.of()).content();
        String wrong = content.replace("\"rowCount\":0", "\"rowCount\":1");

        assertThatThrownBy(() -> FeedCodec.transaction(new Logged(wrong, Hash.ZERO)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("rowCount is not the number of rows");
    }

    @Test
    void aCharacterCutInHalfIsRefused() {
        String content = transaction(Cursor.start(BATH), List.of()).content();
        byte[] page =
                ("{\"transactions\":[{\"content\":\"" + content.replace("\"", "\\\"") + "\\ud83d")
                        .concat("\",\"h\":\"" + Hash.ZERO.hex() + "\"}],\"more\":false}")
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> FeedCodec.page(page)).hasMessage("content is not Unicode");
    }

    @Test
    void cursorsAreReadAsTheyAreWritten() {
        List<Cursor> cursors =
                List.of(
                        Cursor.start(Scope.CATALOGUE),
                        new Cursor(new Scope.Prices(1), 3, Hash.of(new byte[] {1})),
                        new Cursor(BATH, 9, Hash.of(new byte[] {2})));

        assertThat(Cursor.parse(Cursor.text(cursors))).isEqualTo(cursors);
        assertThatThrownBy(() -> Cursor.parse("store:1@9"))
                .isInstanceOf(UnreadableMessageException.class);
        assertThatThrownBy(() -> Cursor.parse(Cursor.text(List.of(cursors.get(0), cursors.get(0)))))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Property
    void aChecksumDoesNotKnowTheOrderOfItsRows(@ForAll("rows") List<FeedRow> rows) {
        assertThat(sum(rows.reversed())).isEqualTo(sum(rows));
    }

    @Property
    void whatIsAddedAndTakenAwayIsGone(@ForAll("rows") List<FeedRow> rows, @ForAll String body) {
        ScopeChecksum sum = sum(rows);

        assertThat(sum.plus("item", "1", body).minus("item", "1", body)).isEqualTo(sum);
        assertThat(ScopeChecksum.parse(sum.hex())).isEqualTo(sum);
    }

    @Provide
    Arbitrary<List<FeedRow>> rows() {
        Arbitrary<String> body =
                Arbitraries.strings()
                        .withChars('a', '"', '\\', 'é', '€')
                        .ofMaxLength(40)
                        .map(text -> "{" + text + "}");
        return Combinators.combine(
                        Arbitraries.of("item", "stock", "price"),
                        Arbitraries.integers().between(1, 99).map(String::valueOf),
                        body.optional())
                .as(FeedRow::new)
                .list()
                .ofMaxSize(20);
    }

    private static ScopeChecksum sum(List<FeedRow> rows) {
        ScopeChecksum sum = ScopeChecksum.ZERO;
        for (FeedRow row : rows) {
            sum = sum.plus(row.kind(), row.key(), row.body().orElse(""));
        }
        return sum;
    }

    private static FeedTransaction transaction(Cursor previous, List<FeedRow> rows) {
        return FeedCodec.next(previous, NOON, rows, new ScopeChecksum(-1));
    }

    private static Logged logged(FeedTransaction transaction) {
        return new Logged(transaction.content(), transaction.h());
    }
}

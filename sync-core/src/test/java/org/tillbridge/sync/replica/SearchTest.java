package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.item;
import static org.tillbridge.sync.replica.Shop.numbers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.Scope;

import java.util.List;
import java.util.stream.IntStream;

class SearchTest extends WithReplica {
    @BeforeEach
    void fill() {
        hub.put(
                Scope.CATALOGUE,
                item(1, "Jumbo bag owls", "02000000047119", "22386"),
                item(2, "JUMBO BAG Red Retrospot", "85099B"),
                item(3, "Red woolly hottie white heart", "84029E"),
                item(4, "Café au lait \"mug\"", "CAFE-1"),
                item(5, "White jumbo candle", "00123"));
        follow();
    }

    @Test
    void wordsMatchInAnyOrder() {
        assertThat(found("bag jumbo")).containsExactly(1, 2);
        assertThat(found("retro bag")).containsExactly(2);
    }

    @Test
    void namesThatStartWithWhatWasTypedComeFirst() {
        assertThat(found("jumbo")).containsExactly(1, 2, 5);
        assertThat(found("red")).containsExactly(3, 2);
        assertThat(found("white")).containsExactly(5, 3);
    }

    @Test
    void aWordMatchesInsideANameButOnlyAtTheBeginningOfACode() {
        assertThat(found("oolly")).containsExactly(3);
        assertThat(found("5099")).isEmpty();
        assertThat(found("85099")).containsExactly(2);
    }

    @Test
    void oneOrTwoCharactersMustStartAWordOrACode() {
        assertThat(found("b")).containsExactly(1, 2);
        assertThat(found("ow")).containsExactly(1);
        assertThat(found("wl")).isEmpty();
        assertThat(found("84")).containsExactly(3);
    }

    @Test
    void letterCaseAndAccentsDoNotMatter() {
        assertThat(found("CAFÉ")).containsExactly(4);
        assertThat(found("cafe")).containsExactly(4);
    }

    @Test
    void aPrintedNumberIsFoundFromItsBeginning() {
        assertThat(found("20000000")).containsExactly(1);
        assertThat(found("02000000")).containsExactly(1);
        assertThat(found("2000000047119")).containsExactly(1);
        assertThat(found("00123")).containsExactly(5);
    }

    @Test
    void whateverIsTypedIsOnlyText() {
        assertThat(found("\"mug\"")).containsExactly(4);
        assertThat(found("\"")).containsExactly(4);
        for (String odd : List.of("*", "OR", "name:", "a AND", "^jum", "(", "  ", "-", "\0", "'")) {
            assertThat(reader.search(odd, 8).items()).isNotNull();
        }
    }

    @Test
    void theNumberOfAllMatchesIsSaid() {
        for (int from = 100; from < 1100; from += 200) {
            hub.put(
                    Scope.CATALOGUE,
                    IntStream.range(from, from + 200)
                            .mapToObj(number -> item(number, "Bunting " + number))
                            .toArray(ReplicaRow[]::new));
        }
        follow();
        SearchResult result = reader.search("bunting", 8);
        assertThat(result.total()).isEqualTo(1000);
        assertThat(numbers(result.items()))
                .containsExactly(100, 1000, 1001, 1002, 1003, 1004, 1005, 1006);
        assertThat(numbers(reader.search("bunting 700", 8).items())).containsExactly(700);
        assertThat(numbers(reader.search("7", 3).items())).containsExactly(700, 701, 702);
        assertThat(reader.search("bunting", 8)).isEqualTo(result);
    }

    @Test
    void anItemIsFoundByItsNewNameAlone() {
        hub.put(Scope.CATALOGUE, item(1, "Small purse", "22386"));
        follow();
        assertThat(found("owls")).isEmpty();
        assertThat(found("purse")).containsExactly(1);
    }

    @Test
    void discontinuedItemsComeLast() {
        hub.remove(Scope.CATALOGUE, item(1, "Jumbo bag owls"));
        follow();
        assertThat(found("jumbo")).containsExactly(2, 5, 1);
    }

    @Test
    void rightAfterALoadTheSearchSaysHowMuchIsThere() {
        hub.put(Shop.PRICES, Shop.price(1, Shop.NOON, "1.95"));
        try (ReplicaLoad load = replica.startLoad(replica.missing())) {
            hub.load(load, folder);
            load.finish();
        }
        assertThat(reader.search("jumbo", 8).searchedOnly()).contains(new LoadedOf(0, 5));
        assertThat(replica.fillItems(2)).isTrue();
        SearchResult some = reader.search("jumbo", 8);
        assertThat(some.searchedOnly()).contains(new LoadedOf(2, 5));
        assertThat(numbers(some.items())).containsExactly(1, 2);
        while (replica.fillItems(2)) {
            assertThat(reader.search("jumbo", 8).searchedOnly()).isPresent();
        }
        assertThat(found("jumbo")).containsExactly(1, 2, 5);
        assertThat(reader.search("jumbo", 8).searchedOnly()).isEmpty();
    }

    private List<Integer> found(String text) {
        SearchResult result = reader.search(text, 8);
        assertThat(result.total()).isEqualTo(result.items().size());
        return numbers(result.items());
    }

    @Override
    void follow() {
        super.follow();
        while (replica.fillItems(100)) {
            assertThat(replica.missing()).isNotNull();
        }
    }
}

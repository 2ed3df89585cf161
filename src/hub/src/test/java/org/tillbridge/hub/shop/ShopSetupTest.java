package org.tillbridge.hub.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.store.HubDatabase;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ShopSetupTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2010-11-30T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void theSameChanceGivesEachOperatorTheSameSalt() throws Exception {
        String people =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(person -> person + "\tP. Doe\tcashier\t%04d\t".formatted(person))
                        .collect(Collectors.joining("\n"));
        Path shop =
                aShop().with("operators.tsv", "operator\tname\trole\tpin\tstores\n" + people)
                        .in(folder.resolve("shop"));

        List<String> salts = salts(shop, "first.db");

        assertThat(salts).hasSize(40).doesNotHaveDuplicates();
        assertThat(salts(shop, "second.db")).isEqualTo(salts);
    }

    private List<String> salts(Path shop, String name) throws Exception {
        try (HubDatabase database = HubDatabase.open(folder.resolve(name))) {
            new ShopSetup(database, CLOCK, new Random(1), 1000, (_, _, _) -> {}).take(shop);
            return database.read(sql -> new ShopStore(sql).operators()).stream()
                    .map(operator -> HexFormat.of().formatHex(operator.secret().salt()))
                    .toList();
        }
    }
}

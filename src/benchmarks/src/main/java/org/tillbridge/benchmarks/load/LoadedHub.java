package org.tillbridge.benchmarks.load;

import org.tillbridge.benchmarks.BigCatalogue;
import org.tillbridge.benchmarks.load.LoadRound.Spent;
import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.process.ImageOptions;
import org.tillbridge.demo.replay.News;
import org.tillbridge.hub.BackOffice;
import org.tillbridge.hub.HubApp;
import org.tillbridge.hub.HubMetrics;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.PostgresServer;
import org.tillbridge.hub.ShopFixture;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.retail.StoreId;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A hub of many stores in a process of its own, on a PostgreSQL that syncs each commit.
final class LoadedHub implements AutoCloseable {
    static final int ITEMS = 2_000;

    /// The stores of the fixture's people.
    private static final int WITH_PEOPLE = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String READY = "Hub listening at ";

    private final Path folder;
    private final PostgresServer postgres = PostgresServer.startDurable();
    private final News news = new News();
    private Optional<Child> process = Optional.empty();
    private String address = "";

    /// @param folder for its files
    LoadedHub(Path folder) {
        this.folder = folder;
    }

    /// Sets up a shop with so many stores, and what it sells.
    void setUp(int stores) throws IOException, SetupException {
        Path shop =
                ShopFixture.aShop()
                        .with("stores.tsv", storesFile(Math.max(stores, WITH_PEOPLE)))
                        .in(folder.resolve("shop"));
        Path catalogue = BigCatalogue.write(folder.resolve("catalogue"), ITEMS);
        try (BackOffice office = office()) {
            office.init(shop);
            office.importFile("items.tsv", Files.readString(catalogue.resolve("items.tsv")));
        }
    }

    private static String storesFile(int stores) {
        return IntStream.rangeClosed(1, stores)
                .mapToObj("%1$d\tStore %1$d\tGB\tEurope/London\t1\tyes\tdocument\n"::formatted)
                .collect(
                        Collectors.joining(
                                "",
                                "store\tname\tcountry\ttimeZone\tpriceList\ttaxIncluded"
                                        + "\ttaxRounding\n",
                                ""));
    }

    /// Writes a line for each of so many codes.
    Path codes(int many, int tillsInAStore) throws IOException {
        List<String> codes = new ArrayList<>();
        try (BackOffice office = office()) {
            for (int n = 0; n < many; n++) {
                StoreId store = new StoreId(1 + n / tillsInAStore);
                codes.add(office.code(store, Optional.empty()).orElseThrow().text());
            }
        }
        return Files.write(folder.resolve("codes.txt"), codes);
    }

    private BackOffice office() {
        return BackOffice.open(settings(), Clock.systemUTC(), new SecureRandom());
    }

    private HubSettings settings() {
        return HubSettings.of(files())
                .withDatabase(postgres.databaseOf(files()))
                .withPinIterations(1_000);
    }

    private Path files() {
        return folder.resolve("hub");
    }

    void start() {
        process =
                Optional.of(
                        Child.start(
                                HubApp.class,
                                ImageOptions.hub(),
                                List.of(
                                        "serve",
                                        "--folder",
                                        files().toString(),
                                        "--database",
                                        postgres.urlOf(files()),
                                        "--port",
                                        "0"),
                                folder.resolve("hub.log"),
                                this::heard));
        news.await("the hub's start", PATIENCE, () -> !address.isEmpty());
    }

    private void heard(String line) {
        if (line.startsWith(READY)) {
            news.change(() -> address = line.substring(READY.length()));
        }
    }

    String address() {
        return address;
    }

    /// Returns when so many wait for news.
    void awaitWaiting(int many) throws IOException {
        HubMetrics.await(URI.create(address), "feed_waiting", many, PATIENCE);
    }

    /// On processors until now, since some beginning.
    Spent spent() {
        return new Spent(
                ProcessorTime.of(process.orElseThrow().process()),
                ProcessorTime.of(postgres.process()),
                Duration.ofNanos(System.nanoTime()));
    }

    Figures figures() {
        try (BackOffice office = office()) {
            return office.figures();
        }
    }

    @Override
    public void close() throws IOException {
        process.ifPresent(Child::close);
        postgres.stop();
    }
}

package org.tillbridge.benchmarks;

import org.tillbridge.hub.Hub;
import org.tillbridge.hub.PagedRows;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.DatabaseAddress;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The lists of head office at 100,000 rows, turned from the first page to the last over HTTP.
final class ListsBenchmark implements Benchmark {
    private static final int ROWS = 100_000;
    private static final int AT_ONCE = 5_000;
    private static final double LONGEST_MILLIS = 500;

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public List<Figure> run(Path folder) throws Exception {
        try (BenchShop shop = BenchShop.open(folder)) {
            write(folder.resolve("hub").resolve("hub.db"));
            String key = key(folder.resolve("hub").resolve("api-keys.tsv"));
            List<Figure> figures = new ArrayList<>();
            for (String list :
                    List.of("items", "items?query=b0", "items?query=mug", "conflicts", "parked")) {
                figures.add(turn(shop.hub(), key, list));
            }
            figures.add(searches(shop.hub(), key));
            return figures;
        }
    }

    private static void write(Path file) {
        try (HubDatabase database =
                HubDatabase.open(new DatabaseAddress.File(file), StatementHook.NONE)) {
            PagedRows rows = new PagedRows(database);
            for (int n = 0; n < ROWS; n += AT_ONCE) {
                rows.conflicts(n, AT_ONCE);
                rows.parked(n, AT_ONCE);
            }
        }
    }

    private static String key(Path file) throws Exception {
        return Files.readAllLines(file).getLast().split("\t", -1)[1];
    }

    private Figure turn(Hub hub, String key, String list) throws Exception {
        List<Long> nanos = new ArrayList<>();
        long rows = 0;
        String next = "";
        do {
            String target = list + (list.contains("?") ? "&" : "?") + "limit=100" + next;
            long start = System.nanoTime();
            JsonNode page = get(hub, key, target);
            nanos.add(System.nanoTime() - start);
            rows += page.findValue(arrayOf(list)).size();
            next = page.has("next") ? "&after=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
        Times times = times(nanos);
        return new Figure(
                "A page of " + PageRequest.USUAL + " of " + list + ", p95",
                times.quantile(0.95),
                LONGEST_MILLIS,
                "ms",
                "%d rows in %d pages, each over HTTP, until it is read; p50 %s, longest %s ms"
                        .formatted(
                                rows,
                                nanos.size(),
                                Figure.number(times.median()),
                                Figure.number(times.longest())));
    }

    private Figure searches(Hub hub, String key) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (int n = 1; n <= 300; n++) {
            String name = BigCatalogue.name(n * 331).toLowerCase(Locale.ROOT);
            String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
            long start = System.nanoTime();
            JsonNode page = get(hub, key, "items?query=" + query);
            nanos.add(System.nanoTime() - start);
            if (page.path("items").isEmpty()) {
                throw new IllegalStateException("Not found: " + name);
            }
        }
        Times times = times(nanos);
        return new Figure(
                "An item by the words of its name, p95",
                times.quantile(0.95),
                LONGEST_MILLIS,
                "ms",
                "300 searches among 100,000 items over HTTP; p50 %s, longest %s ms"
                        .formatted(Figure.number(times.median()), Figure.number(times.longest())));
    }

    private static Times times(List<Long> nanos) {
        return Times.ofNanos(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private static String arrayOf(String list) {
        if (list.startsWith("items")) {
            return "items";
        }
        return list.equals("parked") ? "effects" : "latest";
    }

    private JsonNode get(Hub hub, String key, String target) throws Exception {
        URI address = hub.address().resolve("/v1/admin/" + target);
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + key)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(target + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}

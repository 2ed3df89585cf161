package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.DayFixture.DAY;
import static org.tillbridge.hub.DayFixture.closes;
import static org.tillbridge.hub.DayFixture.opens;
import static org.tillbridge.hub.DayFixture.sells;
import static org.tillbridge.hub.DayFixture.today;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/// How head office sees store days, and declares somebody absent: by command and by call.
class DayCommandTest {
    @TempDir Path folder;
    private Hub hub;
    private TillFixture first;
    private TillFixture second;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(settings(), folder.resolve("shop"));
        first = TillFixture.enrol(hub, 1, folder.resolve("first"));
        second = TillFixture.enrol(hub, 1, folder.resolve("second"));
        opens(first);
        opens(second);
        sells(first, 2);
        closes(first);
    }

    private HubSettings settings() {
        return HubSettings.of(folder.resolve("hub")).withPinIterations(1_000);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aManagerSeesWhoIsStillOpenDeclaresThemAbsentAndSeesWhatCameAfterwards() {
        assertThat(told(0))
                .isEqualTo(
                        "Store 1, 2010-12-01, provisional, waits for workstation 2 Till 2 (open):"
                                + " 1 transactions, GBP 3.90, tax GBP 0.58\n");

        assertThat(
                        told(
                                0,
                                "--store",
                                "1",
                                "--date",
                                "2010-12-01",
                                "--absent",
                                "2",
                                "--reason",
                                "dark"))
                .matches(
                        "Store 1, 2010-12-01, complete since 20.*Z: 1 transactions, GBP 3.90, tax"
                                + " GBP 0.58\n  absent since 20.*Z: workstation 2 Till 2: dark\n");

        sells(second, 1);
        assertThat(told(0, "--store", "1").lines())
                .hasSize(3)
                .last()
                .isEqualTo(
                        "  addendum 1, came on %s: 1 transactions, GBP 1.95, tax GBP 0.29"
                                .formatted(today()));
        assertThat(told(0, "--store", "2")).isEmpty();
    }

    @Test
    void whatCannotBeDeclaredIsRefusedWithASentence() {
        assertThat(
                        told(
                                1,
                                "--store",
                                "1",
                                "--date",
                                "2010-12-01",
                                "--absent",
                                "1",
                                "--reason",
                                "x"))
                .isEqualTo("Workstation 1 has closed the day.\n");
        assertThat(told(1, "--store", "1", "--absent", "2", "--reason", "x"))
                .isEqualTo("--absent is of a day: say --store and --date too.\n");
        assertThat(told(1, "--store", "0")).isEqualTo("There is no store 0.\n");
        assertThat(
                        told(
                                1,
                                "--store",
                                "1",
                                "--date",
                                "2010-12-01",
                                "--absent",
                                "0",
                                "--reason",
                                "x"))
                .isEqualTo("There is no workstation 0 in store 1.\n");
        assertThat(told(2, "--absent", "2")).contains("--reason");
        assertThat(told(2, "--date", "yesterday")).contains("yesterday");
    }

    @Test
    void aProgramSeesAndDeclaresTheSame() throws Exception {
        hub.close();
        Files.writeString(
                folder.resolve("hub/api-keys.tsv"),
                "name\tkey\tscopes\nreport\ttwo\tfigures\nmanager\tfour\trepair\n");
        hub = Hub.start(settings());

        assertThat(call("two", "GET", "/v1/admin/days?store=1&date=2010-12-01", "").body())
                .isEqualTo(
                        "{\"days\":[{\"store\":1,\"businessDate\":\"2010-12-01\",\"waitsFor\":[{\"workstation\":2,\"name\":\"Till"
                            + " 2\",\"open\":true}],\"absent\":[],\"sales\":["
                            + "{\"currency\":\"GBP\",\"transactions\":1,\"total\":390,\"tax\":58}],"
                            + "\"addenda\":[]}]}");
        String absences = "/v1/admin/workstations/%d/absences/" + DAY;
        String because = "{\"reason\":\"dark\"}";
        assertThat(call("four", "POST", absences.formatted(1), because))
                .extracting(HttpResponse::statusCode, HttpResponse::body)
                .containsExactly(
                        409,
                        "{\"error\":\"notWaitedFor\",\"text\":\"Workstation 1 has closed the"
                                + " day.\"}");
        assertThat(call("four", "POST", absences.formatted(9), because).statusCode())
                .isEqualTo(404);
        assertThat(call("four", "POST", absences.formatted(2), because).body())
                .contains("\"completedAt\":", "\"waitsFor\":[]");
    }

    private HttpResponse<String> call(String key, String method, String target, String body)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(hub.address().resolve(target))
                        .header("Authorization", "Bearer " + key)
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// What the command says.
    private String told(int status, String... arguments) {
        CommandRun run = CommandRun.of(settings(), "day", arguments);
        assertThat(run.status()).as(run.said()).isEqualTo(status);
        return run.said();
    }
}

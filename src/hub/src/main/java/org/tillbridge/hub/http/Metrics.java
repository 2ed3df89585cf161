package org.tillbridge.hub.http;

import org.tillbridge.hub.feed.FeedBell;
import org.tillbridge.hub.healing.Healing;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.Settlement;
import org.tillbridge.hub.snapshot.Snapshots;

import java.nio.charset.StandardCharsets;

/// What a Prometheus server reads (text exposition format 0.0.4). No person is in it.
final class Metrics {
    private final IntakeCounts intake;
    private final Settlement settlement;
    private final Healing healing;
    private final FeedBell bell;
    private final Snapshots snapshots;

    Metrics(
            IntakeCounts intake,
            Settlement settlement,
            Healing healing,
            FeedBell bell,
            Snapshots snapshots) {
        this.healing = healing;
        this.intake = intake;
        this.settlement = settlement;
        this.bell = bell;
        this.snapshots = snapshots;
    }

    Reply reply() {
        StringBuilder text = new StringBuilder();
        add(text, "entries_total", "counter", "Journal entries taken in", intake.entries());
        add(text, "chunks_total", "counter", "Transactions they came in", intake.chunks());
        add(
                text,
                "parked_effects_total",
                "counter",
                "Effects that could not be applied when they came",
                intake.parkedEffects());
        add(
                text,
                "parked_effects",
                "gauge",
                "Effects that wait to be applied",
                settlement.waiting());
        add(
                text,
                "quarantined_entries_total",
                "counter",
                "Entries under the id of another",
                intake.quarantined());
        add(
                text,
                "forks_total",
                "counter",
                "Pushes of a journal with another history",
                intake.forks());
        add(
                text,
                "healing",
                "gauge",
                "1 while a hub that was restored gets back what it lost",
                healing.since().isPresent() ? 1 : 0);
        add(text, "feed_waiting", "gauge", "Workstations that wait for news", bell.waiting());
        add(text, "snapshots_total", "counter", "Snapshots built", snapshots.built());
        Runtime runtime = Runtime.getRuntime();
        add(
                text,
                "heap_bytes",
                "gauge",
                "Memory in use",
                runtime.totalMemory() - runtime.freeMemory());
        return Reply.of(
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void add(StringBuilder text, String name, String type, String help, long value) {
        text.append(
                """
                # HELP tillbridge_%1$s %2$s.
                # TYPE tillbridge_%1$s %3$s
                tillbridge_%1$s %4$d
                """
                        .formatted(name, help, type, value));
    }
}

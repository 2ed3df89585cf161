package org.tillbridge.blackbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All scenarios, by name.
public final class BlackBox {
    /// Whose tills push to nodes that only a server's database can have.
    private static final String NODES = "node-killed";

    /// Whose hub has a disk of its own.
    private static final String HUBS_DISK = "hub-disk-full";

    private static final Map<String, Making> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("kills-while-finishing", KillsWhileFinishing::new);
        SCENARIOS.put("faulty-line", FaultyLine::new);
        SCENARIOS.put("hub-killed", HubKilled::new);
        SCENARIOS.put(NODES, NodeKilled::new);
        SCENARIOS.put("cloned-disk", ClonedDisk::new);
        SCENARIOS.put("restored-disk", RestoredDisk::new);
        SCENARIOS.put("disk-full", DiskFull::new);
        SCENARIOS.put(HUBS_DISK, HubDiskFull::new);
        SCENARIOS.put("ten-tills", TenTills::new);
        SCENARIOS.put("poison-first", PoisonFirst::new);
        SCENARIOS.put("slow-hub", SlowHub::new);
        SCENARIOS.put("clock-jumps", ClockJumps::new);
        SCENARIOS.put("tls-dates", TlsDates::new);
    }

    private BlackBox() {}

    @FunctionalInterface
    private interface Making {
        Scenario of(Order order) throws IOException;
    }

    /// What became of a scenario.
    ///
    /// @param account what was done
    /// @param report what everybody said, or why it did not come to its end
    public record Outcome(String name, String account, boolean agrees, String report) {}

    /// Those that can be run on an engine.
    public static List<String> names(Order.Engine engine) {
        return SCENARIOS.keySet().stream()
                .filter(name -> !name.equals(NODES) || engine == Order.Engine.POSTGRESQL)
                .filter(name -> !name.equals(HUBS_DISK) || engine == Order.Engine.SQLITE)
                .toList();
    }

    private static Making making(String name) {
        return Optional.ofNullable(SCENARIOS.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No scenario is " + name));
    }

    /// Runs one; what it has to say is also kept in its folder.
    public static Outcome run(String name, Order order) throws IOException {
        Files.createDirectories(order.folder());
        Path kept = order.folder().resolve("report.txt");
        String account = "";
        boolean agrees = false;
        try (PrintStream out = new PrintStream(kept.toFile(), StandardCharsets.UTF_8);
                Scenario scenario = making(name).of(order)) {
            try {
                agrees = scenario.run(out);
            } catch (IOException | RuntimeException | Error broken) {
                broken.printStackTrace(out);
            }
            account = scenario.account();
        }
        return new Outcome(name, account, agrees, Files.readString(kept));
    }
}

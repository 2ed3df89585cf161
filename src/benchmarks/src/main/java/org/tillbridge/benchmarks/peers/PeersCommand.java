package org.tillbridge.benchmarks.peers;

import org.tillbridge.demo.data.FreshFolder;
import org.tillbridge.demo.process.QuietLog;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Runs the workloads of [PeerWorkload], and beside them, if there is one, a program that measures
/// other engines with the same ones.
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description = {
            "Measures bootstrap (W1), drain (W2), propagation (W3), a poison entry (W5) and kills"
                    + " in mid-drain (W6), and a till's memory: a line of JSON for each run, then a"
                    + " table.",
            "Exit status 1 if a run failed."
        })
public final class PeersCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(arity = "0..*", description = "Which of them: ${COMPLETION-CANDIDATES}; else all.")
    private List<PeerWorkload> workloads = List.of();

    @Option(names = "--n", description = "How many rows, sales or updates instead of the usual.")
    private int n;

    @Option(names = "--runs", description = "Usual: ${DEFAULT-VALUE}")
    private int runs = 1;

    @Option(
            names = "--beside",
            paramLabel = "PROGRAM",
            description =
                    "Also run PROGRAM WORKLOAD before each of ours; it prints lines of JSON as"
                            + " this does: peer, workload, seconds or p50_ms …")
    private String beside = "";

    @Option(names = "--folder", description = "Where to work (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("target", "peers");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        QuietLog.into(folder.resolve("peers.log"));
        List<JsonNode> lines = new ArrayList<>();
        for (PeerWorkload workload :
                workloads.isEmpty() ? List.of(PeerWorkload.values()) : workloads) {
            for (int run = 0; run < runs; run++) {
                if (!beside.isEmpty() && workload != PeerWorkload.MEMORY) {
                    others(workload, line -> print(lines, line));
                }
                print(lines, ours(workload));
            }
        }
        table(lines).forEach(out()::println);
        out().flush();
        return lines.stream().anyMatch(line -> line.has("failed")) ? 1 : 0;
    }

    private JsonNode ours(PeerWorkload workload) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("peer", "tillbridge");
        try {
            line.putAll(workload.run(FreshFolder.at(folder.resolve(workload.name())), n));
        } catch (IOException | RuntimeException failure) {
            line.putAll(failed(workload, failure.toString()));
        }
        line.replaceAll((_, value) -> value instanceof Double some ? rounded(some) : value);
        return JSON.valueToTree(line);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static Map<String, Object> failed(PeerWorkload workload, String why) {
        return Map.of("workload", workload.name(), "failed", why);
    }

    /// @param each told of what it prints; and that it failed, where it did or that is not JSON
    private void others(PeerWorkload workload, Consumer<JsonNode> each)
            throws InterruptedException {
        try {
            Process program =
                    new ProcessBuilder(beside, workload.name())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (BufferedReader printed = program.inputReader(StandardCharsets.UTF_8)) {
                for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                    each.accept(JSON.readTree(line));
                }
            } catch (JacksonException unreadable) {
                program.destroy();
                throw unreadable;
            }
            int status = program.waitFor();
            if (status != 0) {
                throw new IOException(beside + " ended with status " + status);
            }
        } catch (IOException | JacksonException failure) {
            each.accept(JSON.valueToTree(failed(workload, failure.toString())));
        }
    }

    private void print(List<JsonNode> lines, JsonNode line) {
        lines.add(line);
        out().println(line);
        out().flush();
    }

    /// A row for each run, a column for whatever any of them says.
    private static List<String> table(List<JsonNode> lines) {
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> columns.addAll(line.propertyNames()));
        List<String> table = new ArrayList<>();
        table.add("");
        table.add(row(columns));
        table.add(row(columns.stream().map(_ -> "---").toList()));
        for (JsonNode line : lines) {
            table.add(row(columns.stream().map(name -> line.path(name).asString("")).toList()));
        }
        return table;
    }

    private static String row(Iterable<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

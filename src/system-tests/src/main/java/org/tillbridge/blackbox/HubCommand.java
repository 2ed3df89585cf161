package org.tillbridge.blackbox;

import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.Circumstances.Program;
import org.tillbridge.demo.replay.TillSays;
import org.tillbridge.hub.Hub;
import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.http.RequestSignatures;
import org.tillbridge.hub.intake.ChunkSize;
import org.tillbridge.hub.store.DatabaseAddress;
import org.tillbridge.hub.store.StatementHook;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/// A hub as a process whose clock jumps, or that stops before a statement and waits to be killed.
@Command(name = "hub", hidden = true)
final class HubCommand implements Callable<Integer> {
    private static final String DIES = "blackbox.dies";
    private static final String CLOCK = "blackbox.clock";

    @Option(names = "--folder", required = true)
    private Path folder = Path.of("");

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--database")
    private Optional<String> database = Optional.empty();

    /// @param statement how it begins
    /// @param times the how manieth such one it does not get past
    static Child dyingAt(Program program, String statement, int times) {
        return program.start(
                HubCommand.class, List.of("-D%s=%d:%s".formatted(DIES, times, statement)));
    }

    static Child withJumpingClock(Program program, long seed) {
        return program.start(HubCommand.class, List.of("-D%s=%d".formatted(CLOCK, seed)));
    }

    /// Takes the arguments of the hub's own program; the first says that it is to serve.
    public static void main(String[] arguments) {
        String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
        System.exit(new CommandLine(new HubCommand()).execute(options));
    }

    @Override
    public Integer call() {
        HubSettings usual = HubSettings.of(folder).withPort(port);
        HubSettings settings = database.map(url -> usual.withDatabase(address(url))).orElse(usual);
        Hub hub =
                Hub.start(
                        settings,
                        new HubNode.Surroundings(
                                clock(),
                                new SecureRandom(),
                                hook(),
                                RequestSignatures::verifies,
                                ChunkSize.USUAL,
                                _ -> true));
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(
                                        () -> {
                                            hub.close();
                                            Runtime.getRuntime().halt(0);
                                        }));
        System.out.println("Hub listening at " + hub.address());
        Death.standStill();
        return 0;
    }

    /// @throws IllegalArgumentException if it is none: a hub on another database would say that all
    ///   is well
    private static DatabaseAddress address(String url) {
        return DatabaseAddress.parse(url)
                .orElseThrow(() -> new IllegalArgumentException("No database is at " + url));
    }

    private static Clock clock() {
        return Optional.ofNullable(System.getProperty(CLOCK))
                .<Clock>map(seed -> new JumpingClock(Clock.systemUTC(), Long.parseLong(seed)))
                .orElse(Clock.systemUTC());
    }

    private static StatementHook hook() {
        return Optional.ofNullable(System.getProperty(DIES))
                .map(
                        text ->
                                stopping(
                                        text.substring(text.indexOf(':') + 1),
                                        Integer.parseInt(text.substring(0, text.indexOf(':')))))
                .orElse(StatementHook.NONE);
    }

    private static StatementHook stopping(String statement, int times) {
        AtomicInteger seen = new AtomicInteger();
        return sql -> {
            if (sql.startsWith(statement) && seen.incrementAndGet() == times) {
                System.out.println(new TillSays.At(statement).line());
                Death.standStill();
            }
        };
    }
}

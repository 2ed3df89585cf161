package org.tillbridge.hub;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// Runs the hub until the process is told to stop; then its exit status is 0.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serve workstations until told to stop (SIGTERM, Ctrl-C).")
final class ServeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Mixin private HubOption hub = new HubOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "0 for any that is free. Usual: ${DEFAULT-VALUE}")
    private int port = HubSettings.USUAL_PORT;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on. Usual: ${DEFAULT-VALUE}")
    private String host = "127.0.0.1";

    @Option(
            names = "--behind-tls",
            description =
                    "A proxy in front of the hub speaks TLS. Without this the hub listens on this"
                            + " machine alone, because it speaks plain HTTP.")
    private boolean behindTls;

    @Option(
            names = "--feed-days",
            paramLabel = "DAYS",
            description =
                    "How long the feed's log is kept; who was away longer takes a snapshot."
                            + " Usual: ${DEFAULT-VALUE}")
    private int feedDays = 14;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, UnknownHostException {
        if (!behindTls && !InetAddress.getByName(host).isLoopbackAddress()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The hub speaks plain HTTP: put a TLS proxy before it and say --behind-tls.");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port is 0 to " + HIGHEST_PORT + ".");
        }
        if (feedDays < 1) {
            throw new ParameterException(spec.commandLine(), "--feed-days is at least 1.");
        }
        HubSettings settings =
                hub.ofOneThatIsThere()
                        .withPort(port)
                        .withHost(host)
                        .withFeedKept(Duration.ofDays(feedDays));
        Hub serving = Hub.start(settings);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(
                                        () -> {
                                            serving.close();
                                            Runtime.getRuntime().halt(0);
                                        }));
        spec.commandLine().getOut().println("Hub listening at " + serving.address());
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }
}

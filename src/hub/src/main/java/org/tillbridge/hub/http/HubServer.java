package org.tillbridge.hub.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.catalogue.CatalogueImport;
import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedBell;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.snapshot.Snapshots;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.sync.wire.HubError;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/// The hub's HTTP server. Every answer carries the hub's time; every error is a code and a
/// sentence.
public final class HubServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubServer.class);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration IDLE_WHILE_STOPPING = Duration.ofMillis(50);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Javalin javalin;

    private HubServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// What the server serves.
    public record Services(
            HubDatabase database,
            Clock clock,
            Enrolment enrolment,
            JournalIntake intake,
            IntakeCounts counts,
            Feed feed,
            FeedBell bell,
            Snapshots snapshots,
            CatalogueImport catalogue,
            ApiKeys apiKeys) {}

    /// @param port 0 for any that is free
    public static HubServer start(String host, int port, Services services) {
        Javalin javalin =
                Javalin.create(
                        config -> {
                            configure(config, host, port);
                            addRoutes(config, services);
                        });
        return new HubServer(javalin.start());
    }

    public int port() {
        return javalin.port();
    }

    /// Lets requests that are under way come to their end, for a little while.
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException tooLate) {
            LOG.warn("Requests were under way when the hub stopped", tooLate);
        }
    }

    private static void configure(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyServer(server -> server.setStopTimeout(GRACE.toMillis()));
        config.jetty.addConnector((server, http) -> connector(server, http, host, port));
    }

    /// When the hub stops, connections on which nothing is asked are closed almost at once.
    private static Connector connector(
            Server server, HttpConfiguration http, String host, int port) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setShutdownIdleTimeout(IDLE_WHILE_STOPPING.toMillis());
        return connector;
    }

    private static void addRoutes(JavalinConfig config, Services services) {
        Clock clock = services.clock();
        config.routes.before(context -> context.header("Hub-Time", Long.toString(clock.millis())));
        config.routes.get("/health", HubServer::health);
        new WorkstationEndpoints(
                        new Caller(services.database(), clock),
                        services.enrolment(),
                        services.intake(),
                        services.feed(),
                        services.snapshots())
                .addTo(config.routes);
        new AdminEndpoints(
                        services.database(),
                        services.catalogue(),
                        services.enrolment(),
                        services.apiKeys())
                .addTo(config.routes);
        Metrics metrics = new Metrics(services.counts(), services.bell(), services.snapshots());
        config.routes.get("/metrics", metrics::write);
        addErrors(config);
    }

    private static void addErrors(JavalinConfig config) {
        config.routes.exception(
                HttpRefusal.class, (refusal, context) -> Exchange.refuse(context, refusal));
        config.routes.exception(
                UnreadableMessageException.class,
                (odd, context) -> {
                    LOG.info("A request cannot be read: {}", odd.getMessage());
                    Exchange.refuse(
                            context,
                            HttpRefusal.badRequest(
                                    "The request cannot be read: " + odd.getMessage()));
                });
        config.routes.exception(StorageException.Weather.class, HubServer::unavailable);
        config.routes.exception(
                Exception.class,
                (failure, context) -> {
                    LOG.error("A request failed: {} {}", context.method(), context.path(), failure);
                    Exchange.refuse(
                            context,
                            HttpRefusal.of(500, "failed", "The hub failed; the cause is logged."));
                });
        config.routes.exception(
                HttpResponseException.class,
                (refused, context) ->
                        Exchange.refuse(
                                context,
                                HttpRefusal.of(
                                        refused.getStatus(),
                                        "notFound",
                                        "There is nothing here.")));
    }

    private static void unavailable(StorageException.Weather weather, Context context) {
        LOG.warn("A request is put off", weather);
        context.header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
        Exchange.refuse(
                context,
                new HttpRefusal(503, HubError.of("busy", "The hub cannot write now; come again.")));
    }

    private static void health(Context context) {
        Exchange.answer(context, "{\"status\":\"up\"}".getBytes(StandardCharsets.UTF_8));
    }
}

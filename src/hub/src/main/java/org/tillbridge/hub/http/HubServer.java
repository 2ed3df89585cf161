package org.tillbridge.hub.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Optional;

/// Serves [Endpoints] over HTTP.
public final class HubServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubServer.class);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration IDLE_WHILE_STOPPING = Duration.ofMillis(50);

    private final Javalin javalin;

    private HubServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// @param port 0 for any that is free
    /// @throws UncheckedIOException if it cannot listen there, be it that another program does
    public static HubServer start(String host, int port, Endpoints endpoints) {
        ServerSocketChannel listening = listen(host, port);
        Javalin javalin =
                Javalin.create(
                        config -> {
                            configure(config, listening);
                            config.routes.before(context -> serve(context, endpoints));
                        });
        return new HubServer(javalin.start());
    }

    private static ServerSocketChannel listen(String host, int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                return channel.setOption(StandardSocketOptions.SO_REUSEADDR, true)
                        .bind(new InetSocketAddress(InetAddress.getByName(host), port));
            } catch (IOException | RuntimeException refused) {
                channel.close();
                throw refused;
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "The hub cannot listen at %s:%d".formatted(host, port), refused);
        }
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

    private static void configure(JavalinConfig config, ServerSocketChannel listening) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyServer(server -> server.setStopTimeout(GRACE.toMillis()));
        config.jetty.addConnector((server, http) -> connector(server, http, listening));
    }

    /// When the hub stops, connections on which nothing is asked are closed almost at once. None
    /// keeps the headers it has seen: that takes 100 kB of each, and a request is signed anew.
    private static Connector connector(
            Server server, HttpConfiguration http, ServerSocketChannel listening) {
        http.setHeaderCacheSize(0);
        ServerConnector connector = new GentleConnector(server, new HttpConnectionFactory(http));
        connector.setShutdownIdleTimeout(IDLE_WHILE_STOPPING.toMillis());
        try {
            connector.open(listening);
        } catch (IOException impossible) {
            throw new UncheckedIOException("What was opened is open", impossible);
        }
        return connector;
    }

    /// Takes over every connection that it accepts. A thread that is interrupted while it accepts
    /// one forgets it: nobody closes it, and whoever made it waits in vain for an answer.
    private static final class GentleConnector extends ServerConnector {
        GentleConnector(Server server, HttpConnectionFactory http) {
            super(server, http);
        }

        /// They wake as well when what they accept from is closed.
        @Override
        protected void interruptAcceptors() {
            close();
        }
    }

    private static void serve(Context context, Endpoints endpoints) {
        Reply reply =
                endpoints.answer(
                        new Request(
                                context.method().name(),
                                context.req().getRequestURI(),
                                Optional.ofNullable(context.queryString()).orElse(""),
                                name -> Optional.ofNullable(context.header(name)),
                                () -> context.req().getInputStream()));
        context.status(reply.status());
        reply.headers().forEach(context::header);
        context.result(reply.body());
        context.skipRemainingHandlers();
    }
}

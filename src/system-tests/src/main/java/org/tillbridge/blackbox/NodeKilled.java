package org.tillbridge.blackbox;

import org.tillbridge.demo.replay.HubProcess;
import org.tillbridge.demo.replay.News;
import org.tillbridge.demo.replay.Stage;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Two nodes of a hub on one PostgreSQL database, behind a line that goes to whichever answers. One
/// after the other is killed while tills push.
final class NodeKilled extends Scenario {
    private static final String KEY = "hub.key";

    private final HubProcess second;
    private final int rounds;
    private Optional<FaultProxy> line = Optional.empty();

    NodeKilled(Order order) throws IOException {
        super(order, 4, order.either(80, 1200));
        this.rounds = order.either(1, 4);
        this.second =
                new HubProcess(
                        order.folder().resolve("node-2"),
                        order.folder().resolve("run/logs"),
                        new News(),
                        this);
    }

    @Override
    public HubAddress way(HubAddress hub) {
        FaultProxy proxy = FaultProxy.good(List.of(hub, HubAddress.parse(second.address())));
        line = Optional.of(proxy);
        return proxy.address();
    }

    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third == 0) {
            Path folder = Files.createDirectories(order().folder().resolve("node-2"));
            Files.deleteIfExists(folder.resolve(KEY));
            Files.copy(stage.root().resolve("hub").resolve(KEY), folder.resolve(KEY));
            second.start();
        }
        if (third == 3) {
            did(second.kills() + " kills of the second node");
        }
    }

    @Override
    void happened(Stage stage) {
        int first = stage.hub().kills();
        require(
                first > 0 && second.kills() > 0,
                "%d and %d kills of the nodes".formatted(first, second.kills()));
    }

    /// Never both at once.
    @Override
    public void during(int third, Stage stage) throws IOException {
        int lines = stage.fleet().rung();
        for (int round = 0; round < rounds; round++) {
            lines += order().either(10, 40);
            int until = lines;
            stage.news()
                    .await(
                            "more lines",
                            Duration.ofMinutes(20),
                            () -> stage.fleet().rung() >= until || stage.fleet().rest());
            HubProcess node = round % 2 == third % 2 ? stage.hub() : second;
            node.kill();
            node.start();
        }
    }

    @Override
    public void close() {
        line.ifPresent(FaultProxy::close);
        second.close();
    }
}

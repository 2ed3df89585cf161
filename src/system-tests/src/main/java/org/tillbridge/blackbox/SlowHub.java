package org.tillbridge.blackbox;

import org.tillbridge.demo.replay.Stage;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// For a third of the work the hub answers after half a minute, which is when tills give up. They
/// sell on.
final class SlowHub extends Scenario {
    private Optional<FaultProxy> line = Optional.empty();

    SlowHub(Order order) throws IOException {
        super(order, 2, order.either(60, 600));
    }

    @Override
    public HubAddress way(HubAddress hub) {
        FaultProxy proxy = FaultProxy.good(List.of(hub));
        line = Optional.of(proxy);
        return proxy.address();
    }

    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        FaultProxy proxy = line.orElseThrow();
        if (third == 1) {
            proxy.always(Fault.SLOW);
        }
        if (third == 2) {
            proxy.always(Fault.NONE);
            did("%d connections of half a minute".formatted(slow()));
        }
    }

    private int slow() {
        return line.orElseThrow().met().getOrDefault(Fault.SLOW, 0);
    }

    @Override
    void happened(Stage stage) {
        require(slow() > 0, "nobody met a slow hub");
    }

    @Override
    public void close() {
        line.ifPresent(FaultProxy::close);
    }
}

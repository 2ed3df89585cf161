package org.tillbridge.blackbox;

import org.tillbridge.demo.replay.Stage;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// A line that delays, cuts, drips, doubles and alters, while tills and hub are killed and the hub
/// is away for a third of the time.
final class FaultyLine extends Scenario {
    private Optional<FaultProxy> line = Optional.empty();

    FaultyLine(Order order) throws IOException {
        super(order, 3, order.either(60, 300));
    }

    @Override
    boolean isOfRealInvoices() {
        return true;
    }

    @Override
    public HubAddress way(HubAddress hub) {
        FaultProxy proxy = FaultProxy.before(hub, order().seed());
        line = Optional.of(proxy);
        return proxy.address();
    }

    @Override
    int tillKills() {
        return order().either(2, 10);
    }

    @Override
    int hubKills() {
        return order().either(1, 5);
    }

    @Override
    boolean outage() {
        return true;
    }

    @Override
    void happened(Stage stage) {
        Map<Fault, Integer> met = line.orElseThrow().met();
        require(met.keySet().stream().anyMatch(one -> one != Fault.NONE), "connections met " + met);
    }

    @Override
    String account() {
        return super.account() + line.map(proxy -> ", connections met " + proxy.met()).orElse("");
    }

    @Override
    public void close() {
        line.ifPresent(FaultProxy::close);
    }
}

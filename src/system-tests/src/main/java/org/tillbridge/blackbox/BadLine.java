package org.tillbridge.blackbox;

import org.tillbridge.demo.replay.Replay;
import org.tillbridge.demo.replay.ReplaySettings;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// A replay whose workstations find the hub at the end of a [FaultProxy].
public final class BadLine {
    private BadLine() {}

    /// @return whether all agree at the end
    public static boolean replay(ReplaySettings settings, PrintStream out) throws IOException {
        List<FaultProxy> proxies = new ArrayList<>();
        try {
            return new Replay(settings, hub -> through(hub, settings.seed(), proxies), out).run();
        } finally {
            proxies.forEach(proxy -> out.println("The line: " + proxy.met()));
            proxies.forEach(FaultProxy::close);
        }
    }

    private static HubAddress through(HubAddress hub, long seed, List<FaultProxy> proxies) {
        FaultProxy proxy = FaultProxy.before(hub, seed);
        proxies.add(proxy);
        return proxy.address();
    }
}

package org.tillbridge.blackbox;

import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.ReplayTillCommand;
import org.tillbridge.demo.replay.Stage;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.LastingPort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The hub stands behind TLS. By the tills' clocks its proof has expired, then it is not valid yet;
/// the key is the one they know.
final class TlsDates extends Scenario {
    private static final String TRUSTED = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";

    private final HubProofs proofs;
    private Optional<HubAddress> hub = Optional.empty();
    private Optional<FaultProxy> line = Optional.empty();
    private final int port = LastingPort.find();
    private int expired;
    private int notYet;

    TlsDates(Order order) throws IOException {
        super(order, 2, order.either(30, 300));
        proofs = HubProofs.in(order.folder().resolve("proofs"));
    }

    /// They are enrolled by this process.
    @Override
    public HubAddress way(HubAddress behind) {
        System.setProperty(TRUSTED, proofs.authorities().toString());
        System.setProperty(PASSWORD, HubProofs.PASSWORD);
        hub = Optional.of(behind);
        show(HubProofs.GOOD);
        return HubAddress.parse("https://localhost:" + port);
    }

    private void show(String proof) {
        line.ifPresent(FaultProxy::close);
        line = Optional.of(FaultProxy.good(hub.orElseThrow(), proofs.door(proof, port)));
    }

    @Override
    public Child till(Program program) {
        List<String> options = new ArrayList<>(Child.SHORT_LIVED);
        options.add("-D%s=%s".formatted(TRUSTED, proofs.authorities()));
        options.add("-D%s=%s".formatted(PASSWORD, HubProofs.PASSWORD));
        return program.start(ReplayTillCommand.class, options);
    }

    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        switch (third) {
            case 1 -> show(HubProofs.EXPIRED);
            case 2 -> {
                expired = met();
                did(expired + " connections after it had expired");
                show(HubProofs.NOT_YET);
            }
            case 3 -> {
                notYet = met();
                did(notYet + " before it was valid");
            }
            default -> {}
        }
    }

    @Override
    void happened(Stage stage) {
        require(
                expired > 0 && notYet > 0,
                "%d connections after it had expired, %d before it was valid"
                        .formatted(expired, notYet));
    }

    private int met() {
        return line.orElseThrow().met().getOrDefault(Fault.NONE, 0);
    }

    @Override
    int tillKills() {
        return order().either(1, 2);
    }

    @Override
    public void close() {
        line.ifPresent(FaultProxy::close);
        System.clearProperty(TRUSTED);
        System.clearProperty(PASSWORD);
    }
}

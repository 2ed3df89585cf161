package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.wire.HttpAnswer;
import org.tillbridge.sync.wire.HttpCall;
import org.tillbridge.sync.wire.HubExchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// odoo/odoo#261096: the network dropped again in the middle of a sync, and what was not sent yet
/// lost its mark and went with the next reload.
@OnEachDatabase
class FlappingNetworkTest {
    private static final int FLAPS = 500;

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final FlappingLine line = new FlappingLine();
    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aNetworkThatFlapsFiveHundredTimesLosesAndDoublesNothing() throws Exception {
        MachineFixture till = MachineFixture.enrolled(hub, folder.resolve("till"), line::over);
        List<UUID> sold = new ArrayList<>();
        for (int flap = 1; flap <= FLAPS; flap++) {
            line.comesUp();
            till.sells(1, CANDLE);
            while (line.isUp()) {
                till.pushes(1).feeds(1);
            }
            till.pushes(1).feeds(1);
            if (flap == FLAPS / 2) {
                sold.addAll(till.sold());
                till.close();
                forgetTheReplica(till.folder());
                till = MachineFixture.started(till.folder(), line::over);
            }
        }
        sold.addAll(till.sold());
        assertThat(line.drops).isEqualTo(FLAPS);
        line.staysUp();

        try (MachineFixture last = till.syncs()) {
            assertThat(sold).hasSize(FLAPS);
            assertThat(last.status().unsent()).isZero();
            assertThat(last.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - FLAPS));
            ForkTest.assertEachSaleIsThereOnce(hub, sold, List.of(last));
        }
        assertThat(hub.office().figures().workstations().getFirst().entries().booked())
                .isEqualTo(FLAPS);
    }

    private static void forgetTheReplica(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> isOfTheReplica(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isOfTheReplica(Path file) {
        return String.valueOf(file.getFileName()).startsWith("replica");
    }

    /// Drops within one of the next calls: before it, within the answer, or after it, when the hub
    /// has done what was asked and nobody hears of it. Nothing goes over it from then on.
    private static final class FlappingLine {
        private final Random chance = new Random(261_096);
        private int calls = Integer.MAX_VALUE;
        private int drops;

        void comesUp() {
            calls = 1 + chance.nextInt(3);
        }

        void staysUp() {
            calls = Integer.MAX_VALUE;
        }

        boolean isUp() {
            return calls > 0;
        }

        HubExchange over(HubExchange network) {
            return new HubExchange() {
                @Override
                public <T> T exchange(HttpCall call, Reading<T> reading) throws IOException {
                    if (calls == 0) {
                        throw new ConnectException("Network is unreachable");
                    }
                    calls--;
                    return calls == 0 ? drop(call, reading) : network.exchange(call, reading);
                }

                private <T> T drop(HttpCall call, Reading<T> reading) throws IOException {
                    drops++;
                    return switch (chance.nextInt(3)) {
                        case 0 -> throw new SocketException("Broken pipe");
                        case 1 -> network.exchange(call, answer -> reading.read(cut(answer)));
                        default ->
                                network.exchange(
                                        call,
                                        _ -> {
                                            throw new SocketException("Connection reset");
                                        });
                    };
                }

                @Override
                public void endCalls() {
                    network.endCalls();
                }
            };
        }

        private HttpAnswer cut(HttpAnswer answer) {
            return new HttpAnswer(
                    answer.status(), answer.header(), new Cut(answer.body(), chance.nextInt(200)));
        }
    }

    private static final class Cut extends FilterInputStream {
        private int left;

        Cut(InputStream in, int left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (left <= 0) {
                throw new SocketException("Connection reset");
            }
            int read = super.read(into, at, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}

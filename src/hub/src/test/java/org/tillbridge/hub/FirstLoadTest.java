package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.replica.ItemMatch;
import org.tillbridge.sync.wire.HttpAnswer;
import org.tillbridge.sync.wire.HttpCall;
import org.tillbridge.sync.wire.HubExchange;
import org.tillbridge.sync.wire.LastingPort;
import org.tillbridge.sync.wire.NoAnswer.Cause;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The first load of a new till on a line that breaks, with a till and a hub that are killed
/// meanwhile: the files are those that a kill leaves.
class FirstLoadTest {
    private static final int ITEMS = 4_000;
    private static final ItemCode LAST = ItemCode.parse("B0" + ITEMS).orElseThrow();

    @TempDir Path folder;
    private final int port = LastingPort.find();
    private Hub hub;
    private final BreakingLine line = new BreakingLine();

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(settings(), folder.resolve("shop"));
        hub.office().importFile("items.tsv", catalogue());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /// jumpmindinc/symmetric-ds#994
    @Test
    void aFirstLoadGoesOnByItselfAfterTillAndHubWereKilled() throws Exception {
        try (MachineFixture till =
                MachineFixture.enrolled(hub, folder.resolve("till"), line::over)) {
            line.breaksAt(8_000);
            till.feeds(3);
            assertThat(till.status().loaded()).isFalse();
            till.copyTo(folder.resolve("after power cut"));
        }
        TestDatabase.SQLITE.copy(folder.resolve("hub"), folder.resolve("hub after power cut"));
        hub.close();
        try (MachineFixture again =
                MachineFixture.started(folder.resolve("after power cut"), line::over)) {
            again.feeds(1);
            assertThat(again.status().loaded()).isFalse();
            assertThat(again.status().hub())
                    .as("which the screen says")
                    .isInstanceOfSatisfying(
                            HubContact.Offline.class,
                            away -> assertThat(away.cause()).isEqualTo(Cause.UNREACHABLE));
            hub = Hub.start(HubSettings.of(folder.resolve("hub after power cut")).withPort(port));
            again.feeds(2);
            assertThat(again.status().loaded()).as("the line still breaks").isFalse();
            line.holds();
            again.feeds(3);

            assertThat(again.status().loaded()).isTrue();
            assertThat(again.reader().find(LAST)).isInstanceOf(ItemMatch.Found.class);
        }
    }

    /// vrtmrz/obsidian-livesync#972, laurent22/joplin#600: it began again each time, and never
    /// ended.
    @Test
    void aFirstLoadThatIsCutAtTenFiftyAndNinetyPercentIsFetchedAsGoodAsOnce() {
        long oneLoad = bytesOfOneLoad();
        MachineFixture till = MachineFixture.enrolled(hub, folder.resolve("till"), line::over);
        for (int percent : List.of(10, 50, 90)) {
            line.breaksAt(oneLoad * percent / 100);
            till.feeds(3);
            assertThat(till.status().loaded()).as("cut at %d %%", percent).isFalse();
            assertThat(line.received).isEqualTo(oneLoad * percent / 100);
            Path disk = folder.resolve("after power cut at " + percent);
            till.copyTo(disk);
            till.close();
            till = MachineFixture.started(disk, line::over);
        }
        line.holds();

        try (MachineFixture last = till.feeds(3)) {
            assertThat(last.status().loaded()).isTrue();
            assertThat(last.reader().find(LAST)).isInstanceOf(ItemMatch.Found.class);
        }
        assertThat(line.received).isLessThan(oneLoad * 6 / 5);
    }

    /// Simperium/simperium-ios#284
    @Test
    void whatIsSoldWhileTheFirstLoadIsInterruptedArrives() {
        long oneLoad = bytesOfOneLoad();
        Path disk = folder.resolve("after power cut");
        try (MachineFixture till =
                MachineFixture.enrolled(hub, folder.resolve("till"), line::over)) {
            line.breaksAt(8_000);
            till.feeds(1).sells(2, CANDLE).feeds(1).pushes(1).sells(2, CANDLE).feeds(1);
            assertThat(till.status().loaded()).isFalse();
            till.copyTo(disk);
        }
        line.holds();
        try (MachineFixture again = MachineFixture.started(disk, line::over)) {
            again.sells(1, CANDLE).syncs();

            assertThat(again.status().loaded()).isTrue();
            assertThat(line.received)
                    .as("what had come before it broke was not fetched again")
                    .isLessThan(oneLoad * 6 / 5);
            assertThat(again.status().unsent()).isZero();
            assertThat(again.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 5));
        }
        assertThat(hub.office().figures().workstations().getLast().entries().booked()).isEqualTo(5);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    private long bytesOfOneLoad() {
        try (MachineFixture other =
                MachineFixture.enrolled(hub, folder.resolve("other"), line::over)) {
            other.feeds(3);
            assertThat(other.status().loaded()).isTrue();
        }
        long all = line.received;
        line.received = 0;
        return all;
    }

    private HubSettings settings() {
        return HubSettings.of(folder.resolve("hub")).withPort(port);
    }

    private static String catalogue() {
        return IntStream.rangeClosed(1, ITEMS)
                .mapToObj(
                        n ->
                                String.format(
                                        Locale.ROOT,
                                        "B%05d\t%s\t1\t1.95",
                                        n,
                                        new UUID(n * 0x9E3779B97F4A7C15L, n)))
                .collect(Collectors.joining("\n", "sku\tname\tdepartment\tprice\n", "\n"));
    }

    /// Lets so much through of all snapshots together, and then nothing more.
    private static final class BreakingLine {
        private long end = Long.MAX_VALUE;
        private long received;

        void breaksAt(long bytes) {
            end = bytes;
        }

        void holds() {
            end = Long.MAX_VALUE;
        }

        HubExchange over(HubExchange network) {
            return new HubExchange() {
                @Override
                public <T> T exchange(HttpCall call, Reading<T> reading) throws IOException {
                    boolean isSnapshot = call.path().contains("snapshot");
                    return network.exchange(
                            call, answer -> reading.read(isSnapshot ? breaking(answer) : answer));
                }

                @Override
                public void endCalls() {
                    network.endCalls();
                }
            };
        }

        private HttpAnswer breaking(HttpAnswer answer) {
            return new HttpAnswer(answer.status(), answer.header(), new Breaking(answer.body()));
        }

        private final class Breaking extends FilterInputStream {
            Breaking(InputStream in) {
                super(in);
            }

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                if (received >= end) {
                    throw new SocketException("Connection reset");
                }
                int read = super.read(into, at, (int) Math.min(length, end - received));
                received += Math.max(read, 0);
                return read;
            }
        }
    }
}

package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.wire.BodyEncoding;
import org.tillbridge.sync.wire.HeadCodec;
import org.tillbridge.sync.wire.HttpAnswer;
import org.tillbridge.sync.wire.HttpCall;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubExchange;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.KeysInMemory;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushCodec;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;
import org.tillbridge.sync.wire.WorkstationHead;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// TanStack/cli#407: what failed in the sender was acknowledged by its error handler. Here the
/// sender goes by its real link, and where the network should be everything goes wrong that can.
class FailingSenderTest {
    private static final Epoch EPOCH = new Epoch("00c0ffee00c0ffe1");
    private static final int ENTRIES = 10;

    private final JournalInMemory journal = new JournalInMemory().with(EPOCH, ENTRIES);
    private final Line line = new Line();
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private final HubTime hubTime = new HubTime(clock);
    private final SyncStatusBoard board = new SyncStatusBoard(clock, hubTime);
    private final PushLoop loop =
            new PushLoop(
                    JournalInMemory.TILL,
                    journal,
                    journal,
                    new HttpHubLink(line, JournalInMemory.TILL, new KeysInMemory(), hubTime),
                    Runnable::run,
                    Map::of,
                    new BackOff(SyncPace.USUAL, new Random(1)),
                    board);

    static Stream<Throwable> everyExceptionInsideTheSenderAcknowledgesNothing() {
        IOException reset = new SocketException("Connection reset");
        return Stream.of(
                reset,
                new IOException("unexpected end of stream"),
                new ConnectException("Connection refused"),
                new NoRouteToHostException("No route to host"),
                new UnknownHostException("hub.example"),
                new SocketTimeoutException("timeout"),
                new InterruptedIOException("interrupted"),
                new ClosedByInterruptException(),
                new EOFException(),
                new ProtocolException("Unexpected status line"),
                new ZipException("invalid block type"),
                new SSLException("closed"),
                new SSLHandshakeException("no cipher suites in common"),
                new HubExchange.CallEndedException(reset),
                new FileSystemException("journal.db", null, "Input/output error"),
                new UncheckedIOException(reset),
                new IllegalStateException("The key store is locked"),
                new IllegalArgumentException("odd"),
                new NullPointerException(),
                new ClassCastException(),
                new ArithmeticException("/ by zero"),
                new IndexOutOfBoundsException(17),
                new NoSuchElementException(),
                new ConcurrentModificationException(),
                new UnsupportedOperationException(),
                new CancellationException(),
                new SecurityException(),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new InternalError(),
                new NoClassDefFoundError("org/tillbridge/Gone"),
                new ExceptionInInitializerError("odd"),
                new AssertionError("odd"));
    }

    @ParameterizedTest
    @MethodSource
    void everyExceptionInsideTheSenderAcknowledgesNothing(Throwable thrown) {
        assertAcknowledgesNothing(() -> fail(thrown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "[]", "null", "{\"workstation\":2", "<html>"})
    void aHubThatTalksNonsenseAcknowledgesNothing(String nonsense) {
        assertAcknowledgesNothing(() -> json(200, nonsense.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 204, 302, 400, 401, 404, 409, 418, 500, 502, 503, 999})
    void whateverElseIsAnsweredAcknowledgesNothing(int status) {
        assertAcknowledgesNothing(() -> json(status, answer(2, EPOCH.hex(), 1, ENTRIES)));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 00c0ffee00c0ffe1, 1, 10",
        "2, 00c0ffee00c0ffe2, 1, 10",
        "2, 00c0ffee00c0ffe1, 2, 10",
        "2, 00c0ffee00c0ffe1, 1, 0"
    })
    void anAnswerToSomethingElseAcknowledgesNothing(
            int workstation, String epoch, long first, long through) {
        assertAcknowledgesNothing(() -> json(200, answer(workstation, epoch, first, through)));
    }

    @ParameterizedTest
    @ValueSource(longs = {ENTRIES + 1, 1_000_000, Long.MAX_VALUE})
    void anAnswerThatAcknowledgesMoreThanThereIsAcknowledgesNothing(long through) {
        loop.step();
        line.next.add(() -> json(200, answer(2, EPOCH.hex(), 1, through)));

        loop.step();

        assertThat(board.status().unsent()).isEqualTo(ENTRIES);
    }

    /// All is sent once more, as it was; after a silence in smaller batches.
    private void assertAcknowledgesNothing(Answer odd) {
        loop.step();
        line.next.add(odd);

        Throwable fault = catchThrowable(loop::step);

        loop.countUnsent();
        assertThat(board.status().unsent()).as("after %s", fault).isEqualTo(ENTRIES);
        loop.step();
        loop.step();
        List<PushedEntry> all = line.sent.removeFirst().entries();
        assertThat(all).hasSize(ENTRIES);
        assertThat(line.sent.stream().flatMap(again -> again.entries().stream())).isEqualTo(all);
        assertThat(board.status().unsent()).isZero();
    }

    private static HttpAnswer fail(Throwable thrown) throws IOException {
        switch (thrown) {
            case IOException weather -> throw weather;
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            default -> throw new AssertionError(thrown);
        }
    }

    private static HttpAnswer json(int status, byte[] body) {
        return new HttpAnswer(
                status,
                name ->
                        name.equals("Content-Type")
                                ? Optional.of("application/json")
                                : Optional.empty(),
                new ByteArrayInputStream(body));
    }

    private static byte[] answer(int workstation, String epoch, long first, long through) {
        return PushCodec.answer(
                new PushAnswer(
                        new WorkstationId(workstation),
                        new Epoch(epoch),
                        first,
                        through,
                        List.of(),
                        Optional.empty()));
    }

    private interface Answer {
        HttpAnswer get() throws IOException;
    }

    /// To a hub that has nothing yet, and takes all once nothing odd is left to come.
    private static final class Line implements HubExchange {
        private final Queue<Answer> next = new ArrayDeque<>();
        private final List<PushRequest> sent = new ArrayList<>();

        @Override
        public <T> T exchange(HttpCall call, Reading<T> reading) throws IOException {
            if (!call.path().endsWith("/journal")) {
                return reading.read(json(200, HeadCodec.head(new WorkstationHead(List.of()))));
            }
            byte[] body = BodyEncoding.decode(Optional.of("zstd"), call.body(), 1 << 20);
            PushRequest batch = PushCodec.request(JournalInMemory.TILL, body);
            sent.add(batch);
            return reading.read(next.isEmpty() ? taken(batch) : next.remove().get());
        }

        private static HttpAnswer taken(PushRequest batch) {
            return json(200, answer(2, EPOCH.hex(), batch.firstSequence(), batch.lastSequence()));
        }

        @Override
        public void endCalls() {}
    }
}

package org.tillbridge.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.tillbridge.hub.http.Request;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.HttpAnswer;
import org.tillbridge.sync.wire.HttpCall;
import org.tillbridge.sync.wire.HubExchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A workstation's line to the hub. Each exchange has a fate of its own, drawn from the weather,
/// the seed and its number alone.
final class SimulatedLine implements HubExchange {
    private static final Duration NO_WAY_AFTER = Duration.ofMillis(20);
    private static final long A_MINUTE_MILLIS = 60_000;
    private static final int LATEST_MILLIS = 120_000;
    private static final int SLOWEST_MILLIS = 80;
    private static final Pattern OF_PUSH =
            Pattern.compile("/v1/workstations/\\d+/(journal|head|chain)");
    private static final byte[] PAGE =
            "<html>Welcome to our hotel</html>".getBytes(StandardCharsets.UTF_8);

    private final World world;
    private final SimulatedHub hub;
    private final int workstation;
    private final Deque<Long> failed = new ArrayDeque<>();
    private int mostFailedInAMinute;
    private final Map<Boolean, Long> comesLater = new HashMap<>();
    private String lastGap = "";
    private boolean sameGapTwice;
    private Weather weather = Weather.CLEAR;
    private Runnable beforeEach = () -> {};
    private long exchanges;

    SimulatedLine(World world, SimulatedHub hub, int workstation) {
        this.world = world;
        this.hub = hub;
        this.workstation = workstation;
    }

    void weather(Weather now) {
        if (weather != now) {
            world.trace().add("till " + workstation + ": weather " + now);
            weather = now;
        }
    }

    /// @param port is told before each exchange begins
    void beforeEach(Runnable port) {
        beforeEach = port;
        comesLater.clear();
    }

    /// How many exchanges were begun so far.
    long exchanges() {
        return exchanges;
    }

    @Override
    public <T> T exchange(HttpCall call, Reading<T> reading) throws IOException {
        beforeEach.run();
        exchanges++;
        requireComesLater(call);
        RandomGenerator chance =
                new SplittableRandom(world.seed() * 31 + workstation * 1_000_003L + exchanges);
        Fate fate = weather.fate(chance);
        world.sometimes().reached("fate " + fate);
        Arrived arrived = new Exchange(call, fate, chance).run();
        world.trace().add(line(call, fate, arrived));
        patience(fate, arrived);
        comesLater(call, fate, arrived);
        learning(call, fate, arrived);
        if (arrived instanceof Arrived.Came(Answer answer)) {
            world.sometimes().reached("a till hears " + answer.status());
        }
        return switch (arrived) {
            case Arrived.TimedOut() -> throw new InterruptedIOException("timeout");
            case Arrived.Broken() -> throw new IOException("The connection broke");
            case Arrived.Came(Answer answer) -> reading.read(opened(answer));
        };
    }

    /// Whoever gets no answer, or one that is not the hub's, waits before asking again.
    private void patience(Fate fate, Arrived arrived) {
        if (fate != Fate.SIGN_ON_PAGE
                && arrived instanceof Arrived.Came(Answer answer)
                && answer.status() < 300) {
            return;
        }
        long now = world.time().now();
        failed.add(now);
        while (failed.getFirst() < now - A_MINUTE_MILLIS) {
            failed.removeFirst();
        }
        mostFailedInAMinute = Math.max(mostFailedInAMinute, failed.size());
    }

    /// A loop that is asked to come later does, unless the hub has answered any of them since. An
    /// answer that was altered on its way asks nothing.
    private void comesLater(HttpCall call, Fate fate, Arrived arrived) {
        if (arrived instanceof Arrived.Came(Answer answer)) {
            Optional<String> seconds = answer.header("Retry-After");
            if (seconds.isEmpty()) {
                comesLater.clear();
            } else if (isOfALoop(call) && !answer.isCutOff() && fate != Fate.ANSWER_FLIPPED) {
                world.sometimes().reached("a till is asked to come later");
                long later = world.time().now() + 1_000 * Long.parseLong(seconds.get());
                comesLater.put(isOfPush(call), later);
            }
        }
    }

    private void requireComesLater(HttpCall call) {
        if (isOfALoop(call) && world.time().now() < comesLater.getOrDefault(isOfPush(call), 0L)) {
            throw new Violation(
                    0, "till %d was asked to come later: %s".formatted(workstation, call.path()));
        }
    }

    private static boolean isOfALoop(HttpCall call) {
        return isOfPush(call)
                || call.path().equals("/v1/feed")
                || call.path().startsWith("/v1/snapshots/");
    }

    private static boolean isOfPush(HttpCall call) {
        return OF_PUSH.matcher(call.path()).matches();
    }

    /// Whoever is told of a gap sends what is missing.
    private void learning(HttpCall call, Fate fate, Arrived arrived) {
        if (call.path().endsWith("/journal")
                && fate == Fate.DELIVERED
                && arrived instanceof Arrived.Came(Answer answer)) {
            String told = new String(answer.body(), UTF_8);
            boolean isGap = answer.status() == 409 && told.contains("\"gap\"");
            if (isGap) {
                world.sometimes().reached("a gap");
                sameGapTwice |= told.equals(lastGap);
            }
            lastGap = isGap ? told : "";
        }
    }

    /// Whether the hub had to tell of a gap again.
    boolean sameGapTwice() {
        return sameGapTwice;
    }

    /// How many exchanges failed within any one minute.
    int mostFailedInAMinute() {
        return mostFailedInAMinute;
    }

    /// Nothing waits for a thread here, so there is nobody to wake.
    @Override
    public void endCalls() {
        world.trace().add("till " + workstation + ": calls ended");
    }

    private String line(HttpCall call, Fate fate, Arrived arrived) {
        String came =
                switch (arrived) {
                    case Arrived.TimedOut() -> "timed out";
                    case Arrived.Broken() -> "broken";
                    case Arrived.Came(Answer answer) ->
                            answer.status() + ", " + answer.body().length + " bytes";
                };
        return "till %d: %s %s %s, %d bytes: %s"
                .formatted(workstation, call.method(), call.path(), fate, call.body().length, came);
    }

    private static HttpAnswer opened(Answer answer) {
        InputStream body = new ByteArrayInputStream(answer.body());
        return new HttpAnswer(
                answer.status(),
                answer::header,
                answer.isCutOff() ? new SequenceInputStream(body, new BrokenStream()) : body);
    }

    /// What the till gets.
    private sealed interface Arrived {
        record Came(Answer answer) implements Arrived {}

        record TimedOut() implements Arrived {}

        record Broken() implements Arrived {}
    }

    /// The end of a connection that broke.
    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("The connection broke");
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            return read();
        }
    }

    /// One exchange.
    private final class Exchange {
        private final HttpCall call;
        private final Fate fate;
        private final RandomGenerator chance;
        private final Wait<Arrived> wait = new Wait<>();

        Exchange(HttpCall call, Fate fate, RandomGenerator chance) {
            this.call = call;
            this.fate = fate;
            this.chance = chance;
        }

        Arrived run() {
            world.time().in(call.silence(), () -> end(new Arrived.TimedOut()));
            switch (fate) {
                case DELIVERED -> send(asIs(), quickly(), quickly());
                case NO_WAY -> world.time().in(NO_WAY_AFTER, () -> end(new Arrived.Broken()));
                case REQUEST_LOST -> {}
                case ANSWER_LOST, ANSWER_DRIPS -> deliver(asIs(), quickly(), _ -> {});
                case REQUEST_LATE -> send(asIs(), late(), quickly());
                case ANSWER_LATE -> send(asIs(), quickly(), late());
                case REQUEST_TWICE -> {
                    send(asIs(), quickly(), quickly());
                    deliver(asIs(), late(), _ -> {});
                }
                case REQUEST_CUT -> {
                    deliver(cut(), quickly(), _ -> {});
                    world.time().inMillis(quickly(), () -> end(new Arrived.Broken()));
                }
                case REQUEST_FLIPPED -> send(flippedRequest(), quickly(), quickly());
                case ANSWER_CUT, ANSWER_FLIPPED -> send(asIs(), quickly(), quickly());
                case RESET -> deliver(asIs(), quickly(), _ -> end(new Arrived.Broken()));
                case SIGN_ON_PAGE -> answerInstead(200, Map.of("Content-Type", "text/html"));
                case REDIRECTED -> answerInstead(302, Map.of("Location", "http://hotel.example"));
                case TOO_MANY_REQUESTS -> answerInstead(429, Map.of("Retry-After", "30"));
                case UNAVAILABLE -> answerInstead(503, Map.of("Retry-After", "3"));
                case PROXY_FAILED -> answerInstead(502, Map.of("Content-Type", "text/html"));
                case PROXY_TOO_LARGE -> answerInstead(413, Map.of("Content-Type", "text/html"));
            }
            return wait.await();
        }

        private void end(Arrived arrived) {
            wait.end(arrived);
        }

        private void send(Request request, long there, long back) {
            deliver(
                    request,
                    there,
                    answer -> world.time().inMillis(back, () -> end(arrived(answer))));
        }

        private void deliver(Request request, long there, Consumer<Optional<Answer>> back) {
            world.time().inMillis(there, () -> hub.receive(request, back));
        }

        private void answerInstead(int status, Map<String, String> headers) {
            Answer answer = new Answer(status, headers, PAGE);
            world.time().inMillis(quickly(), () -> end(new Arrived.Came(answer)));
        }

        /// What comes of an answer on its way back; nothing is a connection that broke.
        private Arrived arrived(Optional<Answer> answer) {
            return answer.<Arrived>map(sent -> new Arrived.Came(onItsWay(sent)))
                    .orElseGet(Arrived.Broken::new);
        }

        private Answer onItsWay(Answer sent) {
            byte[] body = sent.body();
            if (fate == Fate.ANSWER_CUT) {
                return sent.cutOffAfter(Arrays.copyOf(body, chance.nextInt(body.length + 1)));
            }
            return fate == Fate.ANSWER_FLIPPED ? sent.with(altered(body)) : sent;
        }

        private Request asIs() {
            return request(call.query(), () -> new ByteArrayInputStream(call.body()));
        }

        private Request cut() {
            byte[] some = Arrays.copyOf(call.body(), chance.nextInt(call.body().length + 1));
            return request(
                    call.query(),
                    () ->
                            new SequenceInputStream(
                                    new ByteArrayInputStream(some), new BrokenStream()));
        }

        private Request flippedRequest() {
            if (call.body().length > 0) {
                byte[] odd = flipped(call.body());
                return request(call.query(), () -> new ByteArrayInputStream(odd));
            }
            String odd = call.query().isEmpty() ? "x" : call.query().replaceFirst("[0-9]", "7");
            return request(odd, () -> new ByteArrayInputStream(call.body()));
        }

        /// Often still well-formed, with another number in it.
        private byte[] altered(byte[] bytes) {
            int[] digits =
                    IntStream.range(0, bytes.length).filter(i -> isDigit(bytes[i])).toArray();
            if (digits.length == 0 || chance.nextInt(4) == 0) {
                return flipped(bytes);
            }
            byte[] odd = bytes.clone();
            int place = digits[chance.nextInt(digits.length)];
            odd[place] = (byte) ('0' + (odd[place] - '0' + 1 + chance.nextInt(9)) % 10);
            return odd;
        }

        private static boolean isDigit(byte each) {
            return each >= '0' && each <= '9';
        }

        private byte[] flipped(byte[] bytes) {
            byte[] odd = bytes.clone();
            if (odd.length > 0) {
                odd[chance.nextInt(odd.length)] ^= (byte) (1 << chance.nextInt(8));
            }
            return odd;
        }

        private Request request(String query, Request.Source body) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(call.headers());
            return new Request(
                    call.method(),
                    call.path(),
                    query,
                    name -> Optional.ofNullable(headers.get(name)),
                    body);
        }

        private long quickly() {
            return 1L + chance.nextInt(SLOWEST_MILLIS);
        }

        private long late() {
            return 1L + chance.nextInt(LATEST_MILLIS);
        }
    }
}

package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.sync.wire.BodyEncoding;
import org.tillbridge.sync.wire.FeedCodec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests that wait at the hub for news, which a real one holds on threads.
final class HeldRequests {
    private static final Pattern WAITING = Pattern.compile("(?:^|&)wait=([1-9][0-9]*)(?:&|$)");

    private final World world;
    private final Function<Request, Optional<Answer>> hub;
    private final List<Held> held = new ArrayList<>();
    private boolean newsToTell;

    private record Held(Request request, Consumer<Optional<Answer>> back) {}

    /// @param hub its answer at once; none if it is not there, or dies of it
    HeldRequests(World world, Function<Request, Optional<Answer>> hub) {
        this.world = world;
        this.hub = hub;
    }

    /// Answers now, or when there are news.
    void receive(Request request, Consumer<Optional<Answer>> back) {
        Optional<Answer> answer = hub.apply(request);
        long wait = wait(request);
        if (answer.isPresent() && wait > 0 && isEmptyPage(answer.get())) {
            Held one = new Held(request, back);
            held.add(one);
            world.time().inMillis(wait, () -> end(one));
        } else {
            back.accept(answer);
        }
    }

    /// All connections break.
    void drop() {
        List<Held> dropped = List.copyOf(held);
        held.clear();
        dropped.forEach(one -> one.back().accept(Optional.empty()));
    }

    private void end(Held one) {
        if (held.remove(one)) {
            one.back().accept(hub.apply(one.request()));
        }
    }

    /// Whoever waits is answered a moment later, when the commit is over.
    void news() {
        if (!newsToTell) {
            newsToTell = true;
            world.time().inMillis(1, this::tell);
        }
    }

    private void tell() {
        newsToTell = false;
        for (Held one : List.copyOf(held)) {
            if (!held.contains(one)) {
                continue;
            }
            Optional<Answer> answer = hub.apply(one.request());
            if (answer.isEmpty() || !isEmptyPage(answer.get())) {
                held.remove(one);
                one.back().accept(answer);
            }
        }
    }

    private static boolean isEmptyPage(Answer answer) {
        if (answer.status() != 200) {
            return false;
        }
        try {
            byte[] json =
                    BodyEncoding.decode(
                            answer.header("Content-Encoding"),
                            answer.body(),
                            SimulatedHub.MOST_BYTES);
            return FeedCodec.page(json).transactions().isEmpty();
        } catch (IOException odd) {
            throw new UncheckedIOException(odd);
        }
    }

    private static long wait(Request request) {
        Matcher wait = WAITING.matcher(request.query());
        return request.path().equals("/v1/feed") && wait.find()
                ? Duration.ofSeconds(Long.parseLong(wait.group(1))).toMillis()
                : 0;
    }
}

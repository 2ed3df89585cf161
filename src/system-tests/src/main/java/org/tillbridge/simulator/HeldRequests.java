package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Requests that wait at the hub for news, which a real one holds on threads.
final class HeldRequests {
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
        long wait = FeedWait.millis(request);
        if (answer.isPresent() && wait > 0 && FeedWait.isEmptyPage(answer.get())) {
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
            if (answer.isEmpty() || !FeedWait.isEmptyPage(answer.get())) {
                held.remove(one);
                one.back().accept(answer);
            }
        }
    }
}

package org.tillbridge.hub.feed;

import org.tillbridge.sync.wire.Scope;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Rings a bell so that what it costs does not grow with how many sell. Each sale moves its store's
/// scope, for which all tills of the store wait: a store is rung for at once after a pause without
/// news, and then only when another pause is over, once for all that came in it. All other scopes
/// are rung for at once.
final class PacedBell {
    private final FeedBell bell;
    private final Executor afterPause;

    /// The stores whose pause lasts.
    private final Map<Scope, Since> pauses = new ConcurrentHashMap<>();

    /// @param afterPause runs what it is given when a pause is over
    PacedBell(FeedBell bell, Executor afterPause) {
        this.bell = bell;
        this.afterPause = afterPause;
    }

    /// What came since a pause began.
    private enum Since {
        NOTHING,
        NEWS
    }

    void ring(Collection<Scope> scopes) {
        bell.ring(scopes.stream().filter(this::isDue).toList());
    }

    /// Whether a scope is rung for now; if not, it will be.
    private boolean isDue(Scope scope) {
        if (!(scope instanceof Scope.Store)) {
            return true;
        }
        boolean due = pauses.merge(scope, Since.NOTHING, (_, _) -> Since.NEWS) == Since.NOTHING;
        if (due) {
            bell.pauses(scope, true);
            afterPause.execute(() -> goOn(scope));
        }
        return due;
    }

    private void goOn(Scope store) {
        Optional<Since> next =
                Optional.ofNullable(
                        pauses.computeIfPresent(
                                store, (_, since) -> since == Since.NEWS ? Since.NOTHING : null));
        bell.pauses(store, next.isPresent());
        if (next.isPresent()) {
            afterPause.execute(() -> goOn(store));
            bell.ring(List.of(store));
        }
    }
}

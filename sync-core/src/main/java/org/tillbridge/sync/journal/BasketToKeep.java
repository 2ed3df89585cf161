package org.tillbridge.sync.journal;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A basket that waits to be written, unless a later one takes its place.
final class BasketToKeep {
    private final OpenSaleChange.Keep content;
    private final CompletableFuture<Void> written = new CompletableFuture<>();

    BasketToKeep(OpenSaleChange.Keep content) {
        this.content = content;
    }

    OpenSaleChange.Keep content() {
        return content;
    }

    /// Completes with it, or with the later one.
    CompletableFuture<Void> written() {
        return written;
    }

    static BasketToKeep nothing() {
        return new BasketToKeep(new OpenSaleChange.Keep(new UUID(0, 0), () -> ""));
    }

    void follow(@Nullable Throwable failure) {
        if (failure == null) {
            written.complete(null);
        } else {
            written.completeExceptionally(failure);
        }
    }
}

package org.tillbridge.pos.sale;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Ids, of which the next one can be known before anything has it.
final class NextId {
    private final Supplier<UUID> ids;
    private Optional<UUID> next = Optional.empty();

    NextId(Supplier<UUID> ids) {
        this.ids = ids;
    }

    UUID look() {
        UUID id = next.orElseGet(ids);
        next = Optional.of(id);
        return id;
    }

    UUID take() {
        UUID id = look();
        next = Optional.empty();
        return id;
    }
}

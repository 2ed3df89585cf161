package org.tillbridge.hub.intake;

import org.slf4j.LoggerFactory;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.sync.wire.ParkedEffect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of the effects of an entry, which is applied or waits.
@FunctionalInterface
interface Effect {
    /// @return what waits; empty if it is applied
    Optional<ParkedEffect> apply() throws SQLException;

    /// Applies it by itself: where the books refuse it, nothing but it is taken back.
    ///
    /// @param refused what waits then
    /// @return what waits; empty if it is applied
    default Optional<ParkedEffect> alone(HubTransaction transaction, ParkedEffect refused)
            throws SQLException {
        List<ParkedEffect> waits = new ArrayList<>();
        Optional<Exception> why = transaction.attempt(() -> apply().ifPresent(waits::add));
        if (why.isPresent()) {
            LoggerFactory.getLogger(Effect.class)
                    .warn("The books refuse the effect {}", refused.effect(), why.get());
            return Optional.of(refused);
        }
        return waits.stream().findFirst();
    }
}

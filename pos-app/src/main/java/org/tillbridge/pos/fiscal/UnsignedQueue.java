package org.tillbridge.pos.fiscal;

import org.tillbridge.sync.journal.TransactionSummary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The documents that are still to be signed, in the order in which they were completed. Safe for
/// any thread.
final class UnsignedQueue {
    private final Map<UUID, UnsignedDocument> documents = new LinkedHashMap<>();
    private Optional<UUID> wanted = Optional.empty();

    synchronized void add(TransactionSummary document, String why, boolean refused) {
        documents.put(document.transaction(), new UnsignedDocument(document, why, refused));
    }

    synchronized void remove(UUID document) {
        documents.remove(document);
        wanted = wanted.filter(documents::containsKey);
    }

    /// The unit was asked, and did not sign.
    synchronized void failed(UUID document, String why, boolean refused) {
        documents.computeIfPresent(document, (_, before) -> before.because(why, refused));
        wanted = Optional.empty();
    }

    /// A person wants this one sent again, before the others.
    synchronized void want(UUID document) {
        wanted = Optional.of(document).filter(documents::containsKey);
    }

    /// The one that comes next: what the unit does not take holds up none behind it.
    synchronized Optional<UnsignedDocument> next() {
        return wanted.map(documents::get)
                .or(() -> documents.values().stream().filter(one -> !one.refused()).findFirst());
    }

    /// Whether what is completed now has to wait behind others.
    boolean isWaitingForUnit() {
        return next().isPresent();
    }

    synchronized List<UnsignedDocument> all() {
        return List.copyOf(documents.values());
    }

    synchronized boolean has(UUID document) {
        return documents.containsKey(document);
    }

    synchronized int size() {
        return documents.size();
    }
}

package org.tillbridge.hub.store;

import org.tillbridge.sync.wire.Scope;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is being written: the statements to write with, and which scopes have news if it is
/// committed.
public final class HubTransaction {
    private final StatementStore statements;
    private final Map<Scope, Long> news = new LinkedHashMap<>();

    HubTransaction(StatementStore statements) {
        this.statements = statements;
    }

    public StatementStore statements() {
        return statements;
    }

    /// Says that a scope has come to a new position.
    public void moved(Scope scope, long position) {
        news.put(scope, position);
    }

    Map<Scope, Long> news() {
        return news;
    }
}

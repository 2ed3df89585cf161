package org.tillbridge.sync.replica;

/// How much of something is there: `loaded` of `all`.
public record LoadedOf(long loaded, long all) {
    public boolean complete() {
        return loaded >= all;
    }
}

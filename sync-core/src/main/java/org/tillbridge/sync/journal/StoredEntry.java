package org.tillbridge.sync.journal;

/// A row of the table of entries, as it was found.
record StoredEntry(Place place, String header, String body, String contentHash, String hash) {
    long sequence() {
        return place.sequence();
    }
}

package org.tillbridge.hub.feed;

import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.ScopeChecksum;

import java.time.Instant;

/// Where a scope stands.
///
/// @param cursor its last transaction
/// @param checksum of its rows
/// @param time of its last transaction; where the scope is locked, of the next
/// @param locked when it was, by the clock of the node that did, which may be behind its time
public record ScopeHead(
        Cursor cursor, ScopeChecksum checksum, long rowCount, Instant time, Instant locked) {}

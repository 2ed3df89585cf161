package org.tillbridge.hub.snapshot;

import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.Cursor;

import java.nio.file.Path;

/// A scope at one position, as a file.
///
/// @param file zstd; not changed any more
/// @param sha256 of the file
public record Snapshot(Cursor cursor, Path file, long length, Hash sha256) {}

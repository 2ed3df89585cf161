package org.tillbridge.sync.journal;

/// The basket being rung, as it was last kept on disk.
///
/// @param content in the caller's own form
/// @param salvaged whether it was kept in a journal that was set aside since. Its transaction may
///   have been recorded there and lost, though the hub has it: it must not be recorded under its id
public record KeptSale(String content, boolean salvaged) {}

package org.tillbridge.sync.journal;

/// What a header says of its entry's place in the chain: all that its hash needs. It can be read
/// also where a later version says more in the header than this one understands.
///
/// @param kind the simple name of the entry
public record ChainLink(String kind, int version, Hash previousHash) {}

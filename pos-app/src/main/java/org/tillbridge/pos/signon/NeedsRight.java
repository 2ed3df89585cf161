package org.tillbridge.pos.signon;

import org.tillbridge.retail.Right;

/// Nothing was done, because whoever is signed on does not have a right by themselves. Someone else
/// may approve, where the store has it so.
public interface NeedsRight {
    Right right();
}

package org.tillbridge.pos.returns;

/// Nothing was done, because the hub is to be asked first whether the goods come back elsewhere.
interface NeedsClaim {
    ClaimedLines.Wanted wanted();
}

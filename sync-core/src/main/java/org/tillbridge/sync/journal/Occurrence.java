package org.tillbridge.sync.journal;

/// The order in which things happened, where it is not that of the journal: what is carried stands
/// behind what was recorded after it, in epochs between that were not damaged. For statements over
/// `entry` and `epoch`.
final class Occurrence {
    private Occurrence() {}

    /// Where an entry stands, or stood before it was carried: never behind its place. What was
    /// carried from an epoch that no list names any more was before all others, in the order in
    /// which it is carried. Nothing is carried in a first epoch.
    ///
    /// @param place an expression
    static String of(String place) {
        return """
        iif(%1$s >> 40 = 1, %1$s, (
            SELECT iif(carrier.kind = 'Carried',
                coalesce((
                    SELECT (before.ordinal << 40) + (carrier.body ->> '$.header.sequence')
                    FROM epoch AS before
                    WHERE before.epoch = carrier.body ->> '$.header.epoch'), carrier.place & (1 << 40) - 1),
                carrier.place)
            FROM entry AS carrier WHERE carrier.place = %1$s))\
        """
                .formatted(place);
    }
}

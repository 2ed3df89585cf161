package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands at the places of all journals by the hub's own word: one entry at each, and each
/// follows on the one before it.
public final class TakenPlaces {
    private final Map<String, Taken> places = new HashMap<>();

    /// @param hash in the chain
    private record Taken(String header, String hash) {
        private static Taken of(String header, String body) {
            String follows = PlainCodec.text(header, "previousHash");
            return new Taken(header, Disk.hash(follows, row(header, body)));
        }
    }

    /// The hub said that it has this entry at this place.
    ///
    /// @param isBroken whether it said that the entry does not follow on the one before it; what is
    ///   carried is answered as it was where it first came
    public void taken(
            int till, String epoch, long sequence, String header, String body, boolean isBroken) {
        String place = till + "/" + epoch + "/" + sequence;
        String follows = PlainCodec.text(header, "previousHash");
        Optional<Taken> before =
                Optional.ofNullable(places.get(till + "/" + epoch + "/" + (sequence - 1)));
        boolean isCarried = PlainCodec.text(header, "kind").equals("Carried");
        before.map(one -> one.hash().equals(follows))
                .filter(isInOrder -> isInOrder == isBroken && !(isBroken && isCarried))
                .ifPresent(
                        isInOrder -> {
                            throw new Violation(
                                    17, place + " follows on what was before: " + isInOrder);
                        });
        Taken now = Taken.of(header, body);
        Taken there = places.putIfAbsent(place, now);
        if (there != null && !there.equals(now)) {
            throw new Violation(2, place + " was taken for another entry, which was there");
        }
    }

    /// Whether the hub said before that it has another entry at this place.
    public boolean isOfAnother(int till, String epoch, long sequence, String header, String body) {
        return Optional.ofNullable(places.get(till + "/" + epoch + "/" + sequence))
                .filter(there -> !there.equals(Taken.of(header, body)))
                .isPresent();
    }

    private static List<String> row(String header, String body) {
        String kind = PlainCodec.text(header, "kind");
        String version = Long.toString(PlainCodec.number(header, "version"));
        return List.of("", "", "", kind, header, body, "", version);
    }
}

package org.tillbridge.simulator.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a machine has to show of an item: what its replica includes, and whatever was done at it
/// besides.
///
/// @param hidesOwn whether something done at it is left out. It must be while two machines work
///   under one number and do not know it: the replica says how many of the number's entries it
///   includes, and those are the other's
public record Shown(long thousandths, boolean hidesOwn) {
    /// @param replica what its replica includes
    /// @param position of its store's scope
    public static Shown at(
            TillBook viewer,
            int item,
            Ledger ledger,
            Moment now,
            FeedWatch.Included replica,
            long position) {
        Map<String, Long> reflected = replica.reflected();
        List<TillBook> same = ledger.machinesIn(viewer.store());
        if (same.stream().allMatch(ledger::isPlain)) {
            return new Shown(ofChains(viewer, item, ledger, reflected), false);
        }
        same.forEach(book -> book.recognise(now.disk(book)));
        Set<String> included = included(now.places(), reflected);
        Map<String, Long> forks = now.disk(viewer).forks();
        long thousandths = ledger.openingStock();
        boolean hidesOwn = false;
        for (int till : ledger.tillsIn(viewer.store())) {
            for (Fact fact : ledger.facts(till)) {
                Optional<Written> own = viewer.onDisk(fact);
                boolean pending =
                        own.isPresent()
                                && isLeftOut(viewer, own.get(), replica)
                                && !(ledger.wasCopied(till)
                                        && seemsIncluded(viewer, own.get(), reflected, forks));
                boolean waits = ledger.revocations().waitsAt(till, fact, position);
                if (waits ? own.isPresent() : included.contains(fact.id()) || pending) {
                    thousandths += fact.what().onHand(item);
                } else if (own.isPresent() && !waits) {
                    hidesOwn = true;
                }
            }
        }
        return new Shown(thousandths, hidesOwn);
    }

    /// Where each till has one disk and one chain, the first so many entries are those included.
    private static long ofChains(
            TillBook viewer, int item, Ledger ledger, Map<String, Long> reflected) {
        long shown = ledger.openingStock();
        for (TillBook book : ledger.machinesIn(viewer.store())) {
            long included =
                    reflected.entrySet().stream()
                            .filter(epoch -> epoch.getKey().startsWith(book.till() + "/"))
                            .mapToLong(Map.Entry::getValue)
                            .sum();
            shown += book.onHand(item, book == viewer ? Long.MAX_VALUE : included);
        }
        return shown;
    }

    /// Whether its replica says that it does not include what stands at a place, whoever's that is.
    private static boolean isLeftOut(TillBook viewer, Written own, FeedWatch.Included replica) {
        String place = viewer.till() + "/" + own.epoch() + "/" + own.sequence();
        return own.sequence() > reflected(viewer, own.epoch(), replica.reflected())
                || replica.parked().contains(place);
    }

    /// Whether its replica says that it includes what stands, or stood, at a place where an entry
    /// that is carried was before, and the disk does not say that this is another's.
    private static boolean seemsIncluded(
            TillBook viewer, Written own, Map<String, Long> reflected, Map<String, Long> forks) {
        return own.before().stream()
                .anyMatch(
                        at ->
                                at.sequence() <= reflected(viewer, at.epoch(), reflected)
                                        && at.sequence()
                                                <= forks.getOrDefault(at.epoch(), Long.MAX_VALUE));
    }

    private static long reflected(TillBook viewer, String epoch, Map<String, Long> reflected) {
        return reflected.getOrDefault(viewer.till() + "/" + epoch, 0L);
    }

    private static Set<String> included(Map<String, String> places, Map<String, Long> reflected) {
        Set<String> ids = new HashSet<>();
        places.forEach(
                (place, id) -> {
                    int last = place.lastIndexOf('/');
                    long sequence = Long.parseLong(place.substring(last + 1));
                    if (sequence <= reflected.getOrDefault(place.substring(0, last), 0L)) {
                        ids.add(id);
                    }
                });
        return ids;
    }
}

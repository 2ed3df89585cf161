package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What makes this machine a workstation: whose it is, which hub took it in, and the epochs it was
/// given.
///
/// @param name as people call it: "Till 2"
/// @param epochs in the order in which they were given, the one in use among them
public record Enrolment(
        HubAddress hub,
        StoreId store,
        WorkstationId workstation,
        String name,
        String certificate,
        VerifyingKey hubKey,
        List<GivenEpoch> epochs) {
    /// @param used whether a journal was ever written in it
    public record GivenEpoch(EpochGrant grant, boolean used) {}

    public Enrolment {
        epochs = List.copyOf(epochs);
        if (epochs.stream().noneMatch(GivenEpoch::used)) {
            throw new IllegalArgumentException("A workstation has an epoch in use");
        }
    }

    /// As the hub gave it, the first epoch in use.
    public static Enrolment of(HubAddress hub, EnrolmentAnswer answer) {
        List<GivenEpoch> epochs = new ArrayList<>();
        epochs.add(new GivenEpoch(answer.first(), true));
        answer.spares().forEach(spare -> epochs.add(new GivenEpoch(spare, false)));
        return new Enrolment(
                hub,
                answer.store(),
                answer.workstation(),
                answer.name(),
                answer.certificate(),
                answer.hubKey(),
                epochs);
    }

    /// The epoch in use: of those used the one with the latest series.
    public EpochGrant current() {
        return epochs.stream()
                .filter(GivenEpoch::used)
                .map(GivenEpoch::grant)
                .reduce((one, other) -> one.series() > other.series() ? one : other)
                .orElseThrow();
    }

    /// The spare of the next series; empty if there is none.
    ///
    /// @param taken those that another machine is known to write in
    Optional<EpochGrant> nextSpare(Set<Epoch> taken) {
        return epochs.stream()
                .filter(given -> !given.used())
                .map(GivenEpoch::grant)
                .filter(spare -> !taken.contains(spare.epoch()))
                .filter(spare -> spare.series() > current().series())
                .reduce((one, other) -> one.series() < other.series() ? one : other);
    }

    /// With spares that it did not know yet. A hub that was restored may give a series once more;
    /// it is not used again.
    Enrolment withSpares(List<EpochGrant> spares) {
        List<GivenEpoch> all = new ArrayList<>(epochs);
        for (EpochGrant spare : spares) {
            if (all.stream().map(GivenEpoch::grant).noneMatch(known -> isLike(known, spare))) {
                all.add(new GivenEpoch(spare, false));
            }
        }
        return with(all);
    }

    private static boolean isLike(EpochGrant known, EpochGrant spare) {
        return known.epoch().equals(spare.epoch()) || known.series() == spare.series();
    }

    /// With a spare in use.
    Enrolment using(EpochGrant spare) {
        return with(
                epochs.stream()
                        .map(
                                given ->
                                        given.grant().equals(spare)
                                                ? new GivenEpoch(spare, true)
                                                : given)
                        .toList());
    }

    private Enrolment with(List<GivenEpoch> given) {
        return new Enrolment(hub, store, workstation, name, certificate, hubKey, given);
    }
}

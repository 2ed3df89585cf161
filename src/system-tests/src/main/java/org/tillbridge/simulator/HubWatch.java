package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.simulator.oracle.FeedWatch;
import org.tillbridge.simulator.oracle.Healings;
import org.tillbridge.simulator.oracle.TakeOvers;

import java.nio.file.Path;
import java.time.Instant;

/// All who listen to what a hub is asked and what it says.
///
/// @param takeOvers to whom it gave sales that are set aside
record HubWatch(PushWatch pushes, ClaimWatch claims, TakeOvers takeOvers, HealingWatch healing) {
    static HubWatch of(FeedWatch feed, Sometimes sometimes) {
        return new HubWatch(
                new PushWatch(sometimes),
                new ClaimWatch(sometimes),
                new TakeOvers(),
                new HealingWatch(new Healings(feed), sometimes));
    }

    /// @param hub its database
    void look(Request request, Answer answer, Path hub, Instant now) {
        healing.look(request, answer, hub);
        pushes.look(request, answer);
        claims.look(request, answer, hub, now);
        TakeOverWatch.look(request, answer, takeOvers);
        SoldWatch.look(request, answer, hub);
    }

    /// It died of a request, or after it.
    void died(Request request, Instant now) {
        healing.died(request);
        claims.died(request, now);
    }

    /// Is put back to its backup.
    ///
    /// @param hub its database as it was until now
    void hubWentBack(Path hub, Instant now) {
        pushes.hubWentBack();
        claims.hubWentBack(now);
        takeOvers.hubWentBack();
        healing.healings().hubWentBack(hub);
    }
}

package org.tillbridge.pos;

import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.Keys;
import org.tillbridge.sync.wire.NoHub;
import org.tillbridge.sync.wire.OkHttpHubExchange;

import java.nio.file.Path;

/// The way from an enrolled machine to its hub.
final class LinkToHub {
    private LinkToHub() {}

    /// None at all for a till to learn on.
    static HubLink of(Surroundings around, Enrolment enrolment, Keys keys, HubTime hubTime) {
        return around.training() ? new NoHub() : of(around.folder(), enrolment, keys, hubTime);
    }

    /// @param folder the workstation's own
    static HttpHubLink of(Path folder, Enrolment enrolment, Keys keys, HubTime hubTime) {
        return new HttpHubLink(
                        new OkHttpHubExchange(enrolment.hub(), folder),
                        enrolment.workstation(),
                        keys,
                        hubTime)
                .with(enrolment.certificate());
    }
}

package org.tillbridge.pos;

import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.Keys;
import org.tillbridge.sync.wire.OkHttpHubExchange;

import java.nio.file.Path;

/// The way from an enrolled machine to its hub.
final class LinkToHub {
    private LinkToHub() {}

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

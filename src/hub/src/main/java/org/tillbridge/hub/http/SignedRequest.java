package org.tillbridge.hub.http;

import org.tillbridge.hub.enrolment.EnrolledWorkstation;

/// A request of which it is known who sent it, and that it came as it was sent.
final class SignedRequest {
    private final Request request;
    private final EnrolledWorkstation workstation;
    private final byte[] raw;

    /// @param raw the body as it was sent
    SignedRequest(Request request, EnrolledWorkstation workstation, byte[] raw) {
        this.request = request;
        this.workstation = workstation;
        this.raw = raw;
    }

    EnrolledWorkstation workstation() {
        return workstation;
    }

    /// What was sent, decoded.
    ///
    /// @param most bytes of it
    byte[] body(int most) {
        return request.decoded(raw, most);
    }
}

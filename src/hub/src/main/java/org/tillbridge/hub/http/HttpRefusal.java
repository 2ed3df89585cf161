package org.tillbridge.hub.http;

import org.tillbridge.sync.wire.HubError;

/// Ends a request that is not answered as it was asked.
final class HttpRefusal extends RuntimeException {
    private final int status;
    private final HubError error;

    HttpRefusal(int status, HubError error) {
        super(error.text());
        this.status = status;
        this.error = error;
    }

    static HttpRefusal of(int status, String code, String text) {
        return new HttpRefusal(status, HubError.of(code, text));
    }

    static HttpRefusal forbidden(String text) {
        return of(403, "forbidden", text);
    }

    static HttpRefusal badRequest(String text) {
        return of(400, "badRequest", text);
    }

    int status() {
        return status;
    }

    HubError error() {
        return error;
    }
}

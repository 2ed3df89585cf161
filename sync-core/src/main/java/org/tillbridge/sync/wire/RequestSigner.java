package org.tillbridge.sync.wire;

import org.tillbridge.retail.WorkstationId;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Signs a workstation's calls.
public final class RequestSigner {
    private final WorkstationId workstation;
    private final Keys keys;

    public RequestSigner(WorkstationId workstation, Keys keys) {
        this.workstation = workstation;
        this.keys = keys;
    }

    /// The headers to send with a call, those of its body among them.
    ///
    /// @param path percent-encoded
    /// @param query without the question mark; empty if there is none
    /// @param body as it is sent; empty if there is none
    /// @param encoding what the body was compressed with, if it was
    /// @param created the hub's time as last known
    public Map<String, String> sign(
            String method,
            String path,
            String query,
            byte[] body,
            Optional<String> encoding,
            Instant created) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (body.length > 0) {
            headers.put(ContentDigest.HEADER, ContentDigest.of(body));
            encoding.ifPresent(name -> headers.put("Content-Encoding", name));
        }
        RequestSignature covered =
                new RequestSignature(
                        method,
                        path,
                        query,
                        Optional.ofNullable(headers.get(ContentDigest.HEADER)),
                        Optional.ofNullable(headers.get("Content-Encoding")),
                        created,
                        workstation);
        String signature = Base64Text.of(keys.sign(covered.base()));
        headers.put("Signature-Input", RequestSignature.LABEL + "=" + covered.parameters());
        headers.put("Signature", RequestSignature.LABEL + "=:" + signature + ":");
        return headers;
    }
}

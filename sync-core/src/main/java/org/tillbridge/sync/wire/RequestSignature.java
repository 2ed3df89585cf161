package org.tillbridge.sync.wire;

import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Hash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a workstation's signature covers: HTTP Message Signatures (RFC 9421) in the one form that
/// is used here. Signer and verifier build the same text from it.
///
/// @param path as it is sent, still percent-encoded
/// @param query as it is sent, without the question mark; empty if there is none
/// @param contentDigest the header (RFC 9530), where there is a body
/// @param contentEncoding the header, where the body is encoded
/// @param created the hub's time as the signer knows it, in whole seconds
record RequestSignature(
        String method,
        String path,
        String query,
        Optional<String> contentDigest,
        Optional<String> contentEncoding,
        Instant created,
        WorkstationId workstation) {
    static final String LABEL = "sig1";

    /// The components and parameters: the value of `Signature-Input` after the label.
    String parameters() {
        List<String> components = new ArrayList<>(List.of("@method", "@path", "@query"));
        contentDigest.ifPresent(any -> components.add("content-digest"));
        contentEncoding.ifPresent(any -> components.add("content-encoding"));
        return "(\"%s\");created=%d;keyid=\"workstation-%d\";alg=\"ed25519\""
                .formatted(
                        String.join("\" \"", components),
                        created.getEpochSecond(),
                        workstation.number());
    }

    /// The signature base (RFC 9421, section 2.5).
    byte[] base() {
        StringBuilder base = new StringBuilder();
        line(base, "@method", method);
        line(base, "@path", path);
        line(base, "@query", "?" + query);
        contentDigest.ifPresent(digest -> line(base, "content-digest", digest));
        contentEncoding.ifPresent(encoding -> line(base, "content-encoding", encoding));
        base.append("\"@signature-params\": ").append(parameters());
        return Hash.utf8(base.toString());
    }

    private static void line(StringBuilder base, String component, String value) {
        base.append('"').append(component).append("\": ").append(value).append('\n');
    }
}

package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.JsonCodec.Fields;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Certificates: the JSON and the hub's signature over it, both in base64url, with a dot between.
public final class CertificateCodec {
    private static final byte[] TAG = Hash.utf8("tillbridge/certificate/v1");

    private CertificateCodec() {}

    /// @param hub the hub's keys
    public static String issue(Certificate certificate, Keys hub) {
        String json =
                JsonCodec.text(
                        fields -> {
                            fields.writeNumberProperty("store", certificate.store().number());
                            fields.writeNumberProperty(
                                    "workstation", certificate.workstation().number());
                            fields.writeStringProperty(
                                    "publicKey", certificate.publicKey().base64());
                            fields.writeNumberProperty(
                                    "issuedAt", certificate.issuedAt().toEpochMilli());
                        });
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(Hash.utf8(json))
                + "."
                + base64.encodeToString(hub.sign(message(json)));
    }

    /// @throws UnreadableMessageException if it is not a certificate, or not one of this hub
    public static Certificate read(String text, VerifyingKey hubKey) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            throw new UnreadableMessageException("A certificate has two parts");
        }
        String json = new String(decoded(parts[0]), StandardCharsets.UTF_8);
        if (!hubKey.verifies(decoded(parts[1]), message(json))) {
            throw new UnreadableMessageException("The certificate is not signed by this hub");
        }
        Fields fields = JsonCodec.read(json);
        return new Certificate(
                new StoreId(fields.number("store")),
                new WorkstationId(fields.number("workstation")),
                fields.parsed("publicKey", 100, VerifyingKey::new),
                fields.instant("issuedAt"));
    }

    private static byte[] message(String json) {
        return Hash.of(TAG, Hash.utf8(json)).bytes();
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException odd) {
            throw new UnreadableMessageException("A certificate is written in base64url", odd);
        }
    }
}

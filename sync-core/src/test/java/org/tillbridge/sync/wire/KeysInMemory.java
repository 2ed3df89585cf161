package org.tillbridge.sync.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/// Keys that everyone may know: those of RFC 8032, section 7.1, test 1. Ed25519 signatures are
/// deterministic, so what they sign can stand in golden files.
public final class KeysInMemory implements Keys {
    private static final String PKCS8 =
            "302e020100300506032b657004220420"
                    + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String RAW =
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Override
    public byte[] sign(byte[] message) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(HexFormat.of().parseHex(PKCS8)));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public VerifyingKey verifyingKey() {
        return new VerifyingKey(Base64Text.of(HexFormat.of().parseHex(RAW)));
    }
}

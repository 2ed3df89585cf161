package org.tillbridge.hub.enrolment;

import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.CertificateCodec;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.Keys;
import org.tillbridge.sync.wire.PinKey;
import org.tillbridge.sync.wire.UnreadableMessageException;
import org.tillbridge.sync.wire.VerifyingKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The hub's secrets, in a file that only its owner may read, apart from the database: who has a
/// copy of the database alone can neither enrol a workstation nor try PINs.
public final class HubKeys implements Keys {
    private static final byte[] PIN_KEY_TAG = Hash.utf8("tillbridge/pin-key/v1");

    private final FileKeys file;
    private final PinKey secret;

    private HubKeys(FileKeys file, PinKey secret) {
        this.file = file;
        this.secret = secret;
    }

    /// Reads the file; makes it where there is none.
    ///
    /// @param random must not be guessable
    /// @throws IOException if it is not as it was made; the message says what to do
    public static HubKeys open(Path path, RandomGenerator random) throws IOException {
        FileKeys file = Files.exists(path) ? read(path) : generate(path, random);
        return new HubKeys(
                file, file.pinKey().orElseThrow(() -> odd(path, "The key file has no pinKey")));
    }

    private static FileKeys generate(Path path, RandomGenerator random) throws IOException {
        byte[] secret = new byte[PinKey.BYTES];
        random.nextBytes(secret);
        return FileKeys.generate(path, PinKey.of(secret));
    }

    private static FileKeys read(Path path) throws IOException {
        try {
            return FileKeys.read(path);
        } catch (UnreadableMessageException odd) {
            throw odd(path, String.valueOf(odd.getMessage()));
        }
    }

    private static IOException odd(Path path, String what) {
        return new IOException(
                "%s is not as the hub made it: %s. Put the copy that belongs to the database in its"
                                .formatted(path, what)
                        + " place; if no till was ever enrolled, delete it, and init makes"
                        + " another.");
    }

    @Override
    public byte[] sign(byte[] message) {
        return file.sign(message);
    }

    @Override
    public VerifyingKey verifyingKey() {
        return file.verifyingKey();
    }

    /// Whether a workstation was taken in with this key.
    public boolean certified(EnrolledWorkstation workstation) {
        try {
            CertificateCodec.read(workstation.certificate(), verifyingKey());
            return true;
        } catch (UnreadableMessageException another) {
            return false;
        }
    }

    /// The secret that one workstation's PIN verifiers are keyed with: always the same for the same
    /// workstation and key, and nowhere stored.
    PinKey pinKeyOf(WorkstationId workstation, VerifyingKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return PinKey.of(
                    mac.doFinal(
                            Hash.of(
                                            PIN_KEY_TAG,
                                            Hash.utf8(Integer.toString(workstation.number())),
                                            key.bytes())
                                    .bytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(
                    "Every Java platform has HMAC with SHA-256", impossible);
        }
    }
}

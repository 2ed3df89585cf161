package org.tillbridge.sync.wire;

import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keys in a file that only its owner may read, where there is no key store of the operating
/// system. Lines of `name=base64`: `privateKey` (PKCS #8), `publicKey` (32 raw bytes) and, once
/// enrolled, `pinKey`.
public final class FileKeys implements Keys {
    private static final int LONGEST_FILE = 4096;
    private static final byte[] TRIAL = {1, 2, 3};

    private final Path file;
    private final PrivateKey privateKey;
    private final VerifyingKey verifyingKey;
    private final Optional<PinKey> pinKey;

    private FileKeys(
            Path file, PrivateKey privateKey, VerifyingKey verifyingKey, Optional<PinKey> pinKey) {
        this.file = file;
        this.privateKey = privateKey;
        this.verifyingKey = verifyingKey;
        this.pinKey = pinKey;
    }

    /// A line of the file.
    private record Value(String name, int line, String text) {}

    /// Makes of a line's text what it stands for.
    private interface Parser<T> {
        T parse(String text) throws GeneralSecurityException;
    }

    /// Makes a new key pair in place of what the file held.
    public static FileKeys generate(Path file) throws IOException {
        return generate(file, Optional.empty());
    }

    /// The same, with a PIN key from the beginning.
    public static FileKeys generate(Path file, PinKey pinKey) throws IOException {
        return generate(file, Optional.of(pinKey));
    }

    private static FileKeys generate(Path file, Optional<PinKey> pinKey) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            FileKeys keys =
                    new FileKeys(
                            file, pair.getPrivate(), VerifyingKey.of(pair.getPublic()), pinKey);
            keys.write();
            return keys;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has Ed25519", impossible);
        }
    }

    /// @throws UnreadableMessageException if the file does not hold a key pair
    public static FileKeys read(Path file) throws IOException {
        if (Files.size(file) > LONGEST_FILE) {
            throw new UnreadableMessageException("The key file is too long");
        }
        Map<String, Value> values = values(Files.readString(file, StandardCharsets.ISO_8859_1));
        FileKeys keys =
                new FileKeys(
                        file,
                        parsed(required(values, "privateKey"), FileKeys::privateKey),
                        parsed(required(values, "publicKey"), VerifyingKey::new),
                        Optional.ofNullable(values.get("pinKey"))
                                .map(value -> parsed(value, PinKey::new)));
        if (!keys.verifyingKey.verifies(keys.sign(TRIAL), TRIAL)) {
            throw new UnreadableMessageException("The keys in the key file are no pair");
        }
        return keys;
    }

    /// Adds the PIN key, as enrolment gives it.
    public FileKeys with(PinKey given) throws IOException {
        FileKeys keys = new FileKeys(file, privateKey, verifyingKey, Optional.of(given));
        keys.write();
        return keys;
    }

    public Optional<PinKey> pinKey() {
        return pinKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("An Ed25519 key signs", impossible);
        }
    }

    @Override
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    private void write() throws IOException {
        StringBuilder lines = new StringBuilder();
        lines.append("privateKey=").append(Base64Text.of(privateKey.getEncoded())).append('\n');
        lines.append("publicKey=").append(verifyingKey.base64()).append('\n');
        pinKey.ifPresent(key -> lines.append("pinKey=").append(key.base64()).append('\n'));
        OwnerOnly.replace(file, lines.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Map<String, Value> values(String text) {
        Map<String, Value> values = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            int equals = line.indexOf('=');
            if (equals > 0) {
                String name = line.substring(0, equals);
                values.put(name, new Value(name, index + 1, line.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    private static Value required(Map<String, Value> values, String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new UnreadableMessageException("The key file has no " + name);
        }
        return value;
    }

    private static <T> T parsed(Value value, Parser<T> parser) {
        try {
            return parser.parse(value.text());
        } catch (IllegalArgumentException | GeneralSecurityException odd) {
            throw new UnreadableMessageException(
                    "Line %d of the key file is no %s".formatted(value.line(), value.name()), odd);
        }
    }

    private static PrivateKey privateKey(String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64Text.bytes(base64)));
    }
}

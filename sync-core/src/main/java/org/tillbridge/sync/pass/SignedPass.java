package org.tillbridge.sync.pass;

import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.Keys;
import org.tillbridge.sync.wire.VerifyingKey;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Something that a customer carries, and that whoever has the right key can believe without asking
/// anybody: what it is, its body, and an Ed25519 signature over both. It is no secret, and whoever
/// has a copy has as much as the original; what it is good for is decided where it is shown.
public final class SignedPass {
    /// Longer than 1000 lines.
    static final int MOST_BYTES = 32 * 1024;

    private static final byte[] DOMAIN = Hash.utf8("tillbridge.pass.1");
    private static final int SIGNATURE = 64;

    private final Kind kind;
    private final byte[] body;
    private final byte[] signature;

    /// What it is. The number stands in the pass and is signed with it.
    public enum Kind {
        RECEIPT(1),
        /// Its goods come back for a store credit only: the giver's payment is left alone.
        GIFT_RECEIPT(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        private static Optional<Kind> of(int number) {
            return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
        }
    }

    private SignedPass(Kind kind, byte[] body, byte[] signature) {
        this.kind = kind;
        this.body = body;
        this.signature = signature;
    }

    /// @param keys of the workstation that completed the sale
    public static SignedPass sign(ReceiptPass receipt, Keys keys) {
        return sign(Kind.RECEIPT, receipt, keys);
    }

    /// The same for whoever gets the goods as a present. It says what the receipt says, prices too,
    /// so that what they were worth goes back: whoever decodes it can read them.
    public static SignedPass signGift(ReceiptPass receipt, Keys keys) {
        return sign(Kind.GIFT_RECEIPT, receipt, keys);
    }

    private static SignedPass sign(Kind kind, ReceiptPass receipt, Keys keys) {
        byte[] body = ReceiptPassCodec.write(receipt);
        return new SignedPass(kind, body, keys.sign(message(kind, body)));
    }

    /// Reads what [#bytes] writes; empty for anything else. Whether it is true is not said yet.
    static Optional<SignedPass> read(byte[] bytes) {
        if (bytes.length <= 1 + SIGNATURE || bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        int end = bytes.length - SIGNATURE;
        return Kind.of(bytes[0])
                .map(
                        kind ->
                                new SignedPass(
                                        kind,
                                        Arrays.copyOfRange(bytes, 1, end),
                                        Arrays.copyOfRange(bytes, end, bytes.length)));
    }

    /// As it is carried.
    byte[] bytes() {
        return ByteBuffer.allocate(1 + body.length + SIGNATURE)
                .put((byte) kind.number)
                .put(body)
                .put(signature)
                .array();
    }

    public boolean isGift() {
        return kind == Kind.GIFT_RECEIPT;
    }

    /// What it says, without a word on whether that is true: it tells whose key to ask for.
    public Optional<ReceiptPass> claim() {
        return ReceiptPassCodec.read(body);
    }

    /// What it says, where the holder of this key has signed it.
    public Optional<ReceiptPass> proof(VerifyingKey key) {
        return key.verifies(signature, message(kind, body)) ? claim() : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedPass pass && Arrays.equals(bytes(), pass.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    private static byte[] message(Kind kind, byte[] body) {
        return ByteBuffer.allocate(4 + DOMAIN.length + 1 + 4 + body.length)
                .putInt(DOMAIN.length)
                .put(DOMAIN)
                .put((byte) kind.number)
                .putInt(body.length)
                .put(body)
                .array();
    }
}

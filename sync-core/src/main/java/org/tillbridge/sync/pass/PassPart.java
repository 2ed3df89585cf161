package org.tillbridge.sync.pass;

import org.tillbridge.sync.journal.Hash;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one QR code says of a pass: all of it, or a part where it is too long for one code. The
/// signature is over the whole.
///
/// @param number from 1
/// @param of how many there are
/// @param pass the beginning of the SHA-256 of the whole: parts that have another belong to another
/// @param digits as they stand in the code
public record PassPart(int number, int of, int pass, String digits) {
    /// As many bytes as make a code of 58 mm paper: some 15 lines of a receipt.
    public static final int NARROW = 300;

    /// Of 80 mm paper: some 40 lines.
    public static final int WIDE = 600;

    /// "TB", and the version of this form.
    private static final byte[] MARK = {'T', 'B', 1};

    private static final int HEAD = MARK.length + 6;
    private static final int MOST_PARTS = 60;
    private static final int MOST_DIGITS = 2000;

    /// The codes of a pass, in order.
    ///
    /// @param most bytes in each: [#NARROW] or [#WIDE]
    public static List<PassPart> of(SignedPass pass, int most) {
        byte[] whole = pass.bytes();
        int of = Math.ceilDiv(whole.length, most);
        int length = Math.ceilDiv(whole.length, of);
        int name = name(whole);
        List<PassPart> parts = new ArrayList<>();
        for (int number = 1; number <= of; number++) {
            int from = (number - 1) * length;
            int to = Math.min(whole.length, from + length);
            byte[] bytes =
                    ByteBuffer.allocate(HEAD + to - from)
                            .put(MARK)
                            .put((byte) number)
                            .put((byte) of)
                            .putInt(name)
                            .put(whole, from, to - from)
                            .array();
            parts.add(new PassPart(number, of, name, PassDigits.of(bytes)));
        }
        return parts;
    }

    /// What was scanned, where it is a part of a pass; empty for anything else.
    public static Optional<PassPart> read(String scanned) {
        if (scanned.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        return PassDigits.read(scanned).filter(PassPart::isOne).map(bytes -> part(bytes, scanned));
    }

    private static boolean isOne(byte[] bytes) {
        return bytes.length > HEAD
                && Arrays.equals(MARK, Arrays.copyOf(bytes, MARK.length))
                && bytes[MARK.length] >= 1
                && bytes[MARK.length] <= bytes[MARK.length + 1]
                && bytes[MARK.length + 1] <= MOST_PARTS;
    }

    private static PassPart part(byte[] bytes, String digits) {
        return new PassPart(
                bytes[MARK.length],
                bytes[MARK.length + 1],
                ByteBuffer.wrap(bytes).getInt(MARK.length + 2),
                digits);
    }

    /// The pass that these parts make; empty as long as one is missing, and where they do not
    /// belong together.
    public static Optional<SignedPass> join(Collection<PassPart> parts) {
        Map<Integer, byte[]> chunks = new HashMap<>();
        int of = parts.stream().mapToInt(PassPart::of).findFirst().orElse(0);
        int length = 0;
        for (PassPart part : parts) {
            byte[] bytes = PassDigits.read(part.digits()).orElseThrow();
            byte[] chunk = Arrays.copyOfRange(bytes, HEAD, bytes.length);
            if (part.of() != of || chunks.putIfAbsent(part.number(), chunk) != null) {
                return Optional.empty();
            }
            length += chunk.length;
        }
        if (of == 0 || chunks.size() != of || length > SignedPass.MOST_BYTES) {
            return Optional.empty();
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        for (int number = 1; number <= of; number++) {
            byte[] chunk = chunks.get(number);
            if (chunk == null) {
                return Optional.empty();
            }
            whole.put(chunk);
        }
        int name = name(whole.array());
        return parts.stream().allMatch(part -> part.pass() == name)
                ? SignedPass.read(whole.array())
                : Optional.empty();
    }

    private static int name(byte[] whole) {
        return ByteBuffer.wrap(Hash.digest(whole)).getInt();
    }
}

package org.tillbridge.pos.device.camera;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Pictures one after the other, with a line before each that none of them has in it (RFC 2046).
/// What stands in the heads of the parts is not believed; a picture ends where the line is.
final class MultipartPictures {
    private static final int LONGEST_HEAD = 8192;

    private final InputStream in;
    private final byte[] marker;
    private final int largest;
    private boolean begun;

    /// @param boundary as the answer's type has it; some write its dashes twice
    /// @param largest more bytes has no picture
    MultipartPictures(InputStream in, String boundary, int largest) throws IOException {
        String plain = boundary.replaceFirst("^-+", "");
        if (plain.isEmpty()) {
            throw new IOException("The camera does not say what is between its pictures");
        }
        this.in = in;
        this.marker = ("--" + plain).getBytes(StandardCharsets.ISO_8859_1);
        this.largest = largest;
    }

    /// Waits for it.
    ///
    /// @throws EOFException if there is none any more
    byte[] next() throws IOException {
        if (!begun) {
            var _ = toMarker(LONGEST_HEAD);
            begun = true;
        }
        skipHead();
        return toMarker(largest);
    }

    private byte[] toMarker(int most) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < marker.length) {
            int next = byteRead();
            if (read.size() >= most + marker.length) {
                throw new IOException("A picture is too large");
            }
            read.write(next);
            matched = matched(next, matched);
        }
        byte[] all = read.toByteArray();
        return Arrays.copyOf(all, all.length - marker.length);
    }

    /// How much of the marker stands at the end now.
    private int matched(int next, int before) {
        int matched = before;
        while (matched > 0 && marker[matched] != (byte) next) {
            matched = shorter(matched);
        }
        return marker[matched] == (byte) next ? matched + 1 : matched;
    }

    /// The next shorter start of the marker that is also an end of its first letters.
    private int shorter(int length) {
        for (int less = length - 1; less > 0; less--) {
            if (Arrays.equals(marker, 0, less, marker, length - less, length)) {
                return less;
            }
        }
        return 0;
    }

    /// The rest of the marker's line, and all lines up to an empty one.
    private void skipHead() throws IOException {
        int letters = 1;
        for (int read = 0; read < LONGEST_HEAD; read++) {
            int next = byteRead();
            if (next == '\n') {
                if (letters == 0) {
                    return;
                }
                letters = 0;
            } else if (next != '\r') {
                letters++;
            }
        }
        throw new IOException("A picture has no beginning");
    }

    private int byteRead() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("The camera closed the connection");
        }
        return next;
    }
}

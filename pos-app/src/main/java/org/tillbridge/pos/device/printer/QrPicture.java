package org.tillbridge.pos.device.printer;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// QR codes as pictures.
public final class QrPicture {
    /// The paper around it is white, save above and below: ISO/IEC 18004 asks for four modules.
    private static final int QUIET = 4;

    private QrPicture() {}

    /// @param most how many dots wide at most, its quiet zone included
    /// @throws IllegalArgumentException if it is too much for one code
    static Dots of(String content, int most) {
        int modules = matrix(content, ErrorCorrectionLevel.M).getWidth() + 2 * QUIET;
        return of(content, ErrorCorrectionLevel.M).times(Math.clamp(most / modules, 1, 6));
    }

    /// With one dot for each module.
    ///
    /// @throws IllegalArgumentException if it is too much for one code
    public static Dots of(String content) {
        return of(content, ErrorCorrectionLevel.M);
    }

    static Dots of(String content, ErrorCorrectionLevel level) {
        ByteMatrix matrix = matrix(content, level);
        return Dots.of(
                matrix.getWidth() + 2 * QUIET,
                matrix.getHeight() + 2 * QUIET,
                (x, y) -> isBlack(matrix, x - QUIET, y - QUIET) ? 0 : 255);
    }

    private static boolean isBlack(ByteMatrix matrix, int x, int y) {
        return x >= 0
                && y >= 0
                && x < matrix.getWidth()
                && y < matrix.getHeight()
                && matrix.get(x, y) == 1;
    }

    private static ByteMatrix matrix(String content, ErrorCorrectionLevel level) {
        try {
            boolean ascii = content.chars().allMatch(letter -> letter < 128);
            return Encoder.encode(
                            content,
                            level,
                            ascii
                                    ? Map.of()
                                    : Map.of(
                                            EncodeHintType.CHARACTER_SET,
                                            StandardCharsets.UTF_8.name()))
                    .getMatrix();
        } catch (WriterException tooMuch) {
            throw new IllegalArgumentException("Not to be put into one QR code", tooMuch);
        }
    }
}

package org.tillbridge.pos.device.printer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A picture of dots as a Windows bitmap of one bit a dot, which every UnifiedPOS printer takes.
public final class Bmp {
    private static final int FILE_HEAD = 14;
    private static final int PICTURE_HEAD = 40;
    private static final int COLOURS = 8;
    private static final int WHITE = 0x00FFFFFF;

    private Bmp() {}

    public static byte[] of(Dots dots) {
        int row = (dots.width() + 31) / 32 * 4;
        int before = FILE_HEAD + PICTURE_HEAD + COLOURS;
        ByteBuffer bmp =
                ByteBuffer.allocate(before + row * dots.height()).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.capacity()).putInt(0).putInt(before);
        bmp.putInt(PICTURE_HEAD).putInt(dots.width()).putInt(dots.height());
        bmp.putShort((short) 1).putShort((short) 1);
        bmp.putInt(0).putInt(row * dots.height()).putInt(0).putInt(0).putInt(2).putInt(2);
        bmp.putInt(0).putInt(WHITE);
        for (int y = dots.height() - 1; y >= 0; y--) {
            bmp.put(row(dots, y, new byte[row]));
        }
        return bmp.array();
    }

    private static byte[] row(Dots dots, int y, byte[] row) {
        for (int x = 0; x < dots.width(); x++) {
            if (!dots.isBlack(x, y)) {
                row[x / 8] |= (byte) (0x80 >> x % 8);
            }
        }
        return row;
    }
}

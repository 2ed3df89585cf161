package org.tillbridge.pos.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks a font of the Web Open Font Format 1.0 (W3C Recommendation, 2012) into the TrueType font
/// that is in it: the same tables, no longer compressed.
public final class WoffFont {
    private static final int SIGNATURE = 0x774F4646;
    private static final int WOFF_HEADER = 44;
    private static final int WOFF_ENTRY = 20;
    private static final int SFNT_HEADER = 12;
    private static final int SFNT_ENTRY = 16;

    private WoffFont() {}

    private record Table(int tag, int offset, int packedLength, int length, int checksum) {}

    public static byte[] trueType(byte[] woff) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(woff);
        if (in.getInt() != SIGNATURE) {
            throw new IOException("Not a WOFF font");
        }
        int flavour = in.getInt();
        int count = in.getShort(SFNT_HEADER);
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(SFNT_HEADER + SFNT_ENTRY * count);
        int largestPower = Integer.highestOneBit(count);
        head.putInt(flavour)
                .putShort((short) count)
                .putShort((short) (largestPower * SFNT_ENTRY))
                .putShort((short) Integer.numberOfTrailingZeros(largestPower))
                .putShort((short) ((count - largestPower) * SFNT_ENTRY));
        for (int n = 0; n < count; n++) {
            Table table = table(in, WOFF_HEADER + WOFF_ENTRY * n);
            head.putInt(table.tag)
                    .putInt(table.checksum)
                    .putInt(head.capacity() + tables.size())
                    .putInt(table.length);
            tables.write(unpacked(woff, table));
            tables.write(new byte[-table.length & 3]);
        }
        ByteArrayOutputStream font = new ByteArrayOutputStream();
        font.write(head.array());
        tables.writeTo(font);
        return font.toByteArray();
    }

    private static Table table(ByteBuffer in, int at) {
        return new Table(
                in.getInt(at),
                in.getInt(at + 4),
                in.getInt(at + 8),
                in.getInt(at + 12),
                in.getInt(at + 16));
    }

    private static byte[] unpacked(byte[] woff, Table table) throws IOException {
        byte[] bytes = new byte[table.length];
        if (table.packedLength == table.length) {
            System.arraycopy(woff, table.offset, bytes, 0, table.length);
            return bytes;
        }
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(woff, table.offset, table.packedLength);
            if (inflater.inflate(bytes) != table.length) {
                throw new IOException("A table of the font is cut short");
            }
            return bytes;
        } catch (DataFormatException odd) {
            throw new IOException("A table of the font is not compressed as it says", odd);
        }
    }
}

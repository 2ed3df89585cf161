package org.tillbridge.pos.device.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// What somebody holds before a camera: not all of the picture, and not straight.
public final class HeldBeforeACamera {
    private HeldBeforeACamera() {}

    public static BufferedImage code(String code, BarcodeFormat format) {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = picture.createGraphics();
        draw.setColor(new Color(0x99, 0xA0, 0x96));
        draw.fillRect(0, 0, 640, 480);
        draw.rotate(Math.toRadians(7), 320, 240);
        draw.setColor(Color.WHITE);
        draw.fillRect(160, 90, 320, 300);
        draw.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        draw.drawImage(printed(code, format), 170, 110, null);
        draw.dispose();
        return picture;
    }

    private static BufferedImage printed(String code, BarcodeFormat format) {
        try {
            BitMatrix dots = new MultiFormatWriter().encode(code, format, 300, 240);
            BufferedImage picture = new BufferedImage(300, 240, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 240; y++) {
                for (int x = 0; x < 300; x++) {
                    picture.setRGB(x, y, dots.get(x, y) ? 0x000000 : 0xFFFFFF);
                }
            }
            return picture;
        } catch (WriterException odd) {
            throw new IllegalArgumentException(odd);
        }
    }
}

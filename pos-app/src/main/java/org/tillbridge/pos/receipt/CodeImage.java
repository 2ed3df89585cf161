package org.tillbridge.pos.receipt;

import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import org.tillbridge.pos.device.printer.Dots;
import org.tillbridge.pos.device.printer.QrPicture;

/// A QR code on a screen: black on white by day and by night, or no scanner reads it.
public final class CodeImage {
    private CodeImage() {}

    /// As large as it gets within so much room, and always sharp.
    public static ImageView within(String content, int room) {
        return of(content, Math.max(1, room / QrPicture.of(content).width()));
    }

    /// Drawn as wide as it is shown: a picture that is stretched gets blurred edges, which cameras
    /// do not like.
    ///
    /// @param module how wide the smallest square of it is
    public static ImageView of(String content, int module) {
        Dots dots = QrPicture.of(content);
        WritableImage picture = new WritableImage(dots.width() * module, dots.height() * module);
        for (int y = 0; y < dots.height() * module; y++) {
            for (int x = 0; x < dots.width() * module; x++) {
                boolean black = dots.isBlack(x / module, y / module);
                picture.getPixelWriter().setColor(x, y, black ? Color.BLACK : Color.WHITE);
            }
        }
        return new ImageView(picture);
    }
}

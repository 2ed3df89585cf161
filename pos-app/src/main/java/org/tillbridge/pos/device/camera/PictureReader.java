package org.tillbridge.pos.device.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the code in a picture: those that are on goods, receipts and passes, upright or tilted. As
/// a scanner would send it, save for GS1 DataBar Expanded, whose element string is in brackets:
/// `(01)90012345678908(3932)0401234`.
public final class PictureReader {
    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(
                    DecodeHintType.TRY_HARDER,
                    true,
                    DecodeHintType.POSSIBLE_FORMATS,
                    List.of(
                            BarcodeFormat.EAN_13,
                            BarcodeFormat.EAN_8,
                            BarcodeFormat.UPC_A,
                            BarcodeFormat.UPC_E,
                            BarcodeFormat.CODE_128,
                            BarcodeFormat.ITF,
                            BarcodeFormat.QR_CODE,
                            BarcodeFormat.DATA_MATRIX,
                            BarcodeFormat.RSS_EXPANDED));

    /// @return empty if there is none, or it cannot be read
    public Optional<String> read(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        LuminanceSource light =
                new RGBLuminanceSource(
                        width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        return read(new BinaryBitmap(new HybridBinarizer(light)))
                .or(() -> read(new BinaryBitmap(new GlobalHistogramBinarizer(light))));
    }

    private static Optional<String> read(BinaryBitmap bitmap) {
        try {
            return Optional.of(new MultiFormatReader().decode(bitmap, HINTS).getText());
        } catch (NotFoundException | IllegalStateException none) {
            // The latter comes of what only looks like a code.
            return Optional.empty();
        }
    }
}

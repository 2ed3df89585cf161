package org.tillbridge.pos.receipt;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.WoffFont;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import javax.imageio.ImageIO;

/// Draws a receipt on paper of 80 mm, as PDF and as a picture of it. Text stays text: it can be
/// searched and read aloud.
public final class ReceiptPdf {
    private static final float DOTS_PER_INCH = 203;
    private static final String FONTS = "/org/tillbridge/pos/ui/fonts/";

    private final ReceiptLayout layout;
    private final Texts texts;

    public ReceiptPdf(Texts texts) {
        this.layout = new ReceiptLayout(texts);
        this.texts = texts;
    }

    public byte[] pdf(Receipt receipt) {
        return pdf(
                layout.rows(receipt),
                texts.text("receipt.number", receipt.transaction().number().toString()));
    }

    /// Any other document in the form of a receipt: a report, say.
    public byte[] pdf(List<ReceiptRow> rows, String title) {
        try (PDDocument document = new PDDocument()) {
            ReceiptPage fonts =
                    new ReceiptPage(
                            font(document, "IBMPlexSans-Regular.woff"),
                            font(document, "IBMPlexSans-SemiBold.woff"));
            PDPage page = new PDPage(new PDRectangle(ReceiptPage.WIDTH, fonts.height(rows)));
            document.addPage(page);
            fonts.draw(document, page, rows);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage(texts.locale().toLanguageTag());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A receipt was not drawn", impossible);
        }
    }

    /// The picture of [#pdf], at the resolution of a receipt printer.
    public byte[] png(Receipt receipt) {
        try (PDDocument document = Loader.loadPDF(pdf(receipt))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY),
                    "png",
                    bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A receipt was not drawn", impossible);
        }
    }

    private static PDType0Font font(PDDocument document, String name) throws IOException {
        try (InputStream woff = ReceiptPdf.class.getResourceAsStream(FONTS + name)) {
            if (woff == null) {
                throw new FileNotFoundException(name);
            }
            return PDType0Font.load(
                    document, new ByteArrayInputStream(WoffFont.trueType(woff.readAllBytes())));
        }
    }
}

package org.tillbridge.pos.report;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.receipt.ReceiptPdf;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Saves reports as PDF. Writes files, so it is not for the FX thread.
public final class ReportFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFiles.class);

    private final Path folder;
    private final Texts texts;
    private final ReceiptPdf paper;

    public ReportFiles(Path folder, Texts texts) {
        this.folder = folder;
        this.texts = texts;
        this.paper = new ReceiptPdf(texts);
    }

    /// @param name of the file, without its ending
    /// @return what to tell whoever asked
    public Message save(String name, String title, List<ReceiptRow> rows) {
        Path file = folder.resolve(name + ".pdf");
        try {
            Files.createDirectories(folder);
            Files.write(file, paper.pdf(rows, title));
            return new Message(Message.Tone.CALM, texts.text("report.saved", file.toString()), "");
        } catch (IOException failed) {
            LOG.error("The report could not be saved to {}", file, failed);
            return new Message(
                    Message.Tone.CAUTION,
                    texts.text("report.notSaved"),
                    texts.text("report.notSaved.toDo"));
        }
    }
}

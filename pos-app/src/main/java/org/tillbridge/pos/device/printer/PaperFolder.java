package org.tillbridge.pos.device.printer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

/// A virtual printer whose paper falls into a folder, as `000001.png` and so on.
public final class PaperFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PaperFolder.class);

    private PaperFolder() {}

    /// @param folder made if need be; papers that lie there stay
    public static VirtualPrinter printer(Path folder, PrinterProfile profile) {
        AtomicInteger last = new AtomicInteger();
        return new VirtualPrinter(profile, paper -> put(folder, last, paper, profile));
    }

    private static void put(
            Path folder, AtomicInteger last, PrintedPaper paper, PrinterProfile profile) {
        try {
            OwnerOnly.folder(folder);
            Path file = folder.resolve("%06d.png".formatted(last.incrementAndGet()));
            while (Files.exists(file)) {
                file = folder.resolve("%06d.png".formatted(last.incrementAndGet()));
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(PaperPicture.of(paper, profile), "png", png);
            OwnerOnly.replace(file, png.toByteArray());
        } catch (IOException failed) {
            LOG.error("The virtual printer has no paper", failed);
        }
    }
}

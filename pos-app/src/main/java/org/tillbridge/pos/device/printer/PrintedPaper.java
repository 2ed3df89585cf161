package org.tillbridge.pos.device.printer;

import java.util.List;
import java.util.stream.Collectors;

/// What came out of a printer, from the last cut on or up to it.
///
/// @param cut whether it was cut off at its end
public record PrintedPaper(List<Printed> pieces, boolean cut) {
    public PrintedPaper {
        pieces = List.copyOf(pieces);
    }

    /// Something on paper, below what came before it.
    public sealed interface Printed {}

    /// A line of letters.
    public record Letters(List<Run> runs, PrintLine.Place place) implements Printed {
        public Letters {
            runs = List.copyOf(runs);
        }

        public String text() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }
    }

    /// Letters that look alike.
    public record Run(String text, int across, int down, boolean bold, boolean underlined) {}

    /// A QR code.
    ///
    /// @param module how many dots wide each of its squares is
    public record Code(String content, Dots dots, int module, PrintLine.Place place)
            implements Printed {}

    /// A picture.
    public record Picture(Dots dots, PrintLine.Place place) implements Printed {}

    /// White paper.
    public record Blank(int dots) implements Printed {}

    /// The lines of letters, one a line.
    public String text() {
        return pieces.stream()
                .filter(Letters.class::isInstance)
                .map(piece -> ((Letters) piece).text())
                .collect(Collectors.joining("\n"));
    }
}

package org.tillbridge.pos.device.printer;

import java.util.List;

/// All that goes on one piece of paper.
public record Printout(List<PrintLine> lines) {
    public Printout {
        lines = List.copyOf(lines);
    }
}

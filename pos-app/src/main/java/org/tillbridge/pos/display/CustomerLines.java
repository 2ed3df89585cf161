package org.tillbridge.pos.display;

import org.tillbridge.pos.device.javapos.JavaPosDisplay.Said;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Row;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Shown;

/// What the customer sees, for a display of two lines: what was rung last, and what is to pay.
public final class CustomerLines {
    private CustomerLines() {}

    public static Said of(Shown shown) {
        return switch (shown) {
            case Shown.Welcome welcome -> new Said(welcome.words(), "", welcome.store(), "");
            case Shown.Ringing ringing -> {
                Row last = ringing.rows().getLast();
                yield last.voided()
                        ? new Said("", "", ringing.label(), ringing.total())
                        : new Said(last.name(), last.amount(), ringing.label(), ringing.total());
            }
            case Shown.Done done -> new Said(done.words(), "", done.label(), done.amount());
        };
    }
}

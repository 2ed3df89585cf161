package org.tillbridge.blackbox;

import java.io.IOException;

/// Ten tills ring 2,000 sales each, all at once.
final class TenTills extends Scenario {
    TenTills(Order order) throws IOException {
        super(order, order.either(4, 10), order.either(200, 20_000));
    }
}

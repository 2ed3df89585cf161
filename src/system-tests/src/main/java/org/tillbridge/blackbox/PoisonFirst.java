package org.tillbridge.blackbox;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.HubProcess;
import org.tillbridge.demo.replay.Stage;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.ItemId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The first fact that a till has to send moves goods that the hub does not know. All behind it has
/// to pass; it is booked when the goods are imported, at the end.
final class PoisonFirst extends Scenario {
    private static final String SKU = "UNHEARD-OF";

    private List<Path> late = List.of();
    private ItemId number = new ItemId(1);

    PoisonFirst(Order order) throws IOException {
        super(order, 2, order.either(40, 600));
    }

    @Override
    ShortInvoices invoices(ShortInvoices usual) {
        return usual.after(List.of(SKU + "\t-7\t1.00"));
    }

    @Override
    public void open(HubProcess hub, DemoData data) throws IOException {
        int last = data.catalogues().size() - 1;
        hub.open(data.shop(), data.catalogues().subList(0, last));
        late = data.catalogues().subList(last, last + 1);
    }

    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third == 3) {
            long parked = stage.hub().parked();
            if (parked != 1) {
                throw new IllegalStateException("Parked is not the one, but " + parked);
            }
            did("1 effect waited behind which all was booked");
            stage.hub().bring(late);
        }
    }

    @Override
    public Child till(Program program) {
        return TillCommand.with(program, SKU, next(program.folder().resolveSibling("hub")));
    }

    /// The number that the hub will give to the next item.
    private ItemId next(Path hub) {
        if (number.number() == 1) {
            try (HubDatabase database =
                    HubDatabase.open(settings(hub).database(), StatementHook.NONE)) {
                long last =
                        database.read(sql -> sql.number("SELECT max(item) FROM item").orElse(0));
                number = new ItemId(Math.toIntExact(last + 1));
            }
        }
        return number;
    }
}

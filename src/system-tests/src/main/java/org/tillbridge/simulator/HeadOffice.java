package org.tillbridge.simulator;

import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.simulator.oracle.FeedWatch;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.SaidToBook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Does what head office does: changes prices and items, and says whom to trust.
final class HeadOffice {
    private final World world;
    private final SimulatedHub hub;
    private final Ledger ledger;
    private final FeedWatch feed;

    HeadOffice(World world, SimulatedHub hub, Ledger ledger, FeedWatch feed) {
        this.world = world;
        this.hub = hub;
        this.ledger = ledger;
        this.feed = feed;
    }

    void changePromotion(Act.ChangePromotion changed) {
        importFile(
                "promotions.tsv",
                SetUp.PROMOTION_COLUMNS + SetUp.promotion(changed.which(), changed.value()));
    }

    void revoke(SimulatedTill till) {
        hub.office(
                "revoke till " + till.number(),
                node -> {
                    var _ =
                            node.office()
                                    .revocation()
                                    .revoke(new WorkstationId(till.number()), "stolen")
                                    .orElseThrow();
                    ledger.revoked(till.number(), hub.database());
                    hub.takeOvers().revoked(till.number());
                    world.sometimes().reached("revoked");
                });
    }

    void bookRefunds(SimulatedTill till) {
        SaidToBook said = new SaidToBook(ledger, till.number(), hub.database());
        hub.office(
                "book refunds of till " + till.number(),
                node -> {
                    node.office().settlement().ofRefunds(new WorkstationId(till.number()));
                    said.requireAllHeard(hub.database());
                });
        if (said.note(hub.database(), feed.position("store:" + till.store())) > 0) {
            world.sometimes().reached("refunds of a revoked till booked");
        }
    }

    void changeCredit(int store, boolean creditOnly) {
        setUp(SetUp.STORES, SetUp.storeAgain(store, creditOnly));
    }

    void changeTax(Act.ChangeTax changed) {
        setUp(
                "taxes.tsv",
                "taxClass\tfrom\tpercent\n%s\t%s\t%d\n"
                        .formatted(SetUp.REDUCED, SetUp.FIRST_DAY, changed.percent()));
    }

    /// Runs the set-up again, with one file.
    private void setUp(String name, String rows) {
        hub.office(
                "set up " + name,
                node -> {
                    Path folder = hub.beside("set-up-" + name);
                    try {
                        Files.createDirectories(folder);
                        Files.writeString(folder.resolve(name), rows);
                        var _ = node.office().init(folder);
                    } catch (IOException | SetupException odd) {
                        throw new IllegalStateException(odd);
                    }
                });
    }

    void changePrice(Act.ChangePrice changed) {
        String price = "%d.%02d".formatted(changed.pence() / 100, changed.pence() % 100);
        StringBuilder rows = new StringBuilder("priceList\tsku\tprice\n");
        for (int list = 1; list <= 3; list++) {
            rows.append("%d\t%s\t%s\n".formatted(list, SetUp.code(changed.item()), price));
        }
        importFile("prices.tsv", rows.toString());
    }

    void changeItem(Act.ChangeItem changed) {
        int item = changed.item();
        importFile(
                "items.tsv",
                "sku\tname\tdepartment\tstatus\n%s\tItem %d, renamed\t%d\t%s\n"
                        .formatted(
                                SetUp.code(item),
                                item,
                                item % 3 + 1,
                                changed.discontinued() ? "discontinued" : "active"));
    }

    void changeTiles(Act.ChangeTiles changed) {
        StringBuilder rows = new StringBuilder("category\tsku\n");
        for (int i = 0; i < changed.count(); i++) {
            int item = (changed.first() + i) % Templates.ITEMS + 1;
            rows.append("Tiles\t%s\n".formatted(SetUp.code(item)));
        }
        importFile("favourites.tsv", rows.toString());
    }

    private void importFile(String name, String rows) {
        hub.office(
                "import " + name,
                node ->
                        node.office()
                                .importFile(name, rows)
                                .ifPresent(taken -> world.trace().add("taken: " + taken)));
    }
}

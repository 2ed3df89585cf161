package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.catalogue.ImportReport.FileTaken;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.hub.tsv.TsvFile;
import org.tillbridge.hub.tsv.TsvRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes what is sold: items, codes, prices, promotions, opening stock, quick keys. One bad row
/// never stops the others, and nothing is dropped silently. Rows go in bounded transactions, so
/// tills sell on and hear of it bit by bit.
public final class CatalogueImport {
    private final HubDatabase database;
    private final Clock clock;
    private final Runnable afterwards;

    /// @param afterwards is run after each file: something may have waited for what is in it
    public CatalogueImport(HubDatabase database, Clock clock, Runnable afterwards) {
        this.database = database;
        this.clock = clock;
        this.afterwards = afterwards;
    }

    /// Whether a file that it takes lies in a folder.
    public boolean knowsFilesIn(Path folder) {
        return steps().stream().anyMatch(step -> Files.exists(folder.resolve(step.file())));
    }

    /// Takes those files of a folder that are there, in their order.
    public ImportReport take(Path folder) throws IOException {
        ImportReport report = new ImportReport(List.of(), List.of());
        for (ImportStep step : steps()) {
            Optional<TsvFile> file = TsvFile.read(folder, step.file(), step.columns());
            if (file.isPresent()) {
                report = report.and(take(step, file.get()));
            }
        }
        return report;
    }

    /// Takes one file.
    ///
    /// @param name such as `items.tsv`
    /// @return empty if there is no file of this name
    public Optional<ImportReport> take(String name, byte[] content) {
        return steps().stream()
                .filter(step -> step.file().equals(name))
                .findFirst()
                .map(step -> take(step, TsvFile.read(name, content, step.columns())));
    }

    private static List<ImportStep> steps() {
        return List.of(
                new NonGoodsStep(),
                new ItemsStep(),
                new PricesStep(),
                new PromotionsStep(),
                new StockStep(),
                new FavouritesStep(),
                new RecallsStep(),
                new CompanionsStep(),
                new CustomerGroupsStep());
    }

    private ImportReport take(ImportStep step, TsvFile file) {
        List<Finding> findings = new ArrayList<>(file.findings());
        List<TsvRow> rows = file.rows();
        int taken = 0;
        int start = 0;
        while (file.isTaken() && (start < rows.size() || start == 0)) {
            if (start > 0) {
                database.letOthersWrite();
            }
            int end = (int) Math.min(rows.size(), (long) start + step.rowsAtOnce());
            List<TsvRow> some = rows.subList(start, end);
            boolean last = end == rows.size();
            boolean sound = findings.isEmpty();
            Taken one = database.write(transaction -> take(transaction, step, some, last, sound));
            taken += one.rows();
            findings.addAll(one.findings());
            start = Math.max(end, 1);
        }
        afterwards.run();
        findings.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return new ImportReport(
                List.of(new FileTaken(step.file(), file.rowCount(), taken)), findings);
    }

    /// What became of the rows of one transaction.
    private record Taken(int rows, List<Finding> findings) {}

    /// @param sound whether all rows of the file could be read, and those before these are not odd
    private Taken take(
            HubTransaction transaction,
            ImportStep step,
            List<TsvRow> rows,
            boolean last,
            boolean sound)
            throws SQLException {
        Findings findings = new Findings();
        Changes changes =
                new Changes(transaction, step.scopes(transaction.statements()), clock.instant());
        int taken = 0;
        for (TsvRow row : rows) {
            if (step.take(transaction, changes, findings, row)) {
                taken++;
            }
        }
        if (last) {
            step.finish(transaction, changes, sound && findings.all().isEmpty());
        }
        changes.write();
        return new Taken(taken, findings.all());
    }
}

package org.tillbridge.hub;

import org.tillbridge.hub.catalogue.ImportReport;
import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.hub.tsv.OddWords;

import java.util.Map;
import java.util.stream.Collectors;

/// A command that is one row of an import file, given as options.
abstract class RowCommand extends OfficeCommand {
    /// The file's name.
    abstract String file();

    /// Cells by column; empty ones are as if they were not there.
    abstract Map<String, String> cells();

    @Override
    final int run(BackOffice office) {
        Map<String, String> given =
                cells().entrySet().stream()
                        .filter(cell -> !cell.getValue().isEmpty())
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        cell -> cell.getValue().replaceAll("[\t\r\n]", " ")));
        String tsv =
                String.join("\t", given.keySet()) + "\n" + String.join("\t", given.values()) + "\n";
        ImportReport report = office.importFile(file(), tsv).orElseThrow();
        for (Finding finding : report.findings()) {
            err().println(OddWords.of(finding));
        }
        boolean taken = report.files().getFirst().taken() == 1;
        out().println(taken ? "Taken." : "Not taken.");
        return taken ? 0 : HubApp.NOT_TAKEN;
    }
}

package org.tillbridge.hub;

import org.tillbridge.hub.catalogue.ImportReport;
import org.tillbridge.hub.tsv.Finding;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Imports what is sold.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Import items, codes, prices, opening stock and quick keys from folders of TSV files.",
            "One bad row never stops the others. What was odd is written to a report.",
            "Exit status 0 unless a whole file was refused."
        })
final class ImportCommand extends OfficeCommand {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Where to write what was odd. Usual: import-report.tsv in the hub's folder")
    private Optional<Path> reportFile = Optional.empty();

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "Folders with items.tsv and the others, taken one after the other.")
    private List<Path> from = List.of();

    @Override
    int run(BackOffice office) throws IOException {
        for (Path one : from) {
            if (!office.knowsFilesIn(one)) {
                err().println(
                                "Nothing was imported: no import file, such as items.tsv, is in "
                                        + one
                                        + ".");
                return HubApp.NOT_TAKEN;
            }
        }
        Path kept = reportFile.orElse(folder().resolve(HubSettings.IMPORT_REPORT));
        ImportReport report = office.importFrom(from, kept);
        tell(report);
        out().println("The report: " + kept.toAbsolutePath());
        report.refusals().forEach(refusal -> err().println(refusal.sentence()));
        return report.refusals().isEmpty() ? 0 : HubApp.NOT_TAKEN;
    }

    private void tell(ImportReport report) {
        report.files()
                .forEach(
                        file ->
                                out().printf(
                                                "%s: %d of %d rows taken.%n",
                                                file.file(), file.taken(), file.rows()));
        report.findings().stream()
                .collect(Collectors.groupingBy(Finding::kind, TreeMap::new, Collectors.counting()))
                .forEach((kind, count) -> out().printf("odd: %s, %d times%n", kind, count));
    }
}

package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.tsv.Finding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What an import took, and all that was odd.
///
/// @param files in the order in which they were taken
public record ImportReport(List<FileTaken> files, List<Finding> findings) {
    public ImportReport {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
    }

    /// @param rows in the file, well formed or not
    /// @param taken of them
    public record FileTaken(String file, int rows, int taken) {
        FileTaken in(Path folder) {
            return new FileTaken(folder.resolve(file).toString(), rows, taken);
        }
    }

    /// Why files were refused whole; empty if none was.
    public List<Finding> refusals() {
        return findings.stream().filter(Finding::refusesFile).toList();
    }

    public ImportReport and(ImportReport other) {
        List<FileTaken> allFiles = new ArrayList<>(files);
        allFiles.addAll(other.files);
        List<Finding> allFindings = new ArrayList<>(findings);
        allFindings.addAll(other.findings);
        return new ImportReport(allFiles, allFindings);
    }

    /// The same, with files named by the folder they lie in.
    public ImportReport in(Path folder) {
        return new ImportReport(
                files.stream().map(file -> file.in(folder)).toList(),
                findings.stream().map(finding -> finding.in(folder)).toList());
    }

    /// As a TSV file.
    public String tsv() {
        return findings.stream()
                .map(ImportReport::row)
                .collect(Collectors.joining("", "file\tline\tkind\tvalue\tdone\n", ""));
    }

    private static String row(Finding finding) {
        return String.join(
                        "\t",
                        finding.file(),
                        Integer.toString(finding.line()),
                        finding.kind(),
                        finding.value(),
                        finding.done())
                + "\n";
    }
}

package org.tillbridge.hub.tsv;

import java.nio.file.Path;

/// Something odd in a file.
///
/// @param line the header is line 1
/// @param kind one of those that import.md names
/// @param value the cell or sku in question
/// @param done what was done about it, as a sentence
public record Finding(String file, int line, String kind, String value, String done) {
    /// The same, with the file named by the folder it lies in.
    public Finding in(Path folder) {
        return new Finding(folder.resolve(file).toString(), line, kind, value, done);
    }

    /// As a person is told who has the file.
    public String sentence() {
        String quoted = value.isEmpty() ? "" : " \"" + value + "\"";
        return file + ", line " + line + ": " + kind + quoted + ". " + done;
    }
}

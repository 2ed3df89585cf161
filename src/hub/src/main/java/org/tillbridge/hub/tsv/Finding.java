package org.tillbridge.hub.tsv;

import java.nio.file.Path;

/// Something odd in a file.
///
/// @param line the header is line 1
/// @param kind one of those that import.md names
/// @param value the cell or sku in question; characters that are not seen are written out
/// @param done what was done about it, as a sentence
public record Finding(String file, int line, String kind, String value, String done) {
    static final String FILE_NOT_TAKEN = "File not taken.";

    public Finding {
        value = UnseenCharacters.writtenOut(value);
    }

    /// Whether nothing of the file was taken because of it.
    public boolean refusesFile() {
        return done.equals(FILE_NOT_TAKEN);
    }

    /// The same where something else was done about it.
    public Finding done(String instead) {
        return new Finding(file, line, kind, value, instead);
    }

    /// The same, with the file named by the folder it lies in.
    public Finding in(Path folder) {
        return new Finding(folder.resolve(file).toString(), line, kind, value, done);
    }

    /// As a person is told who has the file.
    public String sentence() {
        return file + ", line " + line + ": " + OddWords.of(this);
    }
}

package org.tillbridge.sync.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/// Walks a journal's chain and names the first break. Reads only; the journal may be in use, or a
/// copy anywhere.
public final class JournalVerifier {
    private JournalVerifier() {}

    /// @throws JournalReadException if the file cannot be got at
    public static Verdict verify(Path file) {
        if (!Files.isRegularFile(file)) {
            return new Verdict.Broken(
                    file,
                    new ChainBreak(
                            Optional.empty(), 0, ChainBreak.Kind.FILE, "there is no such file"));
        }
        return switch (look(file)) {
            case Finding.Sound sound -> new Verdict.Intact(file, sound.epochs());
            case Finding.Broken broken -> new Verdict.Broken(file, broken.at());
            case Finding.Newer newer -> new Verdict.NewerVersion(file, newer.version());
        };
    }

    private static Finding look(Path file) {
        try {
            return JournalCheck.whole(file, Optional.empty(), Optional.empty());
        } catch (SQLException unreachable) {
            throw new JournalReadException("Cannot be looked at: " + file, unreachable);
        }
    }
}

package org.tillbridge.sync.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Walks a journal's chain and names the first break. Reads only; the journal may be in use, or a
/// copy anywhere. Where `journal.head` lies beside a `journal.db`, it says what must be there.
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
            List<HeadWitness.Seen> seen = seenBeside(file);
            return JournalCheck.whole(file, Optional.empty(), seen);
        } catch (SQLException | IOException unreachable) {
            throw new JournalReadException("Cannot be looked at: " + file, unreachable);
        }
    }

    /// Read before the journal, which may be in use: it is never newer than that. A journal that
    /// was set aside has another name; what lies beside it then is about the one in its place.
    private static List<HeadWitness.Seen> seenBeside(Path file) throws IOException {
        boolean isInItsPlace = file.endsWith(JournalFiles.JOURNAL);
        return isInItsPlace ? HeadWitness.read(file.resolveSibling(JournalFiles.HEAD)) : List.of();
    }
}

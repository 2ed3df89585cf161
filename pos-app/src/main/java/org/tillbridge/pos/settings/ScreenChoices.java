package org.tillbridge.pos.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// In which theme and language the screens of a workstation are, as it was chosen there last; kept
/// in `screens.properties` in its folder. Safe for any thread.
///
/// ```
/// theme=dark
/// language=de-DE
/// ```
public final class ScreenChoices {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenChoices.class);
    private static final String NAME = "screens.properties";

    /// Empty for choices that are not kept.
    private final Optional<Path> file;

    private volatile Theme theme;
    private volatile Optional<Locale> language;

    /// What cannot be understood counts as never chosen; the log says so.
    public ScreenChoices(Path folder) {
        Path kept = folder.resolve(NAME);
        Properties said = read(kept);
        file = Optional.of(kept);
        theme = CamelCase.parse(Theme.class, said.getProperty("theme", "")).orElse(Theme.LIGHT);
        language = Texts.languageOf(said.getProperty("language", ""));
    }

    private ScreenChoices(Theme theme, Optional<Locale> language) {
        this.file = Optional.empty();
        this.theme = theme;
        this.language = language;
    }

    private static Properties read(Path file) {
        Properties said = new Properties();
        if (Files.exists(file)) {
            try (Reader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                said.load(lines);
            } catch (IOException | IllegalArgumentException unreadable) {
                LOG.error("{} cannot be read", file, unreadable);
            }
        }
        return said;
    }

    /// The same to begin with; what is chosen then is not kept.
    public ScreenChoices apart() {
        return new ScreenChoices(theme, language);
    }

    public Theme theme() {
        return theme;
    }

    /// Empty where none was ever chosen.
    public Optional<Locale> language() {
        return language;
    }

    public void choose(Theme chosen) {
        theme = chosen;
    }

    public void choose(Locale chosen) {
        language = Optional.of(chosen);
    }

    /// What was chosen last is on disk when it returns, in whatever order it is called.
    public synchronized void keep() throws IOException {
        if (file.isPresent()) {
            Properties said = new Properties();
            said.setProperty("theme", CamelCase.of(theme));
            language.ifPresent(one -> said.setProperty("language", one.toLanguageTag()));
            StringWriter lines = new StringWriter();
            said.store(lines, null);
            OwnerOnly.replace(file.get(), lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}

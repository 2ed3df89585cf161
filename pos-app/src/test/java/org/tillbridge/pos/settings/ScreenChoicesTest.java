package org.tillbridge.pos.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.pos.ui.Theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// How the screens were wanted last.
class ScreenChoicesTest {
    @TempDir Path folder;

    @Test
    void whatWasChosenIsSoAfterARestart() throws IOException {
        ScreenChoices before = new ScreenChoices(folder);
        before.choose(Theme.DARK);
        before.choose(Locale.FRANCE);
        before.keep();

        ScreenChoices after = new ScreenChoices(folder);
        assertThat(after.theme()).isEqualTo(Theme.DARK);
        assertThat(after.language()).contains(Locale.FRANCE);
    }

    @Test
    void aThemeAloneLeavesTheLanguageToWhoeverStartsTheTill() throws IOException {
        ScreenChoices before = new ScreenChoices(folder);
        before.choose(Theme.DARK);
        before.keep();

        assertThat(new ScreenChoices(folder).language()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theme=sepia\nlanguage=tlh",
                "theme=\\u12\n",
                "\u0000",
                "language=",
                "theme"
            })
    void whatCannotBeUnderstoodCountsAsNeverChosen(String content) throws IOException {
        Files.writeString(folder.resolve("screens.properties"), content);

        ScreenChoices read = new ScreenChoices(folder);
        assertThat(read.theme()).isEqualTo(Theme.LIGHT);
        assertThat(read.language()).isEmpty();
    }

    @Test
    void whatIsChosenWhileTrainingIsForTheTrainingAlone() throws IOException {
        ScreenChoices real = new ScreenChoices(folder);
        real.choose(Theme.DARK);
        real.keep();

        ScreenChoices apart = real.apart();
        assertThat(apart.theme()).isEqualTo(Theme.DARK);
        apart.choose(Theme.LIGHT);
        apart.choose(Locale.GERMANY);
        apart.keep();

        assertThat(real.theme()).isEqualTo(Theme.DARK);
        assertThat(new ScreenChoices(folder).theme()).isEqualTo(Theme.DARK);
        assertThat(new ScreenChoices(folder).language()).isEmpty();
    }
}

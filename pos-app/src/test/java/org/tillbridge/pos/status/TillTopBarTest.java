package org.tillbridge.pos.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.ui.Lamp;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.SecondMedium.State;
import org.tillbridge.sync.SecondMedium.Trouble;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

class TillTopBarTest {
    @TempDir Path folder;

    @Test
    void theLampSaysHowMuchIsOnOneDiskOnlyUntilTheMediumIsBack() {
        try (TillOnDisk till = TillOnDisk.openIn(folder)) {
            TillTopBar bar = bar(till, Locale.UK);

            bar.medium(new State(1204, Optional.of(Trouble.NOT_THERE)));
            assertThat(bar.state().get().lamp())
                    .isEqualTo(new Lamp(Lamp.State.ONE_DISK, "1,204 on one disk only"));

            bar.medium(new State(0, Optional.of(Trouble.NOT_THERE)));
            assertThat(bar.state().get().lamp().state()).isNotEqualTo(Lamp.State.ONE_DISK);
            assertThat(bar.explained().get())
                    .extracting(Message::happened)
                    .contains("The second medium is not there; nothing is on one disk only.");

            bar.medium(State.WELL);
            assertThat(bar.explained().get()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachTroubleOfAMediumHasItsWordsInEveryLanguage(Trouble trouble) {
        try (TillOnDisk till = TillOnDisk.openIn(folder)) {
            for (Locale language : Texts.LANGUAGES) {
                TillTopBar bar = bar(till, language);
                bar.medium(new State(3, Optional.of(trouble)));

                assertThat(bar.explained().get())
                        .allSatisfy(
                                message -> {
                                    assertThat(message.happened())
                                            .contains("3")
                                            .doesNotContain("{");
                                    assertThat(message.toDo()).isNotBlank();
                                })
                        .hasSize(1);
            }
        }
    }

    private static TillTopBar bar(TillOnDisk till, Locale language) {
        return new TillTopBar(
                till.session,
                till.dayBook,
                till.clock(),
                new Texts(language, ZoneId.of("Europe/London")),
                "Bath",
                "Till 2");
    }
}

package org.tillbridge.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.NexoSettings.SealKey;
import org.tillbridge.pos.device.TerminalTrial.Found;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Over the wire, to a terminal made of its maker's own classes.
class TerminalTrialTest {
    private static final SealKey KEY = new SealKey("till", 1, "correct horse battery staple");

    @Test
    void aTerminalThatKnowsTheTillIsFoundAndTakesNothing() throws IOException {
        try (FakeNexoTerminal terminal = new FakeNexoTerminal(Optional.of(KEY))) {
            assertThat(find(terminal.address(), Optional.of(KEY))).isEqualTo(Found.ANSWERS);

            assertThat(terminal.did()).isZero();
            assertThat(terminal.heard()).containsExactly("TransactionStatus");
        }
    }

    @Test
    void aTerminalWithAnotherPassphraseIsNotUnderstood() throws IOException {
        SealKey other = new SealKey("till", 1, "another horse");
        try (FakeNexoTerminal terminal = new FakeNexoTerminal(Optional.of(KEY))) {
            assertThat(find(terminal.address(), Optional.of(other)))
                    .isIn(Found.NOT_UNDERSTOOD, Found.SAYS_NOTHING);
        }
    }

    @Test
    void whereNobodyAnswersThatIsSaid() {
        assertThat(find(URI.create("http://127.0.0.1:1/nexo"), Optional.empty()))
                .isEqualTo(Found.SAYS_NOTHING);
        assertThat(new TerminalTrial(Optional.empty(), UUID::randomUUID).find())
                .isEqualTo(Found.NONE);
    }

    private static Found find(URI address, Optional<SealKey> key) {
        NexoTerminal terminal =
                new NexoTerminal(
                        new NexoSettings(address, FakeNexoTerminal.POI, "Till 2", key),
                        Clock.systemUTC(),
                        new Random(1),
                        new NexoTerminal.Patience(
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(20)));
        return new TerminalTrial(Optional.of(terminal), UUID::randomUUID).find();
    }
}

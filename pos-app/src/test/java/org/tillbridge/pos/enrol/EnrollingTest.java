package org.tillbridge.pos.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.pos.ui.InlineTasks;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.wire.CodeRefusal;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.LastingPort;
import org.tillbridge.sync.wire.NoAnswer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;

/// What the screen says of a machine that does not become a workstation.
class EnrollingTest {
    private static final Texts TEXTS = new Texts(Locale.UK, ZoneId.of("Europe/London"));

    @TempDir Path folder;
    private HttpServer somebody;
    private boolean enrolled;

    @AfterEach
    void end() {
        if (somebody != null) {
            somebody.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unknownCode, The hub does not know this code.",
        "codeExpired, This code has expired.",
        "codeUsed, Another machine has used this code."
    })
    void aCodeThatIsNotTakenIsToldWithItsReason(String error, String sentence) throws IOException {
        String body = "{\"error\":\"%s\",\"text\":\"For the log.\"}".formatted(error);

        Message said = saidBy(answering(403, "application/json", body));

        assertThat(said.happened()).isEqualTo(sentence);
        assertThat(said.toDo()).contains("the manager for a new one.");
        assertThat(enrolled).isFalse();
    }

    @Test
    void aPageInTheHubsPlaceIsNotCalledAHubThatIsAway() throws IOException {
        String hub = answering(200, "text/html", "<html>Welcome to our guest network</html>");

        assertThat(saidBy(hub))
                .isEqualTo(
                        new Message(
                                Message.Tone.CAUTION,
                                "Something else answers at "
                                        + hub
                                        + " in the hub's place, such as the sign-in page of a guest"
                                        + " network.",
                                "Look at the address, or sign in there with a browser, then try"
                                        + " again."));
    }

    @Test
    void aHubThatIsNotThereIsToldWithItsAddress() throws IOException {
        String hub = "http://127.0.0.1:" + LastingPort.find();

        assertThat(saidBy(hub).happened()).isEqualTo("No answer from the hub at " + hub + ".");
    }

    @Test
    void plainHttpOverANetworkIsRefusedWithItsReasonBesideTheField() {
        EnrolViewModel.Shown shown = enrol("http://192.168.0.7:8080", "ABCD-2345");

        assertThat(shown.addressWrong())
                .startsWith("Over a network, plain http could be read and changed by others.");
        assertThat(shown.codeWrong()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"the hub", "hub.example", "https://", "https://hub.example:99999", "''"})
    void whatIsNoAddressIsToldWithWhatOneLooksLike(String typed) {
        EnrolViewModel.Shown shown = enrol(typed, "ABC");

        assertThat(shown.addressWrong())
                .isEqualTo("That is no address. It looks like https://hub.example.");
        assertThat(shown.codeWrong()).isEqualTo("That is no code. It looks like ABCD-2345.");
    }

    @Test
    void everyCauseHasASentenceOfItsOwn() {
        EnrolWords words = new EnrolWords(TEXTS);
        Stream<Message> unanswered =
                Stream.of(NoAnswer.Cause.values())
                        .map(cause -> words.unanswered(cause, " https://hub.example "));
        Stream<Message> refused = Stream.of(CodeRefusal.values()).map(words::refused);

        assertThat(Stream.concat(unanswered, refused))
                .extracting(Message::happened)
                .doesNotHaveDuplicates()
                .filteredOn(sentence -> sentence.contains("https://hub.example"))
                .hasSameSizeAs(NoAnswer.Cause.values());
    }

    private Message saidBy(String hub) {
        return enrol(hub, "ABCD-2345").message().orElseThrow();
    }

    private EnrolViewModel.Shown enrol(String hub, String code) {
        CodeEnrolViewModel model =
                new CodeEnrolViewModel(
                        new Enroller(folder), () -> enrolled = true, new InlineTasks(), TEXTS);
        model.enrol(hub, code);
        assertThat(model.shown().get().busy()).isFalse();
        return model.shown().get();
    }

    /// Where somebody answers the same to everything, until the test is over.
    private String answering(int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        somebody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        somebody.createContext(
                "/",
                call -> {
                    try (call) {
                        call.getRequestBody().readAllBytes();
                        call.getResponseHeaders().set("Content-Type", type);
                        call.sendResponseHeaders(status, bytes.length);
                        call.getResponseBody().write(bytes);
                    }
                });
        somebody.start();
        return "http://localhost:" + somebody.getAddress().getPort();
    }
}

package org.tillbridge.pos.device;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.NexoCodec.Category;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.sync.journal.Hash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// A terminal in the store's own network that speaks the nexo protocol over HTTP.
///
/// A request is sent once. Where its answer is lost nothing is sent again but the question what
/// became of it. What a terminal answers is made free of card numbers before it is read, and is
/// overwritten after; the connection, with what it holds, ends with the answer.
public final class NexoTerminal implements PaymentTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(NexoTerminal.class);
    private static final int MOST_BYTES = 1 << 20;
    private static final int SERVICE_LETTERS = 10;
    private static final int ALPHABET = 36;

    private final NexoSettings settings;
    private final NexoCodec codec;
    private final Optional<NexoSeal> seal;
    private final Clock clock;
    private final RandomGenerator chance;
    private final Patience patience;

    /// How long to wait.
    ///
    /// @param connecting until the terminal takes the connection
    /// @param customer until a payment is answered: the terminal's own patience with a customer is
    ///   shorter
    /// @param asking until any other message is answered
    public record Patience(Duration connecting, Duration customer, Duration asking) {
        public static final Patience USUAL =
                new Patience(
                        Duration.ofSeconds(5), Duration.ofSeconds(150), Duration.ofSeconds(20));
    }

    /// @param chance a secure one
    public NexoTerminal(
            NexoSettings settings, Clock clock, RandomGenerator chance, Patience patience) {
        this.settings = settings;
        this.codec = new NexoCodec(settings);
        this.seal = settings.key().map(NexoSeal::new);
        this.clock = clock;
        this.chance = chance;
        this.patience = patience;
    }

    @Override
    public String name() {
        return settings.poi();
    }

    @Override
    public TerminalAnswer ask(TerminalRequest request) {
        String service = service(request.id());
        Category category = Category.of(request);
        return talk(
                new Talk(request, category, service, patience.customer()),
                codec.request(request, service, clock.instant()));
    }

    @Override
    public TerminalAnswer askAgain(TerminalRequest request) {
        String service = service(new UUID(chance.nextLong(), chance.nextLong()));
        return talk(
                new Talk(request, Category.STATUS, service, patience.asking()),
                codec.status(request, service(request.id()), service));
    }

    @Override
    public void stop(TerminalRequest request) {
        String service = service(new UUID(chance.nextLong(), chance.nextLong()));
        var _ =
                talk(
                        new Talk(request, Category.ABORT, service, patience.asking()),
                        codec.abort(request, service(request.id()), service));
    }

    /// One message and its answer.
    private record Talk(
            TerminalRequest request, Category category, String service, Duration patience) {}

    /// The terminal knows requests by ten letters. They follow from the request's id, so that it
    /// can be asked for after a restart.
    static String service(UUID id) {
        byte[] hash = Hash.sha256().digest(id.toString().getBytes(StandardCharsets.US_ASCII));
        String letters = new BigInteger(1, hash).toString(ALPHABET).toUpperCase(Locale.ROOT);
        return letters.substring(letters.length() - SERVICE_LETTERS);
    }

    private TerminalAnswer talk(Talk talk, byte[] plain) {
        byte[] message = sealed(talk, plain);
        HttpURLConnection connection;
        try {
            connection = connected(message, talk.patience());
        } catch (IOException nobodyThere) {
            LOG.warn("The terminal {} is not reached: {}", name(), nobodyThere.toString());
            return talk.category() == Category.STATUS
                    ? new TerminalAnswer.Unknown(TerminalAnswer.Why.NO_ANSWER)
                    : new TerminalAnswer.Declined(DeclineReason.NOT_REACHED);
        }
        try {
            send(connection, message);
            return answer(connection, talk);
        } catch (IOException lost) {
            LOG.warn(
                    "No answer of the terminal {} to {} {}: {}",
                    name(),
                    talk.category(),
                    talk.service(),
                    lost.getClass().getSimpleName());
            return new TerminalAnswer.Unknown(TerminalAnswer.Why.NO_ANSWER);
        } finally {
            connection.disconnect();
        }
    }

    /// Nothing of the message is sent before this returns.
    private HttpURLConnection connected(byte[] message, Duration untilAnswered) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) settings.address().toURL().openConnection();
        connection.setConnectTimeout((int) patience.connecting().toMillis());
        connection.setReadTimeout((int) untilAnswered.toMillis());
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Connection", "close");
        connection.setFixedLengthStreamingMode(message.length);
        connection.connect();
        return connection;
    }

    private byte[] sealed(Talk talk, byte[] plain) {
        byte[] nonce = new byte[NexoSeal.NONCE_BYTES];
        chance.nextBytes(nonce);
        return seal.map(
                        ours ->
                                codec.sealed(
                                        codec.header(talk.category(), talk.service()),
                                        ours.seal(plain, nonce),
                                        ours.key()))
                .orElse(plain);
    }

    private static void send(HttpURLConnection connection, byte[] message) throws IOException {
        try (OutputStream out = connection.getOutputStream()) {
            out.write(message);
        }
    }

    private TerminalAnswer answer(HttpURLConnection connection, Talk talk) throws IOException {
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            LOG.warn("The terminal {} answers {} with {}", name(), talk.category(), status);
            return new TerminalAnswer.Unknown(TerminalAnswer.Why.NOT_UNDERSTOOD);
        }
        Read read;
        try (InputStream in = connection.getInputStream()) {
            read = read(in);
        }
        try {
            return understood(read, talk);
        } finally {
            read.wipe();
        }
    }

    private TerminalAnswer understood(Read read, Talk talk) {
        return seal.map(ours -> unsealed(ours, read, talk)).orElseGet(() -> inTheClear(read, talk));
    }

    private TerminalAnswer unsealed(NexoSeal ours, Read read, Talk talk) {
        Optional<NexoSeal.Sealed> sealed = codec.sealed(read.bytes, read.length);
        if (sealed.isEmpty()) {
            LOG.warn("The terminal {} does not seal its answers; they are not believed", name());
            return new TerminalAnswer.Unknown(TerminalAnswer.Why.NOT_UNDERSTOOD);
        }
        try {
            byte[] message = ours.open(sealed.get());
            Read opened = new Read(message, message.length);
            try {
                return inTheClear(opened, talk);
            } finally {
                opened.wipe();
            }
        } catch (NexoSeal.UnsealedException notOurs) {
            LOG.warn("The terminal {} seals its answers with another key", name());
            return new TerminalAnswer.Unknown(TerminalAnswer.Why.NOT_UNDERSTOOD);
        }
    }

    private TerminalAnswer inTheClear(Read read, Talk talk) {
        CardNumbers.hide(read.bytes, read.length);
        TerminalAnswer answer =
                codec.answer(
                        read.bytes,
                        read.length,
                        talk.request(),
                        talk.category(),
                        talk.service(),
                        service(talk.request().id()));
        LOG.info(
                "The terminal {} to {} {}: {}",
                name(),
                talk.category(),
                talk.service(),
                answer.getClass().getSimpleName());
        return answer;
    }

    /// What was read, in the first bytes of an array.
    private static final class Read {
        private final byte[] bytes;
        private final int length;

        Read(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        void wipe() {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Read read(InputStream in) throws IOException {
        byte[] bytes = new byte[1 << 14];
        int length = 0;
        while (true) {
            int more = in.read(bytes, length, bytes.length - length);
            if (more < 0) {
                return new Read(bytes, length);
            }
            length += more;
            if (length == bytes.length) {
                bytes = grown(bytes);
            }
        }
    }

    private static byte[] grown(byte[] bytes) throws IOException {
        byte[] larger = Arrays.copyOf(bytes, 2 * bytes.length);
        Arrays.fill(bytes, (byte) 0);
        if (larger.length > MOST_BYTES) {
            Arrays.fill(larger, (byte) 0);
            throw new IOException("An answer of more than " + MOST_BYTES + " bytes");
        }
        return larger;
    }
}

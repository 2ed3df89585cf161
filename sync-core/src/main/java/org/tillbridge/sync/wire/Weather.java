package org.tillbridge.sync.wire;

import org.jspecify.annotations.Nullable;
import org.tillbridge.sync.wire.HubExchange.CallEndedException;
import org.tillbridge.sync.wire.NoAnswer.Cause;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

/// Makes outcomes of what happens on the way to the hub and back.
final class Weather {
    private Weather() {}

    /// Something that may fail by weather.
    interface Attempt<T> {
        T run() throws IOException;
    }

    /// Makes an outcome of whatever happens on the way.
    ///
    /// @throws UncheckedIOException if it is this computer's disk that fails
    static <T> T outcome(Attempt<T> attempt, Function<NoAnswer, ? extends T> otherwise) {
        try {
            return attempt.run();
        } catch (FileSystemException ourDisk) {
            throw new UncheckedIOException(ourDisk);
        } catch (CallEndedException ended) {
            return otherwise.apply(NoAnswer.because(Cause.CUT, "The call was ended"));
        } catch (BodyEncoding.TooLargeException | UnreadableMessageException odd) {
            return otherwise.apply(noAnswer(Cause.NOT_THE_HUB, odd));
        } catch (SSLException untrusted) {
            Cause cause = isOutOfTime(untrusted) ? Cause.WRONG_TIME : Cause.UNTRUSTED;
            return otherwise.apply(noAnswer(cause, untrusted));
        } catch (InterruptedIOException late) {
            return otherwise.apply(noAnswer(Cause.TIMED_OUT, late));
        } catch (UnknownHostException nobody) {
            return otherwise.apply(noAnswer(Cause.NAME_UNKNOWN, nobody));
        } catch (IOException weather) {
            return otherwise.apply(noAnswer(Cause.UNREACHABLE, weather));
        }
    }

    /// Whether it was refused for its dates.
    static boolean isOutOfTime(Exception untrusted) {
        return Stream.<@Nullable Throwable>iterate(
                        untrusted, Objects::nonNull, why -> Objects.requireNonNull(why).getCause())
                .anyMatch(
                        why ->
                                why instanceof CertificateExpiredException
                                        || why instanceof CertificateNotYetValidException);
    }

    private static NoAnswer noAnswer(Cause cause, Exception why) {
        String said = Optional.ofNullable(why.getMessage()).orElse("no message");
        return NoAnswer.because(cause, why.getClass().getSimpleName() + ": " + said);
    }
}

package org.tillbridge.sync.wire;

import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.wire.NoAnswer.Cause;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import javax.net.ssl.SSLException;

/// HTTP as it is spoken with the hub: redirects are not followed, because the hub sends none and a
/// hotel's sign-on page does.
final class HubHttp {
    /// A body that drips slower than this is not waited for.
    private static final Duration DRIP = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(HubHttp.class);

    private final OkHttpClient client;
    private final HttpUrl hub;

    /// @param connect how long to wait for a connection
    HubHttp(HubAddress address, Duration connect) {
        this.hub = HttpUrl.get(address.uri());
        this.client =
                new OkHttpClient.Builder()
                        .connectTimeout(connect)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build();
    }

    /// @param path segments under `/v1`
    HttpUrl.Builder address(String... path) {
        HttpUrl.Builder url = hub.newBuilder().addPathSegment("v1");
        for (String segment : path) {
            url.addPathSegment(segment);
        }
        return url;
    }

    /// Something done with a response while it is open.
    interface Reading<T> {
        T read(Response response) throws IOException;
    }

    /// @param silence the longest time with no byte from the hub
    <T> T exchange(Request request, Duration silence, Reading<T> reading) throws IOException {
        return exchange(request, silence, silence.plus(DRIP), reading);
    }

    /// @param whole the longest time for all of it
    <T> T exchange(Request request, Duration silence, Duration whole, Reading<T> reading)
            throws IOException {
        Call call =
                client.newBuilder()
                        .readTimeout(silence)
                        .writeTimeout(silence)
                        .callTimeout(whole)
                        .build()
                        .newCall(request);
        try (Response response = call.execute()) {
            return reading.read(response);
        } catch (IOException weather) {
            if (call.isCanceled() && !(weather instanceof InterruptedIOException)) {
                throw new CallEndedException(weather);
            }
            throw weather;
        }
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
            return otherwise.apply(noAnswer(Cause.UNTRUSTED, untrusted));
        } catch (InterruptedIOException late) {
            return otherwise.apply(noAnswer(Cause.TIMED_OUT, late));
        } catch (IOException weather) {
            return otherwise.apply(noAnswer(Cause.UNREACHABLE, weather));
        }
    }

    /// Something that may fail by weather.
    interface Attempt<T> {
        T run() throws IOException;
    }

    void endCalls() {
        client.dispatcher().cancelAll();
    }

    private static NoAnswer noAnswer(Cause cause, Exception why) {
        LOG.debug("No answer from the hub: {}", why.toString());
        String said = Optional.ofNullable(why.getMessage()).orElse("no message");
        return NoAnswer.because(cause, why.getClass().getSimpleName() + ": " + said);
    }

    private static final class CallEndedException extends IOException {
        CallEndedException(IOException cause) {
            super("The call was ended", cause);
        }
    }
}

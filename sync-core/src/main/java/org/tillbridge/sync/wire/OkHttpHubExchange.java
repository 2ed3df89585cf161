package org.tillbridge.sync.wire;

import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// The network, by OkHttp: redirects are not followed, because the hub sends none and a hotel's
/// sign-on page does.
public final class OkHttpHubExchange implements HubExchange {
    private final OkHttpClient client;
    private final HttpUrl hub;

    /// @param folder of the workstation's files, where the hub's proven key is kept
    public OkHttpHubExchange(HubAddress address, Path folder) {
        this(address, HubPatience.USUAL.connect(), () -> HubTrust.in(folder));
    }

    /// @param connect how long to wait for a connection
    /// @param trust asked for over TLS only
    OkHttpHubExchange(HubAddress address, Duration connect, Supplier<HubTrust> trust) {
        this.hub = HttpUrl.get(address.uri());
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(connect)
                        .followRedirects(false)
                        .followSslRedirects(false);
        if (hub.isHttps()) {
            HubTrust whom = trust.get();
            builder.sslSocketFactory(whom.sockets(), whom);
        }
        this.client = builder.build();
    }

    @Override
    public <T> T exchange(HttpCall call, Reading<T> reading) throws IOException {
        Call underWay =
                client.newBuilder()
                        .readTimeout(call.silence())
                        .writeTimeout(call.silence())
                        .callTimeout(call.whole())
                        .build()
                        .newCall(request(call));
        try (Response response = underWay.execute()) {
            return reading.read(answer(response));
        } catch (IOException weather) {
            if (underWay.isCanceled() && !(weather instanceof InterruptedIOException)) {
                throw new CallEndedException(weather);
            }
            throw weather;
        }
    }

    @Override
    public void endCalls() {
        client.dispatcher().cancelAll();
    }

    private Request request(HttpCall call) {
        HttpUrl url =
                hub.newBuilder()
                        .encodedPath(call.path())
                        .encodedQuery(call.query().isEmpty() ? null : call.query())
                        .build();
        boolean hasBody = call.body().length > 0;
        Request.Builder request = new Request.Builder().url(url);
        request.method(call.method(), hasBody ? RequestBody.create(call.body()) : null);
        call.headers().forEach(request::header);
        return request.build();
    }

    private static HttpAnswer answer(Response response) {
        return new HttpAnswer(
                response.code(),
                name -> Optional.ofNullable(response.header(name)),
                response.body().byteStream());
    }
}

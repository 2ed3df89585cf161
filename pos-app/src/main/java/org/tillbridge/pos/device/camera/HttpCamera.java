package org.tillbridge.pos.device.camera;

import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A camera that gives away its pictures by HTTP: one after the other in one answer
/// (`multipart/x-mixed-replace`), or one an answer, asked for again and again.
public final class HttpCamera implements Camera {
    static final int LARGEST = 4 * 1024 * 1024;

    private static final Duration TO_ANSWER = Duration.ofSeconds(4);

    /// For a whole picture: one that drips in is none.
    private static final Duration TO_COME = Duration.ofSeconds(8);

    private static final Duration BETWEEN_PICTURES = Duration.ofMillis(150);
    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder()
                    .connectTimeout(TO_ANSWER)
                    .readTimeout(TO_ANSWER)
                    .followRedirects(false)
                    .build();

    private final Request request;

    public HttpCamera(CameraAddress address) throws IOException {
        HttpUrl url =
                Optional.ofNullable(HttpUrl.get(address.url()))
                        .orElseThrow(() -> new IOException("No such address"));
        Request.Builder asked =
                new Request.Builder().url(url.newBuilder().username("").password("").build());
        if (!url.username().isEmpty()) {
            asked.header("Authorization", Credentials.basic(url.username(), url.password()));
        }
        request = asked.build();
    }

    @Override
    public void watch(Consumer<byte[]> seen, BooleanSupplier wanted) throws IOException {
        do {
            Call call = CLIENT.newCall(request);
            try (Response response = call.execute();
                    ResponseBody body = response.body()) {
                if (response.code() != 200) {
                    throw new IOException("The camera answers " + response.code());
                }
                Optional<String> boundary = boundary(body.contentType());
                if (boundary.isPresent()) {
                    stream(body, boundary.get(), seen, wanted);
                    call.cancel();
                } else {
                    seen.accept(one(body));
                    LockSupport.parkNanos(BETWEEN_PICTURES.toNanos());
                }
            }
        } while (wanted.getAsBoolean());
    }

    private static Optional<String> boundary(@org.jspecify.annotations.Nullable MediaType type) {
        return Optional.ofNullable(type)
                .filter(is -> is.type().equals("multipart"))
                .map(is -> Optional.ofNullable(is.parameter("boundary")).orElse(""));
    }

    private static void stream(
            ResponseBody body, String boundary, Consumer<byte[]> seen, BooleanSupplier wanted)
            throws IOException {
        MultipartPictures pictures =
                new MultipartPictures(
                        new BufferedInputStream(body.byteStream()), boundary, LARGEST);
        do {
            body.source().timeout().deadline(TO_COME.toSeconds(), TimeUnit.SECONDS);
            seen.accept(pictures.next());
        } while (wanted.getAsBoolean());
    }

    private static byte[] one(ResponseBody body) throws IOException {
        try (InputStream in = body.byteStream()) {
            byte[] picture = in.readNBytes(LARGEST + 1);
            if (picture.length > LARGEST) {
                throw new IOException("A picture is too large");
            }
            return picture;
        }
    }
}

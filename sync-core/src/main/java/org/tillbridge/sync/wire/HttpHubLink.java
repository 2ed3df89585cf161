package org.tillbridge.sync.wire;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.WorkstationId;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The hub over HTTP. Every call is signed, and waited for as long as [HubPatience] says.
public final class OkHttpHubLink implements HubLink {
    private static final int MOST_HEAD_BYTES = 1 << 20;
    private static final int MOST_PUSH_ANSWER_BYTES = 8 << 20;
    private static final int MOST_FEED_BYTES = 16 << 20;
    private static final MediaType JSON = MediaType.get("application/json");

    private final HubHttp http;
    private final WorkstationId workstation;
    private final RequestSigner signer;
    private final HubTime hubTime;
    private final HubPatience patience;

    public OkHttpHubLink(HubAddress hub, WorkstationId workstation, Keys keys, HubTime hubTime) {
        this(hub, workstation, keys, hubTime, HubPatience.USUAL);
    }

    OkHttpHubLink(
            HubAddress hub,
            WorkstationId workstation,
            Keys keys,
            HubTime hubTime,
            HubPatience patience) {
        this.http = new HubHttp(hub, patience.connect());
        this.patience = patience;
        this.workstation = workstation;
        this.signer = new RequestSigner(workstation, keys);
        this.hubTime = hubTime;
    }

    @Override
    public PushOutcome push(PushRequest request) {
        Body body = new Body(BodyEncoding.zstd(PushCodec.request(request)));
        HttpUrl url = ofThisWorkstation("journal");
        return HubHttp.<PushOutcome>outcome(
                () -> pushed(ask(url, body, patience.answer(), MOST_PUSH_ANSWER_BYTES), request),
                Function.identity());
    }

    @Override
    public FeedOutcome feed(List<Cursor> after, Duration wait) {
        HttpUrl url =
                http.address("feed")
                        .addQueryParameter("after", Cursor.text(after))
                        .addQueryParameter("wait", Long.toString(wait.toSeconds()))
                        .build();
        Duration silence = wait.plus(patience.afterWait());
        return HubHttp.<FeedOutcome>outcome(
                () -> fed(ask(url, Body.NONE, silence, MOST_FEED_BYTES)), Function.identity());
    }

    @Override
    public HeadOutcome head() {
        HttpUrl url = ofThisWorkstation("head");
        return HubHttp.<HeadOutcome>outcome(
                () -> {
                    HubReply reply = ask(url, Body.NONE, patience.answer(), MOST_HEAD_BYTES);
                    return reply.isAnswer()
                            ? new HeadOutcome.Answered(HeadCodec.head(reply.body()))
                            : reply.noAnswer();
                },
                Function.identity());
    }

    @Override
    public SnapshotOutcome snapshot(Scope scope, Path file) {
        HttpUrl url = http.address("snapshots", scope.text()).build();
        SnapshotDownload download = new SnapshotDownload(http, file);
        return HubHttp.<SnapshotOutcome>outcome(
                () -> download.run(() -> signed(url, Body.NONE), hubTime), Function.identity());
    }

    @Override
    public void endCalls() {
        http.endCalls();
    }

    private static PushOutcome pushed(HubReply reply, PushRequest request) {
        if (reply.isAnswer()) {
            PushAnswer answer = PushCodec.answer(reply.body());
            return answer.answers(request)
                    ? new PushOutcome.Answered(answer)
                    : NoAnswer.because(
                            NoAnswer.Cause.NOT_THE_HUB, "The answer is to another request");
        }
        if (reply.status() == 413) {
            return new PushOutcome.TooLarge();
        }
        Optional<HubError> gap = error(reply, 409, HubError.GAP);
        if (gap.isPresent() && gap.get().expected().isPresent()) {
            return new PushOutcome.Gap(gap.get().expected().getAsLong());
        }
        return reply.noAnswer();
    }

    private static FeedOutcome fed(HubReply reply) {
        if (reply.isAnswer()) {
            return new FeedOutcome.Answered(FeedCodec.page(reply.body()));
        }
        Optional<Scope> scope =
                error(reply, 410, HubError.SNAPSHOT_NEEDED).flatMap(HubError::scope);
        return scope.isPresent() ? new FeedOutcome.SnapshotNeeded(scope.get()) : reply.noAnswer();
    }

    private static Optional<HubError> error(HubReply reply, int status, String code) {
        return reply.status() == status
                ? reply.error().filter(error -> error.code().equals(code))
                : Optional.empty();
    }

    /// Asks; where the hub finds the time of the signature wrong, once more by the hub's clock.
    private HubReply ask(HttpUrl url, Body body, Duration silence, int limit) throws IOException {
        HubReply first = askOnce(url, body, silence, limit);
        return first.status() == 401 && first.hubTime().isPresent()
                ? askOnce(url, body, silence, limit)
                : first;
    }

    private HubReply askOnce(HttpUrl url, Body body, Duration silence, int limit)
            throws IOException {
        HubReply reply =
                http.exchange(
                        signed(url, body), silence, response -> HubReply.read(response, limit));
        reply.hubTime().ifPresent(hubTime::heard);
        return reply;
    }

    private Request signed(HttpUrl url, Body body) {
        Request.Builder request = new Request.Builder().url(url);
        request.method(body.method(), body.forOkHttp());
        request.header("Accept-Encoding", BodyEncoding.ZSTD + ", " + BodyEncoding.GZIP);
        signer.sign(
                        body.method(),
                        url.encodedPath(),
                        Optional.ofNullable(url.encodedQuery()).orElse(""),
                        body.bytes,
                        Optional.of(BodyEncoding.ZSTD),
                        hubTime.now())
                .forEach(request::header);
        return request.build();
    }

    private HttpUrl ofThisWorkstation(String part) {
        String number = Integer.toString(workstation.number());
        return http.address("workstations", number, part).build();
    }

    /// A compressed body, or none.
    private static final class Body {
        static final Body NONE = new Body(new byte[0]);

        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        String method() {
            return bytes.length == 0 ? "GET" : "POST";
        }

        @Nullable RequestBody forOkHttp() {
            return bytes.length == 0 ? null : RequestBody.create(bytes, JSON);
        }
    }
}

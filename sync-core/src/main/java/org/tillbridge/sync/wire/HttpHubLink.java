package org.tillbridge.sync.wire;

import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The hub over HTTP. Every call is signed, and waited for as long as [HubPatience] says.
public final class HttpHubLink implements HubLink {
    /// The header that carries a certificate.
    public static final String CERTIFICATE_HEADER = "Workstation-Certificate";

    /// As long as a customer may wait at the counter.
    private static final Duration AT_THE_COUNTER = Duration.ofSeconds(4);

    private static final String SUSPENDED_SALES = "suspended-sales";
    private static final int MOST_HEAD_BYTES = 1 << 20;
    private static final int MOST_PUSH_ANSWER_BYTES = 8 << 20;
    private static final int MOST_FEED_BYTES = 16 << 20;

    private final HubExchange exchange;
    private final WorkstationId journal;
    private final RequestSigner signer;
    private final HubTime hubTime;
    private final HubPatience patience;
    private final Optional<String> certificate;

    public HttpHubLink(
            HubExchange exchange, WorkstationId workstation, Keys keys, HubTime hubTime) {
        this(exchange, workstation, keys, hubTime, HubPatience.USUAL);
    }

    private HttpHubLink(HttpHubLink link, WorkstationId journal, Optional<String> certificate) {
        this.exchange = link.exchange;
        this.patience = link.patience;
        this.journal = journal;
        this.signer = link.signer;
        this.hubTime = link.hubTime;
        this.certificate = certificate;
    }

    /// With what proves this workstation to a hub that has forgotten it.
    public HttpHubLink with(String ownCertificate) {
        return new HttpHubLink(this, journal, Optional.of(ownCertificate));
    }

    /// With another workstation's journal in place of this one's, which replaces that one.
    public HttpHubLink inPlaceOf(WorkstationId replaced) {
        return new HttpHubLink(this, replaced, certificate);
    }

    HttpHubLink(
            HubExchange exchange,
            WorkstationId workstation,
            Keys keys,
            HubTime hubTime,
            HubPatience patience) {
        this.exchange = exchange;
        this.patience = patience;
        this.journal = workstation;
        this.signer = new RequestSigner(workstation, keys);
        this.hubTime = hubTime;
        this.certificate = Optional.empty();
    }

    @Override
    public PushOutcome push(PushRequest request) {
        return ready(request).get();
    }

    @Override
    public Supplier<PushOutcome> ready(PushRequest request) {
        byte[] body = BodyEncoding.zstd(PushCodec.request(request));
        HttpCall call = HttpCall.post(ofTheJournal("journal"), body, patience.answer());
        return () ->
                Weather.<PushOutcome>outcome(
                        () -> pushed(ask(call, MOST_PUSH_ANSWER_BYTES), request),
                        Function.identity());
    }

    @Override
    public FeedOutcome feed(List<Cursor> after, Duration wait) {
        String query =
                "after="
                        + URLEncoder.encode(Cursor.text(after), StandardCharsets.UTF_8)
                        + "&wait="
                        + wait.toSeconds();
        HttpCall call = HttpCall.get("/v1/feed", query, wait.plus(patience.afterWait()));
        return Weather.<FeedOutcome>outcome(
                () -> fed(ask(call, MOST_FEED_BYTES)), Function.identity());
    }

    @Override
    public HeadOutcome head(List<JournalEnd> ends) {
        List<JournalEnd> told =
                ends.subList(Math.max(0, ends.size() - JournalEnd.MOST), ends.size());
        String query =
                told.isEmpty()
                        ? ""
                        : "journal="
                                + URLEncoder.encode(JournalEnd.text(told), StandardCharsets.UTF_8);
        HttpCall call = HttpCall.get(ofTheJournal("head"), query, patience.answer());
        return Weather.<HeadOutcome>outcome(
                () -> {
                    HubReply reply = ask(call, MOST_HEAD_BYTES);
                    return reply.isAnswer()
                            ? new HeadOutcome.Answered(HeadCodec.head(reply.body()))
                            : reply.noAnswer();
                },
                Function.identity());
    }

    @Override
    public ChainOutcome chain(Epoch epoch, List<Long> sequences) {
        String at = sequences.stream().map(String::valueOf).collect(Collectors.joining(","));
        String query = "epoch=" + epoch.hex() + "&at=" + at;
        HttpCall call = HttpCall.get(ofTheJournal("chain"), query, patience.answer());
        return Weather.<ChainOutcome>outcome(
                () -> chain(ask(call, MOST_HEAD_BYTES), epoch), Function.identity());
    }

    private static ChainOutcome chain(HubReply reply, Epoch epoch) {
        if (!reply.isAnswer()) {
            return reply.noAnswer();
        }
        ChainAnswer answer = ChainCodec.answer(reply.body());
        return answer.epoch().equals(epoch)
                ? new ChainOutcome.Answered(answer)
                : NoAnswer.because(NoAnswer.Cause.NOT_THE_HUB, "The answer is to another request");
    }

    @Override
    public SnapshotOutcome snapshot(Scope scope, Path file) {
        HttpCall call =
                HttpCall.get("/v1/snapshots/" + scope.text(), "", SnapshotDownload.SILENCE)
                        .within(SnapshotDownload.WHOLE);
        SnapshotDownload download = new SnapshotDownload(exchange, file);
        return Weather.<SnapshotOutcome>outcome(
                () -> download.run(() -> signed(call), hubTime), Function.identity());
    }

    /// Asks something while a customer waits.
    private HttpCall atTheCounter(String what, byte[] json) {
        return HttpCall.post(ofTheJournal(what), BodyEncoding.zstd(json), AT_THE_COUNTER)
                .within(AT_THE_COUNTER);
    }

    @Override
    public StoredValueOutcome claim(StoredValueClaim wanted) {
        HttpCall call = atTheCounter("stored-value", StoredValueClaimCodec.request(wanted));
        return Weather.<StoredValueOutcome>outcome(
                () -> claimed(ask(call, MOST_HEAD_BYTES), wanted), Function.identity());
    }

    private static StoredValueOutcome claimed(HubReply reply, StoredValueClaim wanted) {
        if (reply.isAnswer()) {
            StoredValueAnswer answer = StoredValueClaimCodec.answer(reply.body());
            return answer.claim().equals(wanted.claim())
                    ? new StoredValueOutcome.Answered(answer)
                    : NoAnswer.because(
                            NoAnswer.Cause.NOT_THE_HUB, "The answer is to another request");
        }
        return reply.error()
                .flatMap(error -> CamelCase.parse(StoredValueOutcome.Why.class, error.code()))
                .<StoredValueOutcome>map(StoredValueOutcome.Refused::new)
                .orElseGet(reply::noAnswer);
    }

    @Override
    public CustomerOutcome customer(CustomerQuestion wanted) {
        HttpCall call = atTheCounter("customers", CustomerWireCodec.question(wanted));
        return Weather.<CustomerOutcome>outcome(
                () -> known(ask(call, MOST_HEAD_BYTES)), Function.identity());
    }

    private static CustomerOutcome known(HubReply reply) {
        return reply.isAnswer()
                ? new CustomerOutcome.Answered(CustomerWireCodec.answer(reply.body()))
                : reply.error()
                        .flatMap(error -> CamelCase.parse(CustomerOutcome.Why.class, error.code()))
                        .<CustomerOutcome>map(CustomerOutcome.Refused::new)
                        .orElseGet(reply::noAnswer);
    }

    @Override
    public SoldSaleOutcome sold(UUID transaction) {
        HttpCall call =
                HttpCall.get(ofTheJournal("sale"), "transaction=" + transaction, AT_THE_COUNTER)
                        .within(AT_THE_COUNTER);
        return Weather.<SoldSaleOutcome>outcome(
                () -> sold(ask(call, MOST_HEAD_BYTES), transaction), Function.identity());
    }

    private static SoldSaleOutcome sold(HubReply reply, UUID transaction) {
        if (!reply.isAnswer()) {
            return error(reply, 404, SoldSaleCodec.UNKNOWN).isPresent()
                    ? new SoldSaleOutcome.Unknown()
                    : reply.noAnswer();
        }
        SoldSale sale = SoldSaleCodec.answer(reply.body());
        return sale.transaction().equals(transaction)
                ? new SoldSaleOutcome.Answered(sale)
                : NoAnswer.because(NoAnswer.Cause.NOT_THE_HUB, "The answer is to another request");
    }

    @Override
    public LineClaimOutcome claimLines(LineClaims wanted) {
        HttpCall call = atTheCounter("sale", LineClaimCodec.request(wanted));
        return Weather.<LineClaimOutcome>outcome(
                () -> claimed(ask(call, MOST_HEAD_BYTES), wanted), Function.identity());
    }

    private static LineClaimOutcome claimed(HubReply reply, LineClaims wanted) {
        if (reply.isAnswer()) {
            return LineClaimCodec.answer(wanted, reply.body());
        }
        return error(reply, 404, SoldSaleCodec.UNKNOWN).isPresent()
                ? new LineClaimOutcome.UnknownSale()
                : reply.noAnswer();
    }

    @Override
    public SuspendedOutcome suspendedSales() {
        HttpCall call =
                HttpCall.get(ofTheJournal(SUSPENDED_SALES), "", AT_THE_COUNTER)
                        .within(AT_THE_COUNTER);
        return Weather.<SuspendedOutcome>outcome(
                () -> {
                    HubReply reply = ask(call, MOST_HEAD_BYTES);
                    return reply.isAnswer()
                            ? new SuspendedOutcome.Answered(SuspendedCodec.list(reply.body()))
                            : reply.noAnswer();
                },
                Function.identity());
    }

    @Override
    public TakeOverOutcome takeOver(UUID suspension) {
        return claim(new SuspensionClaim(suspension, true));
    }

    @Override
    public TakeOverOutcome giveBack(UUID suspension) {
        return claim(new SuspensionClaim(suspension, false));
    }

    private TakeOverOutcome claim(SuspensionClaim wanted) {
        HttpCall call = atTheCounter(SUSPENDED_SALES, SuspendedCodec.claim(wanted));
        return Weather.<TakeOverOutcome>outcome(
                () -> {
                    HubReply reply = ask(call, MOST_HEAD_BYTES);
                    return reply.isAnswer()
                            ? SuspendedCodec.answer(wanted.suspension(), reply.body())
                            : reply.noAnswer();
                },
                Function.identity());
    }

    @Override
    public void endCalls() {
        exchange.endCalls();
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
        if (error(reply, 409, HubError.FORK).isPresent()) {
            return new PushOutcome.Fork();
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

    /// Asks; where the hub does not know this workstation or finds the time of the signature wrong,
    /// once more, with what proves it, by the hub's clock.
    private HubReply ask(HttpCall call, int limit) throws IOException {
        HubReply first = askOnce(call, limit);
        return first.status() == 401 && first.hubTime().isPresent()
                ? askOnce(proven(call), limit)
                : first;
    }

    private HttpCall proven(HttpCall call) {
        return certificate.map(text -> call.with(CERTIFICATE_HEADER, text)).orElse(call);
    }

    private HubReply askOnce(HttpCall call, int limit) throws IOException {
        HubReply reply = exchange.exchange(signed(call), answer -> HubReply.read(answer, limit));
        reply.hubTime().ifPresent(hubTime::heard);
        return reply;
    }

    private HttpCall signed(HttpCall call) {
        return call.with("Accept-Encoding", BodyEncoding.ZSTD + ", " + BodyEncoding.GZIP)
                .with(
                        signer.sign(
                                call.method(),
                                call.path(),
                                call.query(),
                                call.body(),
                                Optional.of(BodyEncoding.ZSTD),
                                hubTime.now()));
    }

    private String ofTheJournal(String part) {
        return "/v1/workstations/" + journal.number() + "/" + part;
    }
}

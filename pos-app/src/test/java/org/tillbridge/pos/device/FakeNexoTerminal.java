package org.tillbridge.pos.device;

import com.adyen.model.nexo.AmountsResp;
import com.adyen.model.nexo.CardData;
import com.adyen.model.nexo.ErrorConditionType;
import com.adyen.model.nexo.MessageHeader;
import com.adyen.model.nexo.MessageType;
import com.adyen.model.nexo.OutputContent;
import com.adyen.model.nexo.OutputText;
import com.adyen.model.nexo.POIData;
import com.adyen.model.nexo.PaymentAcquirerData;
import com.adyen.model.nexo.PaymentInstrumentData;
import com.adyen.model.nexo.PaymentReceipt;
import com.adyen.model.nexo.PaymentResponse;
import com.adyen.model.nexo.PaymentResult;
import com.adyen.model.nexo.RepeatedMessageResponse;
import com.adyen.model.nexo.RepeatedResponseMessageBody;
import com.adyen.model.nexo.Response;
import com.adyen.model.nexo.ResultType;
import com.adyen.model.nexo.ReversalResponse;
import com.adyen.model.nexo.SaleToPOIRequest;
import com.adyen.model.nexo.SaleToPOIResponse;
import com.adyen.model.nexo.TransactionIdentification;
import com.adyen.model.nexo.TransactionStatusResponse;
import com.adyen.model.terminal.TerminalAPIRequest;
import com.adyen.model.terminal.TerminalAPIResponse;
import com.adyen.model.terminal.TerminalAPISecuredRequest;
import com.adyen.model.terminal.TerminalAPISecuredResponse;
import com.adyen.model.terminal.security.SecurityKey;
import com.adyen.terminal.security.NexoCrypto;
import com.adyen.terminal.serialization.TerminalAPIGsonBuilder;
import com.google.gson.Gson;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import org.tillbridge.pos.device.NexoSettings.SealKey;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.xml.datatype.DatatypeFactory;

/// A terminal that speaks the nexo protocol over real HTTP, made of the vendor's own classes: they
/// read what the till says, and write what it hears.
///
/// Those classes are not made for several threads: tests with this take [#ALONE].
final class FakeNexoTerminal implements AutoCloseable {
    static final String ALONE = "the vendor's classes";
    static final String POI = "P400Plus-275479597";

    private final Gson gson = TerminalAPIGsonBuilder.create();
    private final MockWebServer server = new MockWebServer();
    private final Optional<SecurityKey> key;
    private final Map<String, SaleToPOIResponse> done = new ConcurrentHashMap<>();
    private final CountDownLatch aborted = new CountDownLatch(1);
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<String> wrong = new CopyOnWriteArrayList<>();
    private final List<String> reversed = new CopyOnWriteArrayList<>();
    private final List<Boolean> forcedOnline = new CopyOnWriteArrayList<>();
    volatile Manner manner = Manner.APPROVES;
    volatile String maskedPan = "411111 **** 1111";
    volatile String receipt = "CARD ************1111";

    enum Manner {
        APPROVES,
        DECLINES,
        APPROVES_LESS,
        APPROVES_MORE,
        /// It reaches no bank, and takes it upon itself.
        APPROVES_OFFLINE,
        /// It does what it is asked, and the connection ends without an answer.
        HANGS_UP,
        /// It never hears of it, and the connection ends.
        HANGS_UP_UNHEARD,
        WAITS_FOR_ABORT,
        TALKS_NONSENSE,
        FAILS,
        BUSY_WITH_IT
    }

    FakeNexoTerminal(Optional<SealKey> sealedWith) throws IOException {
        key = sealedWith.map(FakeNexoTerminal::vendors);
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return handle(request);
                    }
                });
        server.start();
    }

    private static SecurityKey vendors(SealKey given) {
        SecurityKey key = new SecurityKey();
        key.setKeyIdentifier(given.identifier());
        key.setKeyVersion(given.version());
        key.setPassphrase(given.passphrase());
        key.setAdyenCryptoVersion(1);
        return key;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/nexo");
    }

    /// How much was to be given back of what was taken before, where that was said.
    List<String> reversed() {
        return reversed;
    }

    /// Of each payment, whether it was not to be taken without a bank.
    List<Boolean> forcedOnline() {
        return forcedOnline;
    }

    /// It reaches a bank again, which says yes or no to all that it holds.
    void forward(boolean approved) {
        manner = approved ? Manner.APPROVES : Manner.DECLINES;
        done.values()
                .forEach(
                        response -> {
                            PaymentResponse payment = response.getPaymentResponse();
                            BigDecimal amount =
                                    payment.getPaymentResult()
                                            .getAmountsResp()
                                            .getAuthorizedAmount();
                            payment.setResponse(result());
                            payment.setPaymentResult(approved ? paymentResult(amount) : null);
                        });
    }

    /// How many payments and reversals it did.
    int did() {
        return done.size();
    }

    private MockResponse handle(RecordedRequest request) {
        try {
            return answer(Objects.requireNonNull(request.getBody()).utf8())
                    .map(
                            text ->
                                    new MockResponse.Builder()
                                            .code(manner == Manner.FAILS ? 500 : 200)
                                            .body(text)
                                            .build())
                    .orElseGet(FakeNexoTerminal::hangUp);
        } catch (Exception odd) {
            wrong.add(odd.toString());
            return hangUp();
        }
    }

    private static MockResponse hangUp() {
        return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    }

    private Optional<String> answer(String text) throws Exception {
        SaleToPOIRequest request = opened(text);
        heard.add(request.getMessageHeader().getMessageCategory().value());
        if (request.getTransactionStatusRequest() != null) {
            return Optional.of(sealed(status(request)));
        }
        if (request.getAbortRequest() != null) {
            aborted.countDown();
            return Optional.of("");
        }
        return deed(request);
    }

    private Optional<String> deed(SaleToPOIRequest request) throws Exception {
        if (manner == Manner.HANGS_UP_UNHEARD) {
            return Optional.empty();
        }
        if (manner == Manner.WAITS_FOR_ABORT) {
            aborted.await(20, TimeUnit.SECONDS);
        }
        SaleToPOIResponse response = done(request);
        if (manner != Manner.BUSY_WITH_IT) {
            done.put(request.getMessageHeader().getServiceID(), response);
        }
        return switch (manner) {
            case HANGS_UP, HANGS_UP_UNHEARD, BUSY_WITH_IT -> Optional.empty();
            case TALKS_NONSENSE -> Optional.of("{\"SaleToPOIResponse\":[1,2,{}]}");
            case APPROVES,
                    DECLINES,
                    APPROVES_LESS,
                    APPROVES_MORE,
                    APPROVES_OFFLINE,
                    WAITS_FOR_ABORT,
                    FAILS ->
                    Optional.of(sealed(response));
        };
    }

    private SaleToPOIResponse done(SaleToPOIRequest request) throws Exception {
        SaleToPOIResponse response = new SaleToPOIResponse();
        response.setMessageHeader(answering(request.getMessageHeader()));
        if (request.getReversalRequest() != null) {
            Optional.ofNullable(request.getReversalRequest().getReversedAmount())
                    .ifPresent(
                            amount ->
                                    reversed.add(
                                            amount
                                                    + " "
                                                    + request.getReversalRequest()
                                                            .getSaleData()
                                                            .getSaleToAcquirerData()
                                                            .getCurrency()));
            ReversalResponse reversal = new ReversalResponse();
            reversal.setResponse(result());
            reversal.setPOIData(poiData("reversal"));
            response.setReversalResponse(reversal);
        } else {
            var conditions =
                    request.getPaymentRequest().getPaymentTransaction().getTransactionConditions();
            forcedOnline.add(
                    conditions != null && Boolean.TRUE.equals(conditions.isForceOnlineFlag()));
            BigDecimal asked =
                    request.getPaymentRequest()
                            .getPaymentTransaction()
                            .getAmountsReq()
                            .getRequestedAmount();
            response.setPaymentResponse(payment(asked));
        }
        return response;
    }

    private PaymentResponse payment(BigDecimal asked) throws Exception {
        PaymentResponse payment = new PaymentResponse();
        payment.setResponse(result());
        payment.setPOIData(poiData("BV0q001643892070000.VF6T"));
        if (payment.getResponse().getResult() != ResultType.FAILURE) {
            payment.setPaymentResult(paymentResult(amount(asked)));
        }
        OutputText line = new OutputText();
        line.setText(receipt);
        OutputContent content = new OutputContent();
        content.getOutputText().add(line);
        PaymentReceipt paper = new PaymentReceipt();
        paper.setOutputContent(content);
        payment.getPaymentReceipt().add(paper);
        return payment;
    }

    private BigDecimal amount(BigDecimal asked) {
        return switch (manner) {
            case APPROVES_LESS -> asked.subtract(new BigDecimal("1.00"));
            case APPROVES_MORE -> asked.add(new BigDecimal("1.00"));
            default -> asked;
        };
    }

    private PaymentResult paymentResult(BigDecimal amount) {
        AmountsResp amounts = new AmountsResp();
        amounts.setCurrency("GBP");
        amounts.setAuthorizedAmount(amount);
        CardData card = new CardData();
        card.setPaymentBrand("visa");
        card.setMaskedPAN(maskedPan);
        PaymentInstrumentData instrument = new PaymentInstrumentData();
        instrument.setCardData(card);
        PaymentAcquirerData acquirer = new PaymentAcquirerData();
        if (manner != Manner.APPROVES_OFFLINE) {
            acquirer.setApprovalCode("1A2B3C");
        }
        PaymentResult result = new PaymentResult();
        result.setAmountsResp(amounts);
        result.setPaymentInstrumentData(instrument);
        result.setPaymentAcquirerData(acquirer);
        result.setOnlineFlag(manner != Manner.APPROVES_OFFLINE);
        return result;
    }

    private Response result() {
        Response response = new Response();
        response.setResult(
                switch (manner) {
                    case DECLINES, WAITS_FOR_ABORT -> ResultType.FAILURE;
                    case APPROVES_LESS -> ResultType.PARTIAL;
                    default -> ResultType.SUCCESS;
                });
        if (manner == Manner.DECLINES) {
            response.setErrorCondition(ErrorConditionType.REFUSAL);
        }
        if (manner == Manner.WAITS_FOR_ABORT) {
            response.setErrorCondition(ErrorConditionType.ABORTED);
        }
        return response;
    }

    private SaleToPOIResponse status(SaleToPOIRequest request) {
        TransactionStatusResponse status = new TransactionStatusResponse();
        status.setMessageReference(request.getTransactionStatusRequest().getMessageReference());
        Optional<SaleToPOIResponse> known =
                Optional.ofNullable(done.get(status.getMessageReference().getServiceID()));
        Response result = new Response();
        result.setResult(known.isPresent() ? ResultType.SUCCESS : ResultType.FAILURE);
        if (known.isEmpty()) {
            result.setErrorCondition(
                    manner == Manner.BUSY_WITH_IT
                            ? ErrorConditionType.IN_PROGRESS
                            : ErrorConditionType.NOT_FOUND);
        }
        status.setResponse(result);
        known.ifPresent(then -> status.setRepeatedMessageResponse(repeated(then)));
        SaleToPOIResponse response = new SaleToPOIResponse();
        response.setMessageHeader(answering(request.getMessageHeader()));
        response.setTransactionStatusResponse(status);
        return response;
    }

    private static RepeatedMessageResponse repeated(SaleToPOIResponse then) {
        RepeatedResponseMessageBody body = new RepeatedResponseMessageBody();
        body.setPaymentResponse(then.getPaymentResponse());
        body.setReversalResponse(then.getReversalResponse());
        RepeatedMessageResponse repeated = new RepeatedMessageResponse();
        repeated.setMessageHeader(then.getMessageHeader());
        repeated.setRepeatedResponseMessageBody(body);
        return repeated;
    }

    private static MessageHeader answering(MessageHeader request) {
        MessageHeader header = new MessageHeader();
        header.setProtocolVersion(request.getProtocolVersion());
        header.setMessageClass(request.getMessageClass());
        header.setMessageCategory(request.getMessageCategory());
        header.setMessageType(MessageType.RESPONSE);
        header.setServiceID(request.getServiceID());
        header.setSaleID(request.getSaleID());
        header.setPOIID(request.getPOIID());
        return header;
    }

    private static POIData poiData(String id) throws Exception {
        TransactionIdentification transaction = new TransactionIdentification();
        transaction.setTransactionID(id);
        transaction.setTimeStamp(
                DatatypeFactory.newInstance().newXMLGregorianCalendar("2010-12-01T12:00:01Z"));
        POIData data = new POIData();
        data.setPOITransactionID(transaction);
        return data;
    }

    private SaleToPOIRequest opened(String text) throws Exception {
        String plain = text;
        if (key.isPresent()) {
            plain =
                    new NexoCrypto(key.get())
                            .decrypt(
                                    gson.fromJson(text, TerminalAPISecuredRequest.class)
                                            .getSaleToPOIRequest());
        }
        return gson.fromJson(plain, TerminalAPIRequest.class).getSaleToPOIRequest();
    }

    private String sealed(SaleToPOIResponse response) throws Exception {
        TerminalAPIResponse answer = new TerminalAPIResponse();
        answer.setSaleToPOIResponse(response);
        String plain = gson.toJson(answer);
        if (key.isEmpty()) {
            return plain;
        }
        TerminalAPISecuredResponse secured = new TerminalAPISecuredResponse();
        secured.setSaleToPOIResponse(
                new NexoCrypto(key.get()).encrypt(plain, response.getMessageHeader()));
        return gson.toJson(secured);
    }

    List<String> heard() {
        return new ArrayList<>(heard);
    }

    @Override
    public void close() {
        server.close();
    }
}

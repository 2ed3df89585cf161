package org.tillbridge.pos.device;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The few messages of the nexo Sale to POI protocol (3.0, JSON as Adyen terminals speak it) that
/// taking cards needs. Of answers only what the till needs is read; receipts, tokens and all else
/// in them are left where they are.
final class NexoCodec {
    private static final String PROTOCOL = "3.0";
    private static final int LAST = 4;
    private static final int LONGEST_WORD = 30;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final String sale;
    private final String poi;

    NexoCodec(NexoSettings settings) {
        sale = settings.sale();
        poi = settings.poi();
    }

    /// What a message is about.
    enum Category {
        PAYMENT("Payment"),
        REVERSAL("Reversal"),
        STATUS("TransactionStatus"),
        ABORT("Abort");

        private final String word;

        Category(String word) {
            this.word = word;
        }

        static Category of(TerminalRequest request) {
            return request.reverses().isPresent() ? REVERSAL : PAYMENT;
        }
    }

    ObjectNode header(Category category, String service) {
        return MAPPER.createObjectNode()
                .put("ProtocolVersion", PROTOCOL)
                .put("MessageClass", "Service")
                .put("MessageCategory", category.word)
                .put("MessageType", "Request")
                .put("ServiceID", service)
                .put("SaleID", sale)
                .put("POIID", poi);
    }

    /// Takes money, or reverses what was taken.
    byte[] request(TerminalRequest request, String service, Instant now) {
        return request.reverses()
                .map(slip -> reversal(slip, request, service, now))
                .orElseGet(() -> payment(request, service, now));
    }

    private byte[] payment(TerminalRequest request, String service, Instant now) {
        ObjectNode message = message(header(Category.PAYMENT, service));
        ObjectNode payment = body(message, "PaymentRequest");
        payment.set("SaleData", saleData(request.id(), now));
        ObjectNode transaction = payment.putObject("PaymentTransaction");
        if (request.onlyWithBank()) {
            transaction.putObject("TransactionConditions").put("ForceOnlineFlag", true);
        }
        transaction
                .putObject("AmountsReq")
                .put("Currency", request.amount().getCurrencyUnit().getCode())
                .put("RequestedAmount", request.amount().getAmount());
        return bytes(message);
    }

    /// Of a refund it says how much, and in which currency, as partial ones need it.
    private byte[] reversal(CardSlip slip, TerminalRequest request, String service, Instant now) {
        ObjectNode message = message(header(Category.REVERSAL, service));
        ObjectNode reversal = body(message, "ReversalRequest");
        int blank = slip.reference().lastIndexOf(' ');
        ObjectNode original =
                reversal.putObject("OriginalPOITransaction")
                        .putObject("POITransactionID")
                        .put("TransactionID", slip.reference().substring(0, Math.max(0, blank)));
        original.put("TimeStamp", slip.reference().substring(blank + 1));
        reversal.put("ReversalReason", "MerchantCancel");
        ObjectNode data = saleData(request.id(), now);
        if (request.isRefund()) {
            reversal.put("ReversedAmount", request.amount().getAmount());
            data.put("SaleToAcquirerData", base64(request.amount().getCurrencyUnit()));
        }
        reversal.set("SaleData", data);
        return bytes(message);
    }

    /// Asks what became of a request.
    byte[] status(TerminalRequest about, String serviceOfThat, String service) {
        ObjectNode message = message(header(Category.STATUS, service));
        ObjectNode status = body(message, "TransactionStatusRequest");
        status.put("ReceiptReprintFlag", false);
        status.set("MessageReference", reference(about, serviceOfThat));
        return bytes(message);
    }

    /// Asks to give a request up.
    byte[] abort(TerminalRequest about, String serviceOfThat, String service) {
        ObjectNode message = message(header(Category.ABORT, service));
        ObjectNode abort = body(message, "AbortRequest");
        abort.put("AbortReason", "MerchantAbort");
        abort.set("MessageReference", reference(about, serviceOfThat));
        return bytes(message);
    }

    private ObjectNode reference(TerminalRequest about, String service) {
        return MAPPER.createObjectNode()
                .put("MessageCategory", Category.of(about).word)
                .put("ServiceID", service)
                .put("SaleID", sale)
                .put("POIID", poi);
    }

    /// A message with its body sealed.
    byte[] sealed(ObjectNode header, NexoSeal.Sealed sealed, NexoSettings.SealKey key) {
        ObjectNode message = message(header);
        ObjectNode request = (ObjectNode) message.get("SaleToPOIRequest");
        request.put("NexoBlob", sealed.blob());
        request.putObject("SecurityTrailer")
                .put("AdyenCryptoVersion", NexoSeal.CRYPTO_VERSION)
                .put("KeyIdentifier", key.identifier())
                .put("KeyVersion", key.version())
                .put("Nonce", sealed.nonce())
                .put("Hmac", sealed.hmac());
        return bytes(message);
    }

    /// What is sealed in an answer; empty if it is not sealed as it should be.
    Optional<NexoSeal.Sealed> sealed(byte[] bytes, int length) {
        try {
            JsonNode response = MAPPER.readTree(bytes, 0, length).path("SaleToPOIResponse");
            JsonNode trailer = response.path("SecurityTrailer");
            return trailer.has("Nonce") && trailer.has("Hmac") && response.has("NexoBlob")
                    ? Optional.of(
                            new NexoSeal.Sealed(
                                    response.path("NexoBlob").asString(""),
                                    trailer.path("Nonce").asString(""),
                                    trailer.path("Hmac").asString("")))
                    : Optional.empty();
        } catch (JacksonException odd) {
            return Optional.empty();
        }
    }

    /// What an answer says of a request. Whatever cannot be understood says nothing.
    ///
    /// @param category what was asked with that service id
    TerminalAnswer answer(
            byte[] bytes,
            int length,
            TerminalRequest request,
            Category category,
            String service,
            String serviceOfRequest) {
        try {
            JsonNode response = MAPPER.readTree(bytes, 0, length).path("SaleToPOIResponse");
            if (!isTo(response.path("MessageHeader"), service)) {
                return notUnderstood();
            }
            return category == Category.STATUS
                    ? ofStatus(
                            response.path("TransactionStatusResponse"), request, serviceOfRequest)
                    : of(response, request);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException odd) {
            return notUnderstood();
        }
    }

    private boolean isTo(JsonNode header, String service) {
        return header.path("ServiceID").asString("").equals(service)
                && header.path("POIID").asString("").equals(poi)
                && header.path("MessageType").asString("").equals("Response");
    }

    private TerminalAnswer ofStatus(JsonNode status, TerminalRequest request, String service) {
        JsonNode result = status.path("Response");
        String condition = result.path("ErrorCondition").asString("");
        if (result.path("Result").asString("").equals("Success")) {
            JsonNode repeated = status.path("RepeatedMessageResponse");
            return isTo(repeated.path("MessageHeader"), service)
                    ? of(repeated.path("RepeatedResponseMessageBody"), request)
                    : notUnderstood();
        }
        return switch (condition) {
            case "NotFound" -> new TerminalAnswer.Declined(DeclineReason.NOT_ASKED);
            case "InProgress", "Busy" -> new TerminalAnswer.Unknown(TerminalAnswer.Why.STILL_BUSY);
            default -> notUnderstood();
        };
    }

    /// What is paid in part says how much; what is reversed in part does not, and a person has to
    /// look.
    private static TerminalAnswer of(JsonNode body, TerminalRequest request) {
        boolean reverses = request.reverses().isPresent();
        JsonNode answer = body.path(reverses ? "ReversalResponse" : "PaymentResponse");
        JsonNode response = answer.path("Response");
        return switch (response.path("Result").asString("")) {
            case "Success" ->
                    reverses
                            ? new TerminalAnswer.Approved(request.amount(), slip(answer, request))
                            : paid(answer, request);
            case "Partial" -> reverses ? notUnderstood() : paid(answer, request);
            case "Failure" -> failed(response.path("ErrorCondition").asString(""));
            default -> notUnderstood();
        };
    }

    private static TerminalAnswer paid(JsonNode answer, TerminalRequest request) {
        JsonNode amounts = answer.path("PaymentResult").path("AmountsResp");
        CurrencyUnit currency = request.amount().getCurrencyUnit();
        BigDecimal authorised = amounts.path("AuthorizedAmount").decimalValue();
        Money amount = Money.of(currency, authorised, RoundingMode.UNNECESSARY);
        boolean fits =
                amounts.path("Currency").asString(currency.getCode()).equals(currency.getCode())
                        && amount.isPositive()
                        && !amount.isGreaterThan(request.amount());
        return fits ? new TerminalAnswer.Approved(amount, slip(answer, request)) : notUnderstood();
    }

    private static CardSlip slip(JsonNode answer, TerminalRequest request) {
        JsonNode id = answer.path("POIData").path("POITransactionID");
        JsonNode result = answer.path("PaymentResult");
        JsonNode card = result.path("PaymentInstrumentData").path("CardData");
        return new CardSlip(
                request.id(),
                (id.path("TransactionID").asString("") + " " + id.path("TimeStamp").asString(""))
                        .strip(),
                word(result.path("PaymentAcquirerData").path("ApprovalCode")),
                word(card.path("PaymentBrand")),
                lastFour(card.path("MaskedPan").asString("")),
                result.has("OnlineFlag") && !result.path("OnlineFlag").asBoolean(true));
    }

    /// Not where it is longer than such words are.
    private static Optional<String> word(JsonNode node) {
        return Optional.of(node.asString(""))
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_WORD);
    }

    private static Optional<String> lastFour(String masked) {
        String last = masked.substring(Math.max(0, masked.length() - LAST));
        return Optional.of(last).filter(digits -> digits.matches("[0-9]{4}"));
    }

    /// By the conditions of the protocol; in all but one the transaction is not done.
    private static TerminalAnswer failed(String condition) {
        return switch (condition) {
            case "InProgress" -> new TerminalAnswer.Unknown(TerminalAnswer.Why.STILL_BUSY);
            case "Aborted", "Cancel" -> new TerminalAnswer.Declined(DeclineReason.CANCELLED);
            case "Busy",
                    "DeviceOut",
                    "LoggedOut",
                    "MessageFormat",
                    "NotAllowed",
                    "UnavailableDevice",
                    "UnavailableService",
                    "UnreachableHost" ->
                    new TerminalAnswer.Declined(DeclineReason.NOT_READY);
            case "NotFound" -> new TerminalAnswer.Declined(DeclineReason.NOT_ASKED);
            default -> new TerminalAnswer.Declined(DeclineReason.REFUSED);
        };
    }

    private static TerminalAnswer notUnderstood() {
        return new TerminalAnswer.Unknown(TerminalAnswer.Why.NOT_UNDERSTOOD);
    }

    private static ObjectNode saleData(UUID id, Instant now) {
        ObjectNode data = MAPPER.createObjectNode();
        data.putObject("SaleTransactionID")
                .put("TransactionID", id.toString())
                .put("TimeStamp", now.toString());
        return data;
    }

    /// What is for the acquirer alone travels as JSON of its own.
    private static String base64(CurrencyUnit currency) {
        ObjectNode data = MAPPER.createObjectNode().put("currency", currency.getCode());
        return Base64.getEncoder().encodeToString(MAPPER.writeValueAsBytes(data));
    }

    private static ObjectNode message(ObjectNode header) {
        ObjectNode message = MAPPER.createObjectNode();
        message.putObject("SaleToPOIRequest").set("MessageHeader", header);
        return message;
    }

    private static ObjectNode body(ObjectNode message, String name) {
        return ((ObjectNode) message.get("SaleToPOIRequest")).putObject(name);
    }

    private static byte[] bytes(ObjectNode message) {
        return MAPPER.writeValueAsBytes(message);
    }
}

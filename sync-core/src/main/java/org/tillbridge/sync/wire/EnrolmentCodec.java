package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.wire.JsonCodec.Fields;

import tools.jackson.core.JsonGenerator;

/// Enrolment requests and answers.
public final class EnrolmentCodec {
    static final int MAX_CERTIFICATE = 4000;
    static final int MAX_NAME = 100;
    static final int MOST_EPOCHS = 1000;

    private EnrolmentCodec() {}

    public static byte[] request(EnrolmentRequest request) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("code", request.code().text());
                    json.writeStringProperty("publicKey", request.publicKey().base64());
                    json.writeStringProperty("proof", request.proof());
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static EnrolmentRequest request(byte[] json) {
        Fields fields = JsonCodec.read(json);
        return new EnrolmentRequest(
                fields.parsed(
                        "code",
                        40,
                        text ->
                                EnrolmentCode.parse(text)
                                        .orElseThrow(IllegalArgumentException::new)),
                fields.parsed("publicKey", 100, VerifyingKey::new),
                fields.parsed("proof", 200, Base64Text::checked));
    }

    public static byte[] answer(EnrolmentAnswer answer) {
        return JsonCodec.bytes(
                json -> {
                    json.writeNumberProperty("store", answer.store().number());
                    json.writeNumberProperty("workstation", answer.workstation().number());
                    json.writeStringProperty("name", answer.name());
                    json.writeStringProperty("certificate", answer.certificate());
                    writeGrant(json, answer.first());
                    JsonCodec.array(json, "spares", answer.spares(), EnrolmentCodec::writeGrant);
                    json.writeStringProperty("hubKey", answer.hubKey().base64());
                    json.writeStringProperty("pinKey", answer.pinKey().base64());
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static EnrolmentAnswer answer(byte[] json) {
        Fields fields = JsonCodec.read(json);
        return new EnrolmentAnswer(
                new StoreId(fields.number("store")),
                new WorkstationId(fields.number("workstation")),
                fields.text("name", MAX_NAME),
                fields.text("certificate", MAX_CERTIFICATE),
                readGrant(fields),
                fields.objects("spares", MOST_EPOCHS, EnrolmentCodec::readGrant),
                fields.parsed("hubKey", 100, VerifyingKey::new),
                fields.parsed("pinKey", 100, PinKey::new));
    }

    static void writeGrant(JsonGenerator json, EpochGrant grant) {
        json.writeStringProperty("epoch", grant.epoch().hex());
        json.writeNumberProperty("series", grant.series());
    }

    static EpochGrant readGrant(Fields fields) {
        return new EpochGrant(
                fields.parsed("epoch", 16, Epoch::new),
                (int) fields.integer("series", 1, 999_999_999));
    }
}

package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Enrolment.GivenEpoch;
import org.tillbridge.sync.wire.JsonCodec.Fields;

import tools.jackson.core.JsonGenerator;

/// `enrolment.json`.
final class EnrolmentFileCodec {
    private EnrolmentFileCodec() {}

    static byte[] write(Enrolment enrolment) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("hub", enrolment.hub().uri().toString());
                    json.writeNumberProperty("store", enrolment.store().number());
                    json.writeNumberProperty("workstation", enrolment.workstation().number());
                    json.writeStringProperty("name", enrolment.name());
                    json.writeStringProperty("certificate", enrolment.certificate());
                    json.writeStringProperty("hubKey", enrolment.hubKey().base64());
                    JsonCodec.array(
                            json, "epochs", enrolment.epochs(), EnrolmentFileCodec::writeEpoch);
                });
    }

    static Enrolment read(byte[] bytes) {
        Fields fields = JsonCodec.read(bytes);
        try {
            return new Enrolment(
                    fields.parsed("hub", 1000, HubAddress::parse),
                    new StoreId(fields.number("store")),
                    new WorkstationId(fields.number("workstation")),
                    fields.text("name", EnrolmentCodec.MAX_NAME),
                    fields.text("certificate", EnrolmentCodec.MAX_CERTIFICATE),
                    fields.parsed("hubKey", 100, VerifyingKey::new),
                    fields.objects(
                            "epochs", EnrolmentCodec.MOST_EPOCHS, EnrolmentFileCodec::readEpoch));
        } catch (IllegalArgumentException odd) {
            throw new UnreadableMessageException("The enrolment names no epoch in use", odd);
        }
    }

    private static void writeEpoch(JsonGenerator json, GivenEpoch given) {
        EnrolmentCodec.writeGrant(json, given.grant());
        if (given.used()) {
            json.writeBooleanProperty("used", true);
        }
    }

    private static GivenEpoch readEpoch(Fields fields) {
        return new GivenEpoch(EnrolmentCodec.readGrant(fields), fields.flag("used"));
    }
}

package org.tillbridge.hub.http;

import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.conflict.ConflictStore;
import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.enrolment.EnrolmentStore.Listed;
import org.tillbridge.hub.enrolment.TrustIn;
import org.tillbridge.hub.intake.WaitingEffect;
import org.tillbridge.hub.intake.WaitingStore;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.WorkstationId;

import tools.jackson.core.JsonGenerator;

import java.time.Instant;

/// The JSON of what head office looks after.
final class RepairCodec {
    private RepairCodec() {}

    /// @param waiting how many there are
    static byte[] parked(long waiting, ListPage<WaitingEffect> page) {
        return AdminCodec.object(
                json -> {
                    json.writeNumberProperty("parked", waiting);
                    Paging.write(
                            json,
                            "effects",
                            page,
                            WaitingStore.ORDER,
                            effect -> write(json, effect));
                });
    }

    static byte[] applied(int applied, long waiting) {
        return AdminCodec.object(
                json -> {
                    json.writeNumberProperty("applied", applied);
                    json.writeNumberProperty("parked", waiting);
                });
    }

    /// @param all how many there are
    static byte[] conflicts(long all, ListPage<Conflict> page) {
        return AdminCodec.object(
                json -> {
                    json.writeNumberProperty("conflicts", all);
                    Paging.write(
                            json,
                            "latest",
                            page,
                            ConflictStore.ORDER,
                            conflict -> write(json, conflict));
                });
    }

    static byte[] workstations(ListPage<Listed> page) {
        return AdminCodec.object(
                json ->
                        Paging.write(
                                json,
                                "workstations",
                                page,
                                EnrolmentStore.ORDER,
                                one -> write(json, one.workstation(), one.trust())));
    }

    /// @param ended whether the hub was healing
    static byte[] healingEnded(boolean ended) {
        return AdminCodec.object(json -> json.writeBooleanProperty("ended", ended));
    }

    static byte[] revoked(WorkstationId workstation, Instant at) {
        return AdminCodec.object(
                json -> {
                    json.writeNumberProperty("workstation", workstation.number());
                    json.writeNumberProperty("revokedAt", at.toEpochMilli());
                });
    }

    private static void write(JsonGenerator json, WaitingEffect waiting) {
        json.writeStartObject();
        json.writeNumberProperty("store", waiting.place().store().number());
        json.writeNumberProperty("workstation", waiting.place().workstation().number());
        json.writeStringProperty("epoch", waiting.place().epoch().hex());
        json.writeNumberProperty("sequence", waiting.place().sequence());
        json.writeStringProperty("kind", waiting.kind());
        json.writeStringProperty("effect", waiting.effect().effect());
        json.writeStringProperty("code", waiting.effect().code());
        json.writeStringProperty("text", waiting.effect().text());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Conflict conflict) {
        json.writeStartObject();
        json.writeStringProperty("rule", CamelCase.of(conflict.rule()));
        json.writeNumberProperty("store", conflict.store().number());
        json.writeStringProperty("entryId", conflict.entryId().toString());
        conflict.otherEntryId()
                .ifPresent(other -> json.writeStringProperty("otherEntryId", other.toString()));
        json.writeStringProperty("subject", conflict.subject());
        json.writeStringProperty("fact", conflict.fact());
        json.writeStringProperty("other", conflict.other());
        json.writeNumberProperty("at", conflict.at().toEpochMilli());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, EnrolledWorkstation workstation, TrustIn trust) {
        json.writeStartObject();
        json.writeNumberProperty("workstation", workstation.id().number());
        json.writeNumberProperty("store", workstation.store().number());
        json.writeStringProperty("name", workstation.name());
        trust.enrolBy().ifPresent(by -> json.writeNumberProperty("enrolBy", by.toEpochMilli()));
        trust.revokedAt().ifPresent(at -> json.writeNumberProperty("revokedAt", at.toEpochMilli()));
        trust.reason().ifPresent(reason -> json.writeStringProperty("reason", reason));
        json.writeEndObject();
    }
}

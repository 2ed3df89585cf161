package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.SuspendedAtStore.Waiting;

import tools.jackson.core.JsonGenerator;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Which sales are set aside in a store, who asks for one, and what the hub says to that.
public final class SuspendedCodec {
    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_NAME = 200;

    private SuspendedCodec() {}

    public static byte[] list(SuspendedAtStore answer) {
        return JsonCodec.bytes(
                json -> {
                    JsonCodec.array(json, "sales", answer.sales(), SuspendedCodec::write);
                    JsonCodec.array(
                            json,
                            "gone",
                            answer.gone(),
                            (inner, one) -> {
                                inner.writeStringProperty(
                                        "transaction", one.transaction().toString());
                                inner.writeNumberProperty("to", one.to().number());
                            });
                });
    }

    private static void write(JsonGenerator json, Waiting sale) {
        json.writeStringProperty("suspension", sale.suspension().toString());
        json.writeNumberProperty("workstation", sale.workstation().number());
        json.writeStringProperty("name", sale.name());
        sale.operator().ifPresent(one -> json.writeNumberProperty("operator", one.number()));
        json.writeStringProperty("businessDate", sale.businessDate().toString());
        json.writeNumberProperty("at", sale.at().toEpochMilli());
        json.writeNumberProperty("lines", sale.lines());
        json.writeStringProperty("currency", sale.total().getCurrencyUnit().getCode());
        json.writeNumberProperty("total", sale.total().getAmountMinorLong());
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static SuspendedAtStore list(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        return new SuspendedAtStore(
                fields.objects("sales", SuspendedAtStore.MOST, SuspendedCodec::waiting),
                fields.objects(
                        "gone",
                        SuspendedAtStore.MOST,
                        one ->
                                new Gone(
                                        uuid(one, "transaction"),
                                        new WorkstationId(one.number("to")))));
    }

    private static Waiting waiting(JsonCodec.Fields one) {
        return new Waiting(
                uuid(one, "suspension"),
                new WorkstationId(one.number("workstation")),
                one.text("name", LONGEST_NAME),
                one.has("operator")
                        ? Optional.of(new OperatorId(one.number("operator")))
                        : Optional.empty(),
                one.parsed("businessDate", 10, LocalDate::parse),
                one.instant("at"),
                (int) one.integer("lines", 0, Integer.MAX_VALUE),
                Money.ofMinor(
                        one.parsed("currency", 3, CurrencyUnit::of),
                        one.integer("total", Long.MIN_VALUE, Long.MAX_VALUE)));
    }

    public static byte[] claim(SuspensionClaim claim) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("suspension", claim.suspension().toString());
                    json.writeBooleanProperty("take", claim.take());
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static SuspensionClaim claim(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        return new SuspensionClaim(uuid(fields, "suspension"), fields.flag("take"));
    }

    /// @param outcome what the hub says; it always says something
    public static byte[] answer(UUID suspension, TakeOverOutcome outcome) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("suspension", suspension.toString());
                    switch (outcome) {
                        case TakeOverOutcome.Given(int version, String body) -> {
                            json.writeNumberProperty("version", version);
                            json.writeStringProperty("body", body);
                        }
                        case TakeOverOutcome.TakenBy taken -> {
                            json.writeNumberProperty("takenBy", taken.workstation().number());
                            json.writeStringProperty("name", taken.name());
                            json.writeNumberProperty("at", taken.at().toEpochMilli());
                        }
                        case TakeOverOutcome.NotSuspended() -> {}
                        case NoAnswer none -> throw new IllegalArgumentException(none.toString());
                    }
                });
    }

    /// @throws UnreadableMessageException if it is not in its form, or about another sale
    public static TakeOverOutcome answer(UUID suspension, byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        if (!uuid(fields, "suspension").equals(suspension)) {
            throw new UnreadableMessageException("The answer is to another request");
        }
        if (fields.has("body")) {
            return new TakeOverOutcome.Given(
                    fields.number("version"), fields.text("body", EntryCodec.MAX_BYTES));
        }
        return fields.has("takenBy")
                ? new TakeOverOutcome.TakenBy(
                        new WorkstationId(fields.number("takenBy")),
                        fields.text("name", LONGEST_NAME),
                        fields.instant("at"))
                : new TakeOverOutcome.NotSuspended();
    }

    private static UUID uuid(JsonCodec.Fields fields, String name) {
        return fields.parsed(name, UUID_LENGTH, UUID::fromString);
    }
}

package org.tillbridge.sync.pass;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.pass.ReceiptPass.Line;
import org.tillbridge.sync.pass.ReceiptPass.Subject;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.cbor.CBORFactory;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A receipt as CBOR (RFC 8949), in one way only: arrays without names, the shortest form of each
/// number. About eleven bytes for a line.
///
/// ```
/// [store, workstation, series, number, transaction (16 bytes), completedAt (s), currency, total,
///  [tax rates in millionths], [lines]]
/// tax rate of several jurisdictions: [name, millionths, name, millionths, …]
/// line: [item, or −department; whole units, or −thousandths; amount; place of its tax rate;
///        number, where it is not that of the line before and one]
/// ```
final class ReceiptPassCodec {
    private static final CBORFactory FACTORY = new CBORFactory();
    private static final int UNIT = 1000;

    private ReceiptPassCodec() {}

    static byte[] write(ReceiptPass receipt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator cbor = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            cbor.writeStartArray(null, 10);
            cbor.writeNumber(receipt.number().store().number());
            cbor.writeNumber(receipt.number().workstation().number());
            cbor.writeNumber(receipt.number().series());
            cbor.writeNumber(receipt.number().number());
            cbor.writeBinary(bytes(receipt.transaction()));
            cbor.writeNumber(receipt.completedAt().getEpochSecond());
            cbor.writeString(receipt.currency().getCode());
            cbor.writeNumber(receipt.total().getAmountMinorLong());
            List<TaxRate> rates =
                    receipt.lines().stream().map(Line::taxRate).distinct().sorted().toList();
            cbor.writeStartArray(null, rates.size());
            rates.forEach(rate -> write(cbor, rate));
            cbor.writeEndArray();
            cbor.writeStartArray(null, receipt.lines().size());
            int before = 0;
            for (Line line : receipt.lines()) {
                write(cbor, line, rates, before);
                before = line.number();
            }
            cbor.writeEndArray();
            cbor.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator cbor, TaxRate rate) {
        if (rate.parts().isEmpty()) {
            cbor.writeNumber(rate.partsPerMillion());
            return;
        }
        cbor.writeStartArray(null, 2 * rate.parts().size());
        for (TaxRate.Part part : rate.parts()) {
            cbor.writeString(part.jurisdiction());
            cbor.writeNumber(part.partsPerMillion());
        }
        cbor.writeEndArray();
    }

    private static void write(JsonGenerator cbor, Line line, List<TaxRate> rates, int before) {
        boolean isNext = line.number() == before + 1;
        cbor.writeStartArray(null, isNext ? 4 : 5);
        switch (line.subject()) {
            case Subject.OfItem(ItemId item) -> cbor.writeNumber(item.number());
            case Subject.OfDepartment(DepartmentId by) -> cbor.writeNumber(-by.number());
        }
        long thousandths = line.quantity().thousandths();
        cbor.writeNumber(thousandths % UNIT == 0 ? thousandths / UNIT : -thousandths);
        cbor.writeNumber(line.amount().getAmountMinorLong());
        cbor.writeNumber(rates.indexOf(line.taxRate()));
        if (!isNext) {
            cbor.writeNumber(line.number());
        }
        cbor.writeEndArray();
    }

    /// Empty for whatever [#write] does not write.
    static Optional<ReceiptPass> read(byte[] bytes) {
        try (JsonParser cbor = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            ReceiptPass receipt = new Reading(cbor).receipt();
            return Arrays.equals(write(receipt), bytes) ? Optional.of(receipt) : Optional.empty();
        } catch (JacksonException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException
                | IndexOutOfBoundsException notInItsForm) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /// Goes through a receipt from its beginning.
    private static final class Reading {
        private final JsonParser cbor;

        Reading(JsonParser cbor) {
            this.cbor = cbor;
        }

        ReceiptPass receipt() {
            expect(JsonToken.START_ARRAY);
            TransactionNumber number =
                    new TransactionNumber(
                            new StoreId(small()), new WorkstationId(small()), small(), whole());
            UUID transaction = id();
            Instant completedAt = Instant.ofEpochSecond(whole());
            expect(JsonToken.VALUE_STRING);
            CurrencyUnit currency = CurrencyUnit.of(cbor.getString());
            Money total = Money.ofMinor(currency, whole());
            return new ReceiptPass(
                    number, transaction, completedAt, total, lines(currency, rates()));
        }

        /// "Undefined" counts as an embedded object too, and has no bytes.
        private UUID id() {
            expect(JsonToken.VALUE_EMBEDDED_OBJECT);
            byte[] bytes = cbor.getBinaryValue();
            if (bytes == null || bytes.length != 16) {
                throw new IllegalArgumentException("An id has 16 bytes");
            }
            ByteBuffer id = ByteBuffer.wrap(bytes);
            return new UUID(id.getLong(), id.getLong());
        }

        private List<TaxRate> rates() {
            expect(JsonToken.START_ARRAY);
            List<TaxRate> rates = new ArrayList<>();
            JsonToken next = cbor.nextToken();
            while (next == JsonToken.VALUE_NUMBER_INT || next == JsonToken.START_ARRAY) {
                rates.add(
                        next == JsonToken.START_ARRAY
                                ? TaxRate.of(parts())
                                : new TaxRate(cbor.getIntValue()));
                next = cbor.nextToken();
            }
            return rates;
        }

        private List<TaxRate.Part> parts() {
            List<TaxRate.Part> parts = new ArrayList<>();
            while (cbor.nextToken() == JsonToken.VALUE_STRING) {
                parts.add(new TaxRate.Part(cbor.getString(), small()));
            }
            return parts;
        }

        private List<Line> lines(CurrencyUnit currency, List<TaxRate> rates) {
            expect(JsonToken.START_ARRAY);
            List<Line> lines = new ArrayList<>();
            int before = 0;
            while (cbor.nextToken() == JsonToken.START_ARRAY) {
                int subject = small();
                Quantity quantity = quantity(whole());
                Money amount = Money.ofMinor(currency, whole());
                TaxRate rate = rates.get(small());
                int number = before + 1;
                if (cbor.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                    number = cbor.getIntValue();
                    expect(JsonToken.END_ARRAY);
                }
                lines.add(new Line(number, subject(subject), quantity, amount, rate));
                before = number;
            }
            return lines;
        }

        private static Quantity quantity(long number) {
            return number > 0
                    ? new Quantity(Math.multiplyExact(number, UNIT))
                    : new Quantity(Math.negateExact(number));
        }

        private static Subject subject(int number) {
            return number > 0
                    ? new Subject.OfItem(new ItemId(number))
                    : new Subject.OfDepartment(new DepartmentId(-number));
        }

        private int small() {
            return Math.toIntExact(whole());
        }

        private long whole() {
            expect(JsonToken.VALUE_NUMBER_INT);
            return cbor.getLongValue();
        }

        private void expect(JsonToken token) {
            if (cbor.nextToken() != token) {
                throw new IllegalArgumentException("Something else stands where a " + token);
            }
        }
    }
}

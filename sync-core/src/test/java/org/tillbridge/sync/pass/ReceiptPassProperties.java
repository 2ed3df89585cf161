package org.tillbridge.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxRate.Part;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.pass.ReceiptPass.Line;
import org.tillbridge.sync.pass.ReceiptPass.Subject;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.Keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A pass says what was signed, to whoever has the key, and nothing else can be made to say it.
class ReceiptPassProperties {
    private static final Keys TILL = keys();
    private static final Keys ANOTHER = keys();
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Property(tries = 200)
    void whatIsSignedIsRead(@ForAll("receipts") ReceiptPass receipt) {
        SignedPass pass = SignedPass.sign(receipt, TILL);
        for (int most : List.of(PassPart.NARROW, PassPart.WIDE)) {
            List<PassPart> parts = new ArrayList<>(PassPart.of(pass, most));
            Collections.reverse(parts);
            List<PassPart> scanned =
                    parts.stream().map(part -> PassPart.read(part.digits()).orElseThrow()).toList();
            assertThat(scanned).isEqualTo(parts);
            SignedPass joined = PassPart.join(scanned).orElseThrow();
            assertThat(joined.proof(TILL.verifyingKey())).contains(receipt);
            assertThat(joined.proof(ANOTHER.verifyingKey())).isEmpty();
            assertThat(joined.claim()).contains(receipt);
        }
    }

    @Property(tries = 200)
    void aDigitThatIsChangedProvesNothing(
            @ForAll("receipts") ReceiptPass receipt,
            @ForAll @IntRange(min = 0, max = 100_000) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        List<PassPart> parts = PassPart.of(SignedPass.sign(receipt, TILL), PassPart.NARROW);
        PassPart part = parts.getLast();
        StringBuilder digits = new StringBuilder(part.digits());
        int at = place % digits.length();
        digits.setCharAt(at, (char) ('0' + (digits.charAt(at) - '0' + by) % 10));
        List<PassPart> scanned = new ArrayList<>(parts.subList(0, parts.size() - 1));
        PassPart.read(digits.toString()).ifPresent(scanned::add);
        assertThat(PassPart.join(scanned).flatMap(pass -> pass.proof(TILL.verifyingKey())))
                .isEmpty();
    }

    @Property
    void bytesAreTheirDigits(@ForAll @Size(max = 300) byte[] bytes) {
        String digits = PassDigits.of(bytes);
        assertThat(digits).matches("[0-9]*");
        assertThat(digits.length()).isLessThanOrEqualTo(bytes.length * 17 / 7 + 3);
        assertThat(PassDigits.read(digits)).contains(bytes);
    }

    @Property
    void whatIsNoPassIsNone(@ForAll("digits") String digits) {
        assertThat(PassPart.read(digits)).isEmpty();
        PassDigits.read(digits)
                .ifPresent(bytes -> assertThat(PassDigits.of(bytes)).isEqualTo(digits));
    }

    @Property
    void bytesThatNobodyWroteAreNoReceipt(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(ReceiptPassCodec.read(bytes)).isEmpty();
        assertThat(SignedPass.read(bytes).flatMap(SignedPass::claim)).isEmpty();
    }

    @Property
    void aBodyIsWrittenInOneWayOnly(
            @ForAll("receipts") ReceiptPass receipt, @ForAll byte more, @ForAll int place) {
        byte[] body = ReceiptPassCodec.write(receipt);
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = more;
        assertThat(ReceiptPassCodec.read(longer)).isEmpty();
        byte[] other = body.clone();
        other[Math.floorMod(place, body.length)] ^= more;
        Optional<ReceiptPass> read = ReceiptPassCodec.read(other);
        read.ifPresent(one -> assertThat(ReceiptPassCodec.write(one)).isEqualTo(other));
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().withCharRange('0', '9').ofMaxLength(400);
    }

    @Provide
    Arbitrary<ReceiptPass> receipts() {
        Arbitrary<CurrencyUnit> currencies =
                Arbitraries.of("GBP", "EUR", "JPY", "BHD").map(CurrencyUnit::of);
        return currencies.flatMap(
                currency ->
                        Combinators.combine(
                                        numbers(),
                                        Arbitraries.create(UUID::randomUUID),
                                        Arbitraries.longs().between(0, 4_000_000_000L),
                                        Arbitraries.longs().between(-10_000_000, 10_000_000),
                                        lines(currency).list().ofMinSize(1).ofMaxSize(90))
                                .as(
                                        (number, id, time, total, lines) ->
                                                new ReceiptPass(
                                                        number,
                                                        id,
                                                        Instant.ofEpochSecond(time),
                                                        Money.ofMinor(currency, total),
                                                        numbered(lines))));
    }

    private static Arbitrary<TransactionNumber> numbers() {
        Arbitrary<Integer> some = Arbitraries.integers().between(1, 100_000);
        return Combinators.combine(some, some, some, Arbitraries.longs().between(1, 1L << 40))
                .as(
                        (store, workstation, series, number) ->
                                new TransactionNumber(
                                        new StoreId(store),
                                        new WorkstationId(workstation),
                                        series,
                                        number));
    }

    private static Arbitrary<Line> lines(CurrencyUnit currency) {
        Arbitrary<Subject> subjects =
                Arbitraries.oneOf(
                        Arbitraries.integers()
                                .between(1, Integer.MAX_VALUE)
                                .map(item -> new Subject.OfItem(new ItemId(item))),
                        Arbitraries.integers()
                                .between(1, 999)
                                .map(by -> new Subject.OfDepartment(new DepartmentId(by))));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        subjects,
                        Arbitraries.longs().between(1, 5_000_000),
                        Arbitraries.longs().between(0, 100_000_000),
                        Arbitraries.of(
                                new TaxRate(0),
                                new TaxRate(50_000),
                                new TaxRate(200_000),
                                TaxRate.of(List.of(new Part("State", 50_000))),
                                TaxRate.of(
                                        List.of(
                                                new Part("State", 40_000),
                                                new Part("Bath", 45_000)))))
                .as(
                        (step, subject, quantity, amount, rate) ->
                                new Line(
                                        step,
                                        subject,
                                        new Quantity(quantity),
                                        Money.ofMinor(currency, amount),
                                        rate));
    }

    /// Lines that were voided leave holes in the numbers.
    private static List<Line> numbered(List<Line> steps) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (Line line : steps) {
            number += line.number();
            lines.add(
                    new Line(
                            number,
                            line.subject(),
                            line.quantity(),
                            line.amount(),
                            line.taxRate()));
        }
        return lines;
    }

    private static Keys keys() {
        try {
            Path folder = Files.createTempDirectory("keys");
            Keys keys = FileKeys.generate(folder.resolve("keys"));
            Files.delete(folder.resolve("keys"));
            Files.delete(folder);
            return keys;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}

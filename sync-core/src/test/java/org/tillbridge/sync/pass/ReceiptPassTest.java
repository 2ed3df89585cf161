package org.tillbridge.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.pass.ReceiptPass.Line;
import org.tillbridge.sync.pass.ReceiptPass.Subject;
import org.tillbridge.sync.wire.FileKeys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

class ReceiptPassTest {
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;

    @TempDir private Path folder;

    /// Receipts that are in people's pockets are read by every version after.
    @Test
    void theBytesOfAReceiptNeverChange() {
        assertThat(HexFormat.of().formatHex(ReceiptPassCodec.write(receipt(2))))
                .isEqualTo(
                        "8a0e0203190f3650019300000000700080000000000000011a6b0ac24063"
                            + "474250193039811a00030d4082841a000148210219012700841a000148220319024e00");
    }

    @ParameterizedTest
    @CsvSource({"15, 1, 1", "40, 1, 2", "90, 2, 4"})
    void aReceiptOfSoManyLinesHasSoManyCodes(int lines, int wide, int narrow) throws IOException {
        SignedPass pass =
                SignedPass.sign(receipt(lines), FileKeys.generate(folder.resolve("keys")));
        assertThat(PassPart.of(pass, PassPart.WIDE)).hasSize(wide);
        assertThat(PassPart.of(pass, PassPart.NARROW)).hasSize(narrow);
    }

    /// Neither can be made of the other: what it is is signed too.
    @Test
    void aGiftReceiptSaysTheSameAndIsAnotherThing() throws IOException {
        FileKeys keys = FileKeys.generate(folder.resolve("keys"));
        SignedPass gift = SignedPass.signGift(receipt(2), keys);

        SignedPass read = PassPart.join(PassPart.of(gift, PassPart.WIDE)).orElseThrow();
        byte[] turned = gift.bytes();
        turned[0] = 1;
        byte[] unheardOf = gift.bytes();
        unheardOf[0] = 3;

        assertThat(read).isEqualTo(gift).isNotEqualTo(SignedPass.sign(receipt(2), keys));
        assertThat(read.isGift()).isTrue();
        assertThat(read.proof(keys.verifyingKey())).contains(receipt(2));
        assertThat(SignedPass.read(turned).orElseThrow().isGift()).isFalse();
        assertThat(SignedPass.read(turned).orElseThrow().proof(keys.verifyingKey())).isEmpty();
        assertThat(SignedPass.read(unheardOf)).isEmpty();
        assertThat(gift.bytes()[0]).as("in people's pockets").isEqualTo((byte) 2);
    }

    @Test
    void partsOfTwoReceiptsMakeNone() throws IOException {
        FileKeys keys = FileKeys.generate(folder.resolve("keys"));
        List<PassPart> one = PassPart.of(SignedPass.sign(receipt(89), keys), PassPart.WIDE);
        List<PassPart> other = PassPart.of(SignedPass.sign(receipt(90), keys), PassPart.WIDE);
        assertThat(PassPart.join(one)).isPresent();
        assertThat(PassPart.join(List.of(one.get(0), other.get(1)))).isEmpty();
        assertThat(PassPart.join(List.of(one.get(0), one.get(0)))).isEmpty();
        assertThat(PassPart.join(one.subList(0, 1))).isEmpty();
        assertThat(PassPart.join(List.of())).isEmpty();
    }

    private static ReceiptPass receipt(int lines) {
        return new ReceiptPass(
                new TransactionNumber(new StoreId(14), new WorkstationId(2), 3, 3894),
                UUID.fromString("01930000-0000-7000-8000-000000000001"),
                Instant.parse("2026-11-28T12:00:00Z"),
                Money.ofMinor(GBP, 12_345),
                IntStream.rangeClosed(1, lines)
                        .mapToObj(
                                n ->
                                        new Line(
                                                n,
                                                new Subject.OfItem(new ItemId(84_000 + n)),
                                                Quantity.of(1 + n % 3),
                                                Money.ofMinor(GBP, 295L * n % 4_000),
                                                new TaxRate(n % 4 == 0 ? 0 : 200_000)))
                        .toList());
    }
}

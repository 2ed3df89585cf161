package org.tillbridge.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.pass.PassParts.Outcome;
import org.tillbridge.sync.wire.FileKeys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

class PassPartsTest {
    @TempDir Path folder;
    private final PassParts parts = new PassParts();
    private SignedPass pass;
    private List<PassPart> codes;
    private List<PassPart> others;

    @BeforeEach
    void sell() throws IOException {
        FileKeys keys = FileKeys.generate(folder.resolve("keys"));
        pass = SignedPass.sign(receipt(1), keys);
        codes = PassPart.of(pass, PassPart.NARROW);
        others = PassPart.of(SignedPass.sign(receipt(2), keys), PassPart.NARROW);
        assertThat(codes).hasSize(4);
    }

    @Test
    void codesAreScannedInAnyOrderAndEachAsOftenAsItIs() {
        assertThat(parts.add(codes.get(3))).isEqualTo(new Outcome.Missing(1, 4));
        assertThat(parts.add(codes.get(3))).isEqualTo(new Outcome.Missing(1, 4));
        assertThat(parts.add(codes.get(0))).isEqualTo(new Outcome.Missing(2, 4));
        assertThat(parts.add(codes.get(2))).isEqualTo(new Outcome.Missing(3, 4));
        assertThat(parts.add(codes.get(1))).isEqualTo(new Outcome.Whole(pass));
    }

    @Test
    void aReceiptThatWasReadIsOpenedAgainByAnyOfItsCodes() {
        codes.forEach(parts::add);

        assertThat(parts.add(codes.get(2))).isEqualTo(new Outcome.Whole(pass));
    }

    @Test
    void aCodeOfAnotherReceiptAmongThemIsSaidAndBeginsThatOne() {
        parts.add(codes.get(0));

        assertThat(parts.add(others.get(1))).isEqualTo(new Outcome.Another(4));
        assertThat(parts.add(others.get(0))).isEqualTo(new Outcome.Missing(2, 4));
    }

    @Test
    void theNextReceiptAfterAWholeOneIsNoSurprise() {
        codes.forEach(parts::add);

        assertThat(parts.add(others.get(1))).isEqualTo(new Outcome.Missing(1, 4));
    }

    @Test
    void whatWasForgottenIsNotPartOfTheNext() {
        parts.add(codes.get(0));
        parts.forget();

        assertThat(parts.add(codes.get(1))).isEqualTo(new Outcome.Missing(1, 4));
    }

    @Test
    void aCodeThatWasAlteredMakesNoReceipt() {
        PassPart last = codes.get(3);
        char digit = last.digits().charAt(60);
        String altered =
                last.digits().substring(0, 60)
                        + (digit == '0' ? '1' : '0')
                        + last.digits().substring(61);
        codes.subList(0, 3).forEach(parts::add);

        assertThat(parts.add(PassPart.read(altered).orElseThrow()))
                .isEqualTo(new Outcome.Altered());
        assertThat(parts.add(last)).isEqualTo(new Outcome.Missing(1, 4));
    }

    private static ReceiptPass receipt(int number) {
        return new ReceiptPass(
                new TransactionNumber(new StoreId(14), new WorkstationId(2), 3, number),
                new UUID(number, 1),
                Instant.parse("2026-11-28T12:00:00Z"),
                Money.ofMinor(CurrencyUnit.GBP, 12_345),
                IntStream.rangeClosed(1, 90)
                        .mapToObj(
                                n ->
                                        new ReceiptPass.Line(
                                                n,
                                                new ReceiptPass.Subject.OfItem(
                                                        new ItemId(84_000 + n)),
                                                Quantity.ONE,
                                                Money.ofMinor(CurrencyUnit.GBP, 100 + n),
                                                TaxRate.ZERO))
                        .toList());
    }
}

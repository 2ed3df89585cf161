package org.tillbridge.retail.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.pricing.SaleLimits.TypedQuantity;

import java.util.Optional;

class SaleLimitsTest {
    @ParameterizedTest
    @CsvSource({"3, 3000", "0.25, 250", "'1,5', 1500", ".5, 500", "99999, 99999000", "007, 7000"})
    void aTypedQuantityIsReadWithPointOrComma(String typed, long thousandths) {
        assertThat(SaleLimits.quantity(typed))
                .isEqualTo(new TypedQuantity.Accepted(new Quantity(thousandths), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"0.480-0.030, 450, 30", "'0,48 - 0,03', 450, 30", "2-.5, 1500, 500"})
    void aWeightIsReadWithThatOfItsVesselTakenOff(String typed, long net, long tare) {
        assertThat(SaleLimits.quantity(typed))
                .isEqualTo(
                        new TypedQuantity.Accepted(
                                new Quantity(net), Optional.of(new Quantity(tare))));
    }

    @ParameterizedTest
    @CsvSource({
        "0, QUANTITY_NOT_ABOVE_ZERO",
        "-3, QUANTITY_NOT_ABOVE_ZERO",
        "100000, QUANTITY_TOO_LARGE",
        "5012345678900, QUANTITY_TOO_LARGE",
        "1.2345, QUANTITY_TOO_FINE",
        "three, QUANTITY_NOT_A_NUMBER",
        "'', QUANTITY_NOT_A_NUMBER",
        "1e5, QUANTITY_NOT_A_NUMBER",
        "1.2.3, QUANTITY_NOT_A_NUMBER",
        "0.030-0.480, QUANTITY_NOT_ABOVE_ZERO",
        "0.5-0.5, QUANTITY_NOT_ABOVE_ZERO",
        "0.5-0, QUANTITY_NOT_ABOVE_ZERO",
        "0.5-, QUANTITY_NOT_A_NUMBER",
        "0.5-0.1-0.1, QUANTITY_NOT_A_NUMBER",
        "0.5-0.0001, QUANTITY_TOO_FINE",
        "5-3, TARE_NOT_WEIGHED",
        "3-5, QUANTITY_NOT_ABOVE_ZERO"
    })
    void whatNobodyMeansIsRefusedWithItsReason(String typed, Refusal why) {
        assertThat(SaleLimits.quantity(typed)).isEqualTo(new TypedQuantity.Refused(why));
    }
}

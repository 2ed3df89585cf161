package org.tillbridge.retail.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.pricing.SaleLimits.TypedQuantity;

class SaleLimitsTest {
    @ParameterizedTest
    @CsvSource({"3, 3000", "0.25, 250", "'1,5', 1500", ".5, 500", "99999, 99999000", "007, 7000"})
    void aTypedQuantityIsReadWithPointOrComma(String typed, long thousandths) {
        assertThat(SaleLimits.quantity(typed))
                .isEqualTo(new TypedQuantity.Accepted(new Quantity(thousandths)));
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
        "1.2.3, QUANTITY_NOT_A_NUMBER"
    })
    void whatNobodyMeansIsRefusedWithItsReason(String typed, Refusal why) {
        assertThat(SaleLimits.quantity(typed)).isEqualTo(new TypedQuantity.Refused(why));
    }
}

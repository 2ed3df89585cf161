package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.demo.data.DemoData;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

class InvoiceFilesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @TempDir Path folder;

    @Test
    void theShippedDecemberIsWhole() throws IOException {
        InvoiceFiles december = InvoiceFiles.read(DemoData.unpack(folder).invoices(), LONDON);

        assertThat(december.oddities()).isEmpty();
        assertThat(december.invoices()).hasSize(2025);
        assertThat(december.lineCount()).isEqualTo(42_481);
        assertThat(december.value()).isEqualByComparingTo(new BigDecimal("748957.02"));
    }

    @Test
    void aMalformedRowIsToldWithFileAndLineAndTheRestIsTaken() throws IOException {
        Files.writeString(
                folder.resolve("invoices.tsv"),
                """
                invoice\tlocal_time\tcustomer\tcountry
                1\t2010-12-01T08:26\t\tUK
                2\tyesterday\t\tUK
                """);
        Files.writeString(
                folder.resolve("lines.tsv"),
                """
                invoice\tsku\tquantity\tunit_price_gbp
                1\tA\t2\t1.50
                1\tA\ttwo\t1.50
                1\tA
                1\tA\t1\t-3
                1\tA\t-1\t3
                9\tA\t1\t3
                """);
        Files.writeString(
                folder.resolve("products.tsv"), "sku\tdescription\tmodal_price_gbp\nA\tApple\t\n");

        InvoiceFiles files = InvoiceFiles.read(folder, LONDON);

        assertThat(files.value()).isEqualByComparingTo("3.00");
        assertThat(files.oddities())
                .extracting(InvoiceFiles.Oddity::toString)
                .containsExactly(
                        "invoices.tsv line 3: not a time like 2010-12-01T08:26: yesterday",
                        "lines.tsv line 3: not a quantity: two",
                        "lines.tsv line 4: 2 cells where 4 are needed",
                        "lines.tsv line 5: not a price: -3",
                        "lines.tsv line 6: the sign of the quantity does not fit the invoice",
                        "lines.tsv line 7: no invoice 9");
    }
}

package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.demo.data.DemoData;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

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
        write(
                """
                invoice\tlocal_time\tcustomer\tcountry
                1\t2010-12-01T08:26\t\tUK
                2\tyesterday\t\tUK
                3\t2010-12-01T08:27\t\tUK
                C4\t2010-12-01T08:28\t\tUK
                """,
                """
                invoice\tsku\tquantity\tunit_price_gbp
                1\tA\t2\t1.50
                1\tA\ttwo\t1.50
                1\tA
                1\tA\t1\t-3
                1\tA\t999999999\t1
                1\tA\t1\t999999999
                9\tA\t1\t3
                C4\tA\t1\t3
                C4\tA\t-1\t3
                1\t\t1\t3
                1\tA\t1\t3\tmore
                """);

        InvoiceFiles files = InvoiceFiles.read(folder, LONDON);

        assertThat(files.value()).isEqualByComparingTo("0.00");
        assertThat(files.invoices()).extracting(Invoice::number).containsExactly("1", "C4");
        assertThat(odd(files))
                .containsExactlyInAnyOrder(
                        "invoices.tsv line 3: not a time like 2010-12-01T08:26: yesterday",
                        "invoices.tsv line 4: it has no lines",
                        "lines.tsv line 3: not a quantity: two",
                        "lines.tsv line 4: not a quantity: ",
                        "lines.tsv line 5: not a price: -3",
                        "lines.tsv line 6: more than a till rings: 999999999",
                        "lines.tsv line 7: more than a till rings: 999999999",
                        "lines.tsv line 8: no invoice 9",
                        "lines.tsv line 9: goods that go out on a cancellation",
                        "lines.tsv line 11: not a sku: ",
                        "lines.tsv line 12: more cells than columns: more");
    }

    @Test
    void anInvoiceWithoutANumberOrOfNoDayOfATillIsLeftOut() throws IOException {
        write(
                """
                invoice\tlocal_time
                \t2010-12-01T08:26
                1\t1999-12-31T23:59
                2\t2101-01-01T00:00
                3\t2000-01-01T00:00
                """,
                "invoice\tsku\tquantity\tunit_price_gbp\n3\tA\t2\t1.50\n\tA\t2\t1.50\n");

        InvoiceFiles files = InvoiceFiles.read(folder, LONDON);

        assertThat(files.invoices()).extracting(Invoice::number).containsExactly("3");
        assertThat(odd(files))
                .containsExactly(
                        "invoices.tsv line 2: it has no number",
                        "invoices.tsv line 3: not a day of a till: 1999-12-31T23:59",
                        "invoices.tsv line 4: not a day of a till: 2101-01-01T00:00",
                        "lines.tsv line 3: no invoice ");
    }

    @Test
    void ofProductsTheMalformedAreLeftOutAndTheFirstOfASkuStands() throws IOException {
        write(
                "invoice\tlocal_time\n1\t2010-12-01T08:26\n",
                "invoice\tsku\tquantity\tunit_price_gbp\n1\tA\t2\t1.50\n");
        Files.writeString(
                folder.resolve("products.tsv"),
                "sku\tdescription\nA\tApple\n\tPear\nB\nA\tAvocado\n");

        InvoiceFiles files = InvoiceFiles.read(folder, LONDON);

        assertThat(files.descriptions()).isEqualTo(Map.of("A", "Apple"));
        assertThat(odd(files))
                .containsExactly(
                        "products.tsv line 3: not a sku: ",
                        "products.tsv line 4: it has no cell for a description",
                        "products.tsv line 5: the sku stands further up: A");
    }

    @Test
    void piecesBelowZeroAtAPriceAreTaken() throws IOException {
        write(
                "invoice\tlocal_time\n1\t2010-12-01T08:26\n",
                "invoice\tsku\tquantity\tunit_price_gbp\n1\tA\t-2\t1.50\n");

        assertThat(InvoiceFiles.read(folder, LONDON).oddities()).isEmpty();
    }

    @Test
    void aRowThatIsNoTextIsLeftOutAlone() throws IOException {
        write(
                "invoice\tlocal_time\n1\t2010-12-01T08:26\n",
                "invoice\tsku\tquantity\tunit_price_gbp\n1\tA\t2\t1.50\n");
        Files.write(
                folder.resolve("lines.tsv"),
                "1\t\u00e9\t1\t1.00\n".getBytes(StandardCharsets.ISO_8859_1),
                StandardOpenOption.APPEND);

        InvoiceFiles files = InvoiceFiles.read(folder, LONDON);

        assertThat(files.lineCount()).isEqualTo(1);
        assertThat(odd(files)).containsExactly("lines.tsv line 3: not UTF-8");
    }

    @Test
    void aFileWithoutItsHeaderLosesNoRowInSilence() throws IOException {
        write("invoice\tlocal_time\n1\t2010-12-01T08:26\n", "1\tA\t2\t1.50\n");

        assertThatThrownBy(() -> InvoiceFiles.read(folder, LONDON))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessage("lines.tsv in " + folder + " has no column invoice in its first line.");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> InvoiceFiles.read(folder, LONDON))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessage("There is no invoices.tsv in " + folder + ".");
    }

    private static List<String> odd(InvoiceFiles files) {
        return files.oddities().stream().map(InvoiceFiles.Oddity::toString).toList();
    }

    private void write(String invoices, String lines) throws IOException {
        Files.writeString(folder.resolve("invoices.tsv"), invoices);
        Files.writeString(folder.resolve("lines.tsv"), lines);
        Files.writeString(
                folder.resolve("products.tsv"), "sku\tdescription\tmodal_price_gbp\nA\tApple\t\n");
    }
}

package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.demo.data.DemoData;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class OtherGoodsTest {
    @TempDir Path folder;

    @Test
    void theShopHasAllThatDecemberSold() throws IOException {
        DemoData shop = DemoData.unpack(folder.resolve("data"));

        assertThat(OtherGoods.in(shop, InvoiceFiles.read(shop.invoices(), Replay.ZONE), folder))
                .isEqualTo(shop);
    }

    /// 15056bL is neither 15056BL nor 15056bl, which the shop has.
    @Test
    void whatTheShopDoesNotHaveBecomesAnItem() throws IOException {
        DemoData shop = DemoData.unpack(folder.resolve("data"));
        Path invoices = Files.createDirectories(folder.resolve("invoices"));
        Files.writeString(
                invoices.resolve("invoices.tsv"), "invoice\tlocal_time\n1\t2010-12-01T08:26\n");
        Files.writeString(
                invoices.resolve("lines.tsv"),
                "invoice\tsku\tquantity\tunit_price_gbp\n1\tX9\t1\t2.50\n1\tX9\t1\t3\n"
                        + "1\t15056bL\t1\t5\n1\tPOST\t1\t18\n1\t22423\t1\t12.75\n");
        Files.writeString(
                invoices.resolve("products.tsv"), "sku\tdescription\nX9\tA thing\n15056bL\t\n");
        Path made = folder.resolve("made");

        DemoData with = OtherGoods.in(shop, InvoiceFiles.read(invoices, Replay.ZONE), made);

        assertThat(with.catalogues()).endsWith(made).hasSize(shop.catalogues().size() + 1);
        assertThat(made.resolve("items.tsv"))
                .hasContent(
                        "sku\tname\tdepartment\tprice\n"
                                + "15056bL\t15056bL\t1\t5\n"
                                + "X9\tA thing\t1\t3\n");
        assertThat(made.resolve("stock.tsv"))
                .hasContent("store\tsku\tonHand\n1\t15056bL\t0\n1\tX9\t0\n");
    }
}

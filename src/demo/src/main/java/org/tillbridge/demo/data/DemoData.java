package org.tillbridge.demo.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The demo shop's files, shipped with the program, laid out in a folder where the hub and the
/// replay read them like anybody's.
///
/// @param shop what `hub init` takes
/// @param catalogues what `hub import` takes, in this order: quick keys stand with the shop and
///   need their items
/// @param invoices three weeks of real invoices
/// @param codesToType a sheet of codes for someone who has no scanner
public record DemoData(Path shop, List<Path> catalogues, Path invoices, Path codesToType) {
    private static final List<String> SHOP =
            List.of(
                    "price-lists.tsv",
                    "stores.tsv",
                    "taxes.tsv",
                    "departments.tsv",
                    "operators.tsv",
                    "favourites.tsv");

    /// Writes the files under a folder, over what may be there.
    public static DemoData unpack(Path folder) {
        try {
            Path shop = copy(folder, "shop", SHOP);
            Path onlineRetail =
                    copy(
                            folder,
                            "online-retail",
                            List.of("non-goods.tsv", "items.tsv", "stock.tsv"));
            Path datakick = copy(folder, "datakick", List.of("items.tsv", "stock.tsv"));
            Path invoices = folder.resolve("december-2010");
            unzip("online-retail/december-2010.zip", invoices);
            Path codesToType =
                    copy(folder, "", List.of("codes-to-type.tsv")).resolve("codes-to-type.tsv");
            return new DemoData(shop, List.of(onlineRetail, datakick, shop), invoices, codesToType);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write the demo shop's files", unwritable);
        }
    }

    /// The same with one catalogue more.
    public DemoData with(Path catalogue) {
        return new DemoData(
                shop,
                Stream.concat(catalogues.stream(), Stream.of(catalogue)).toList(),
                invoices,
                codesToType);
    }

    /// The codes of lines that are no goods, with the department each is booked under.
    public Path nonGoods() {
        return catalogues.getFirst().resolve("non-goods.tsv");
    }

    private static Path copy(Path folder, String name, List<String> files) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        for (String file : files) {
            try (InputStream in = resource(name.isEmpty() ? file : name + "/" + file)) {
                Files.write(target.resolve(file), in.readAllBytes());
            }
        }
        return target;
    }

    private static void unzip(String archive, Path target) throws IOException {
        Files.createDirectories(target);
        try (ZipInputStream zip = new ZipInputStream(resource(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path name = Objects.requireNonNull(Path.of(entry.getName()).getFileName());
                Files.write(target.resolve(name), zip.readAllBytes());
            }
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                DemoData.class.getResourceAsStream("/org/tillbridge/demo/" + name),
                "not shipped: " + name);
    }
}

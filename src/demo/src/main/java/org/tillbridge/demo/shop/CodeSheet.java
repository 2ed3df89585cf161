package org.tillbridge.demo.shop;

import org.tillbridge.demo.data.TextTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Codes for someone who has no scanner.
record CodeSheet(List<List<String>> rows) {
    static CodeSheet read(Path file) throws IOException {
        return new CodeSheet(
                Files.readAllLines(file).stream()
                        .skip(1)
                        .map(row -> List.of(row.split("\t", -1)))
                        .toList());
    }

    /// As a person reads it.
    List<String> lines() {
        return new TextTable(rows.getFirst().size(), rows).lines();
    }
}

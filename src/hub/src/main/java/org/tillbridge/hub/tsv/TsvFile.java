package org.tillbridge.hub.tsv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A TSV file in the form of import.md, read row by row. What is odd in its form is found, not
/// refused: such rows are left out.
public final class TsvFile {
    private static final String ROW_NOT_TAKEN = "Row not taken.";

    private final String name;
    private final TsvColumns columns;
    private final List<TsvRow> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private List<String> header = List.of();
    private int rowCount;

    private TsvFile(String name, TsvColumns columns) {
        this.name = name;
        this.columns = columns;
    }

    /// Reads a file of a folder; empty if it is not there.
    public static Optional<TsvFile> read(Path folder, String name, TsvColumns columns)
            throws IOException {
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        return Optional.of(read(name, Files.readAllBytes(path), columns));
    }

    public static TsvFile read(String name, byte[] content, TsvColumns columns) {
        TsvFile file = new TsvFile(name, columns);
        file.read(content);
        return file;
    }

    /// Whether its header has all that is required; if not, no row is taken.
    public boolean isTaken() {
        return !header.isEmpty();
    }

    /// The rows that are well formed.
    public List<TsvRow> rows() {
        return List.copyOf(rows);
    }

    /// How many rows it has, well formed or not.
    public int rowCount() {
        return rowCount;
    }

    /// What is odd in the form of the file.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void read(byte[] bytes) {
        int line = 0;
        int start = 0;
        while (start < bytes.length || line == 0) {
            int end = endOfLine(bytes, start);
            line++;
            Optional<String> text = decoded(bytes, start, end);
            if (line == 1) {
                text.ifPresentOrElse(this::readHeader, this::refuseHeader);
            } else if (text.isEmpty() || !text.get().isBlank()) {
                rowCount++;
                if (isTaken()) {
                    readRow(line, text);
                }
            }
            start = end + 1;
        }
    }

    private void refuseHeader() {
        findings.add(new Finding(name, 1, "notUtf8", "", Finding.FILE_NOT_TAKEN));
    }

    private void readHeader(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> names = cells(plain);
        boolean complete = true;
        for (String required : columns.required()) {
            if (!names.contains(required)) {
                findings.add(
                        new Finding(name, 1, "missingColumn", required, Finding.FILE_NOT_TAKEN));
                complete = false;
            }
        }
        for (String column : names) {
            if (!column.isEmpty() && !columns.isKnown(column)) {
                findings.add(new Finding(name, 1, "unknownColumn", column, "Column passed over."));
            }
        }
        header = complete ? names : List.of();
    }

    private void readRow(int line, Optional<String> text) {
        if (text.isEmpty()) {
            findings.add(new Finding(name, line, "notUtf8", "", ROW_NOT_TAKEN));
            return;
        }
        List<String> cells = cells(text.get());
        for (int index = header.size(); index < cells.size(); index++) {
            if (!cells.get(index).isEmpty()) {
                findings.add(
                        new Finding(name, line, "tooManyCells", cells.get(index), ROW_NOT_TAKEN));
                return;
            }
        }
        Map<String, String> byColumn = new HashMap<>();
        for (int index = 0; index < Math.min(header.size(), cells.size()); index++) {
            byColumn.putIfAbsent(header.get(index), cells.get(index));
        }
        rows.add(new TsvRow(name, line, byColumn));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static int endOfLine(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static Optional<String> decoded(byte[] bytes, int start, int end) {
        int length = end > start && bytes[end - 1] == '\r' ? end - start - 1 : end - start;
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, start, length))
                            .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}

package org.tillbridge.hub.http;

import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvFile;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.disk.OwnerOnly;
import org.tillbridge.sync.journal.Hash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The keys of programs that may do head office's work, each with what it may do. They stand in a
/// file that only its owner may read: `name`, `key`, `scopes` parted by spaces.
public final class ApiKeys {
    private static final TsvColumns COLUMNS =
            new TsvColumns(List.of("name", "key", "scopes"), List.of());
    private static final String BEARER = "Bearer ";
    private static final int KEY_BYTES = 24;

    private final List<ApiKey> keys;

    private ApiKeys(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// What a key may be used for.
    enum ApiScope {
        CATALOGUE,
        ENROLMENT,
        FIGURES,
        REPAIR
    }

    /// @param hash of the key
    record ApiKey(String name, Hash hash, Set<ApiScope> scopes) {
        ApiKey {
            scopes = Set.copyOf(scopes);
        }
    }

    /// Reads the file. Where there is none, it is made with one key that may do everything.
    ///
    /// @param random must not be guessable
    /// @throws IOException at the first line that is odd; the message says what to do, and repeats
    ///   nothing of the line, in which a key may stand anywhere
    public static ApiKeys open(Path file, RandomGenerator random) throws IOException {
        if (!Files.exists(file)) {
            create(file, random);
        }
        TsvFile tsv = TsvFile.read(file.toString(), Files.readAllBytes(file), COLUMNS);
        for (Finding finding : tsv.findings()) {
            switch (finding.kind()) {
                case "unknownColumn" -> {}
                case "missingColumn" -> throw odd(file, 1, "the header lacks a column");
                case "notUtf8" -> throw odd(file, finding.line(), "some of it is no UTF-8");
                default -> throw odd(file, finding.line(), "there are too many cells");
            }
        }
        List<ApiKey> keys = new ArrayList<>();
        for (TsvRow row : tsv.rows()) {
            if (row.cell("name").isEmpty() || row.cell("key").isEmpty()) {
                throw odd(file, row.line(), "name or key is missing");
            }
            keys.add(new ApiKey(row.cell("name"), hash(row.cell("key")), scopes(file, row)));
        }
        return new ApiKeys(keys);
    }

    private static Set<ApiScope> scopes(Path file, TsvRow row) throws IOException {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        for (String word : row.cell("scopes").split(" +", -1)) {
            Optional<ApiScope> scope = CamelCase.parse(ApiScope.class, word);
            if (scope.isEmpty()) {
                throw odd(
                        file,
                        row.line(),
                        "the scopes are not some of catalogue, enrolment, figures, repair");
            }
            scopes.add(scope.get());
        }
        return scopes;
    }

    private static IOException odd(Path file, int line, String what) {
        return new IOException(
                "%s, line %d: %s. Mend or delete the line; the columns are name, key and scopes,"
                                .formatted(file, line, what)
                        + " parted by tabs. Without the file the next start makes one with a new"
                        + " key.");
    }

    /// @throws HttpRefusal if the request does not carry a key that may do that
    void require(Request request, ApiScope scope) {
        String header = request.header("Authorization").orElse("");
        Optional<ApiKey> key =
                header.startsWith(BEARER)
                        ? find(header.substring(BEARER.length()))
                        : Optional.empty();
        if (key.isEmpty()) {
            throw HttpRefusal.of(401, "apiKey", "This needs an API key.");
        }
        if (!key.get().scopes().contains(scope)) {
            throw HttpRefusal.forbidden("This API key may not do that.");
        }
    }

    /// The key's entry, if it is one.
    private Optional<ApiKey> find(String key) {
        Hash hash = hash(key);
        return keys.stream().filter(known -> known.hash().equals(hash)).findFirst();
    }

    private static void create(Path file, RandomGenerator random) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        String text =
                "name\tkey\tscopes\nhead office\t"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(key)
                        + "\tcatalogue enrolment figures repair\n";
        OwnerOnly.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Hash hash(String key) {
        return Hash.of(Hash.utf8(key));
    }
}

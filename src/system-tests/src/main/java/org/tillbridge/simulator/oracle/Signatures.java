package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Invariant 18: where a signing unit is set up, each document is signed once by the time all is at
/// rest, in the order in which they were completed; what stands as a signature is what the unit
/// signed.
public final class Signatures {
    private final Ledger ledger;
    private final Moment now;

    public Signatures(Ledger ledger, Moment now) {
        this.ledger = ledger;
        this.now = now;
    }

    /// @return how many documents were signed later than they were printed
    public long everyDocumentIsSignedOnce() {
        return ledger.signing().entrySet().stream()
                .mapToLong(unit -> check(ledger.machine(unit.getKey()), unit.getValue()))
                .sum();
    }

    private long check(TillBook book, SigningMemory memory) {
        Set<String> twice = twice(memory.signed());
        require(
                twice.isEmpty() || mayBeRungAgain(book).containsAll(twice),
                "till %d has something signed twice: %s".formatted(book.machine(), twice));
        if (book.isRetired()) {
            return 0;
        }
        Set<String> documents = new LinkedHashSet<>();
        Map<String, List<Written>> signatures = new HashMap<>();
        for (Written entry : now.disk(book).all()) {
            switch (entry.kind()) {
                case "SigningUnitSet" -> documents.clear();
                case "SaleCompleted", "ReturnCompleted" -> documents.add(transaction(entry));
                case "DocumentSigned" ->
                        signatures
                                .computeIfAbsent(transaction(entry), _ -> new ArrayList<>())
                                .add(entry);
                default -> {}
            }
        }
        signatures.forEach((document, all) -> all.forEach(one -> requireTrue(book, memory, one)));
        boolean isOneDisk = !ledger.wasCopied(book.till()) && !ledger.wasDamaged(book.till());
        if (isOneDisk) {
            require(
                    memory.signed().equals(List.copyOf(documents)),
                    "till %d completed %s, and its unit signed %s"
                            .formatted(book.machine(), documents, memory.signed()));
            documents.forEach(
                    one ->
                            require(
                                    signatures.getOrDefault(one, List.of()).size() == 1,
                                    "till %d: the signature of %s".formatted(book.machine(), one)));
        }
        return signatures.values().stream()
                .flatMap(List::stream)
                .filter(one -> PlainCodec.isTrue(one.body(), "late"))
                .count();
    }

    private static Set<String> twice(List<String> signed) {
        Set<String> once = new HashSet<>();
        return signed.stream().filter(each -> !once.add(each)).collect(Collectors.toSet());
    }

    /// A disk that was put back has sales set aside that were paid since, and so has one of which
    /// damage took that they were rung on: nobody there knows.
    private Set<String> mayBeRungAgain(TillBook book) {
        List<TillBook> ofThisMachine =
                ledger.books(book.till()).stream()
                        .filter(each -> each.machine() == book.machine())
                        .toList();
        boolean wasPutBack = ofThisMachine.size() > 1;
        return ofThisMachine.stream()
                .flatMap(
                        each ->
                                each.facts().stream()
                                        .filter(
                                                fact ->
                                                        wasPutBack
                                                                ? isOf("SaleSuspended", fact)
                                                                : isOf("SaleResumed", fact)
                                                                        && !each.canRead(fact)))
                .map(fact -> fact.what().says().getOrDefault("transaction", ""))
                .collect(Collectors.toSet());
    }

    private static boolean isOf(String kind, Fact fact) {
        return fact.what().kind().equals(kind);
    }

    /// A copy of a disk has what the unit of the other machine signed.
    private void requireTrue(TillBook book, SigningMemory memory, Written signed) {
        List<String> signatures = memory.signatures(transaction(signed));
        boolean isCopied = ledger.wasCopied(book.till());
        require(
                isCopied
                        || signatures.stream()
                                .anyMatch(one -> signed.body().contains("\"" + one + "\"")),
                "till %d: the unit signed %s, and %s stands there"
                        .formatted(book.machine(), signatures, signed.body()));
    }

    private static String transaction(Written entry) {
        return PlainCodec.text(entry.body(), "transaction");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(18, otherwise);
        }
    }
}

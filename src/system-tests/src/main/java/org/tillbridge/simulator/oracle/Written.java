package org.tillbridge.simulator.oracle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An entry as it was first written, wherever it stands now: at its own place, or in one that
/// carries it.
///
/// @param epoch of the place where it stands now
/// @param sequence of that place
/// @param text header and body, byte for byte
/// @param before where it stood before another carried it where it stands now
record Written(
        String id,
        String kind,
        String epoch,
        long sequence,
        String header,
        String body,
        String text,
        List<PlainCodec.At> before) {
    /// Where a carrier says that what it carries was carried before.
    private static final Pattern PLACES = Pattern.compile(",\"carriedBefore\":\\[[^]]*]}\\z");

    /// @param header of the entry at the place
    static Written of(String epoch, long sequence, String header, String body) {
        PlainCodec.Head head = PlainCodec.head(header);
        boolean isCarried = head.kind().equals("Carried");
        String own = isCarried ? PlainCodec.part(body, "header") : header;
        String text =
                isCarried
                        ? PLACES.matcher(body).replaceFirst("}")
                        : "{\"header\":%s,\"body\":%s}".formatted(header, body);
        PlainCodec.Head first = isCarried ? PlainCodec.head(own) : head;
        return new Written(
                first.entryId().replace("-", ""),
                first.kind(),
                epoch,
                sequence,
                own,
                isCarried ? PlainCodec.part(body, "body") : body,
                text,
                isCarried ? PlainCodec.places(body) : List.of());
    }

    boolean isCarried() {
        return !before.isEmpty();
    }

    /// Whether it says that something was done, and not only where a journal goes on, or what a
    /// signing unit said of it.
    boolean isFact() {
        return !kind.equals("EpochOpened") && !isOfSigning();
    }

    boolean isOfSigning() {
        return kind.matches("DocumentSigned|DocumentUnsigned|SigningUnitSet");
    }

    String place() {
        return epoch + "/" + sequence;
    }

    /// Of the document that was printed.
    Optional<DocumentNumber> number() {
        return switch (kind) {
            case "SaleCompleted", "ReturnCompleted", "TillClosed" ->
                    Optional.of(DocumentNumber.parse(PlainCodec.text(body, "number")));
            default -> Optional.empty();
        };
    }

    /// Whether this is what people did.
    boolean isThatOf(Happened done) {
        boolean sameDocument =
                done.rung().stream()
                        .allMatch(
                                rung ->
                                        rung.transaction().equals(Rung.NOT_KNOWN_YET)
                                                || PlainCodec.text(body, "transaction")
                                                        .equals(rung.transaction().toString()));
        boolean sameNumber =
                done.number().stream()
                        .allMatch(
                                printed ->
                                        Optional.of(DocumentNumber.parse(printed))
                                                .equals(number()));
        boolean saysSo =
                done.says().entrySet().stream()
                        .allMatch(
                                one -> PlainCodec.text(body, one.getKey()).equals(one.getValue()));
        return kind.equals(done.kind()) && sameDocument && sameNumber && saysSo;
    }
}

package org.tillbridge.pos.receipt;

import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.Note;
import org.tillbridge.retail.TaxId;

import java.util.List;
import java.util.Optional;

/// A buyer as they were typed, right or wrong.
///
/// @param address lines, of which some may be blank
/// @param taxId may be blank
public record TypedBuyer(String name, List<String> address, String taxId) {
    public TypedBuyer {
        address = List.copyOf(address);
    }

    /// Where something is wrong.
    public enum Field {
        NAME,
        ADDRESS,
        TAX_ID
    }

    /// What is wrong.
    public enum Fault {
        NO_NAME,
        NO_ADDRESS,
        TOO_LONG,
        CARD_NUMBER,
        TAX_ID,
        TAX_ID_OF_COUNTRY
    }

    public sealed interface Parsed {
        record Right(Buyer buyer) implements Parsed {}

        /// @param country whose tax id it is not; empty for all other faults
        record Wrong(Field field, Fault fault, String country) implements Parsed {
            private Wrong(Field field, Fault fault) {
                this(field, fault, "");
            }
        }
    }

    public Parsed parsed() {
        String called = name.strip();
        List<String> lines =
                address.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (called.isEmpty()) {
            return new Parsed.Wrong(Field.NAME, Fault.NO_NAME);
        }
        if (!Note.isPossible(called)) {
            return new Parsed.Wrong(Field.NAME, Fault.TOO_LONG);
        }
        if (Note.holdsCardNumber(called)) {
            return new Parsed.Wrong(Field.NAME, Fault.CARD_NUMBER);
        }
        if (lines.isEmpty()) {
            return new Parsed.Wrong(Field.ADDRESS, Fault.NO_ADDRESS);
        }
        if (!lines.stream().allMatch(Note::isPossible)) {
            return new Parsed.Wrong(Field.ADDRESS, Fault.TOO_LONG);
        }
        if (Note.holdsCardNumber(String.join(" ", lines))) {
            return new Parsed.Wrong(Field.ADDRESS, Fault.CARD_NUMBER);
        }
        return withTaxId(called, lines);
    }

    private Parsed withTaxId(String called, List<String> lines) {
        if (taxId.isBlank()) {
            return new Parsed.Right(new Buyer(called, lines, Optional.empty()));
        }
        if (Note.holdsCardNumber(taxId)) {
            return new Parsed.Wrong(Field.TAX_ID, Fault.CARD_NUMBER);
        }
        return switch (TaxId.parse(taxId)) {
            case TaxId.Parsed.Right(String normal) ->
                    new Parsed.Right(new Buyer(called, lines, Optional.of(new TaxId(normal))));
            case TaxId.Parsed.Odd() -> new Parsed.Wrong(Field.TAX_ID, Fault.TAX_ID);
            case TaxId.Parsed.NotOfItsCountry(String country) ->
                    new Parsed.Wrong(Field.TAX_ID, Fault.TAX_ID_OF_COUNTRY, country);
        };
    }

    @Override
    public String toString() {
        return "a buyer as typed";
    }
}

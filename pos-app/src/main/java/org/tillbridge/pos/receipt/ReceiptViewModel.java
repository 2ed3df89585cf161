package org.tillbridge.pos.receipt;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.SignedPass;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// After a sale or return is on disk: what goes back, and the receipt. On the FX thread.
public interface ReceiptViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    void savePdf();

    void savePng();

    /// On paper once more, marked as a copy.
    void printCopy();

    /// On paper without amounts, for whoever gets the goods as a present.
    void printGift();

    /// Asks for the address that the receipt is e-mailed to; asked already, it is not any more.
    void askMail();

    /// @param typed the address; what is wrong with it is said beside it
    void mail(String typed);

    /// Asks for the buyer; asked already, they are not any more. Where the sale has its invoice, a
    /// copy of it is printed.
    void askInvoice();

    /// @param typed the buyer; what is wrong with them is said beside the fields
    void issueInvoice(TypedBuyer typed);

    /// The next customer; from a copy, back to the day.
    void next();

    /// A scan here starts the next sale.
    void scanned(String code);

    /// @param title "Sale 14-2-1-003894"
    /// @param done what has happened, and what is left to do
    /// @param bigLabel "Change", or "Give back"
    /// @param big with its sign of currency
    /// @param paper the receipt, row by row
    /// @param prints what of it can be printed once more
    /// @param mailing whether it can be e-mailed
    /// @param invoicing whether there can be an invoice
    record Shown(
            String title,
            Done done,
            String bigLabel,
            String big,
            List<String> bigNotes,
            List<PaperRow> paper,
            Set<ReceiptReprinted.Form> prints,
            Mailing mailing,
            Invoicing invoicing,
            Optional<Message> message) {
        public Shown {
            bigNotes = List.copyOf(bigNotes);
            paper = List.copyOf(paper);
            prints = Set.copyOf(prints);
        }
    }

    /// @param possible whether there is a mail server
    /// @param asking whether an address is asked for
    /// @param wrong what is wrong with it; empty if nothing
    record Mailing(boolean possible, boolean asking, String wrong) {
        public static final Mailing NONE = new Mailing(false, false, "");
    }

    /// @param possible whether it is a sale
    /// @param asking whether the buyer is asked for
    /// @param name what they may be called; empty where nobody knows
    /// @param wrong what is wrong with them; empty if nothing
    /// @param at where
    record Invoicing(
            boolean possible,
            boolean asking,
            String name,
            String wrong,
            Optional<TypedBuyer.Field> at) {
        public static final Invoicing NONE = new Invoicing(false, false, "", "", Optional.empty());
    }

    /// What has happened, and what is left to do.
    ///
    /// @param kept "The sale is kept"
    /// @param handOver "Give the change."
    /// @param copy whether an earlier receipt is shown again
    /// @param next "Next customer"
    record Done(String kept, String handOver, String handOverMore, boolean copy, String next) {}

    /// A row of the receipt.
    ///
    /// @param right right-aligned; empty for none
    record PaperRow(String left, String right, Weight weight) {
        /// A pass takes as many rows as it needs codes.
        static Stream<PaperRow> of(ReceiptRow row) {
            return switch (row) {
                case ReceiptRow.Title(String text) ->
                        Stream.of(new PaperRow(text, "", Weight.TITLE));
                case ReceiptRow.Centred(String text) ->
                        Stream.of(new PaperRow(text, "", Weight.CENTRED));
                case ReceiptRow.Amount(String text, String amount, boolean strong) ->
                        Stream.of(
                                new PaperRow(text, amount, strong ? Weight.STRONG : Weight.PLAIN));
                case ReceiptRow.Note(String text) ->
                        Stream.of(new PaperRow(text, "", Weight.SMALL));
                case ReceiptRow.Rule() -> Stream.of(new PaperRow("", "", Weight.RULE));
                case ReceiptRow.Qr(String content) ->
                        Stream.of(new PaperRow(content, "", Weight.QR));
                case ReceiptRow.Pass(SignedPass pass) ->
                        PassPart.of(pass, PassPart.WIDE).stream()
                                .map(part -> new PaperRow(part.digits(), "", Weight.QR));
            };
        }
    }

    /// How a row of the receipt stands out.
    enum Weight {
        TITLE,
        CENTRED,
        PLAIN,
        SMALL,
        STRONG,
        RULE,
        /// What is written at the left as a QR code.
        QR
    }
}

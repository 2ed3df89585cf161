package org.tillbridge.pos.receipt;

import static java.util.stream.Collectors.toSet;

import org.tillbridge.pos.fiscal.FiscalMark;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.Invoice;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.TransactionSummary;
import org.tillbridge.sync.pass.ReceiptPass;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.Keys;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.StoreRow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Receipts of what is in the journal, now and after any restart. There is no other way to one.
public final class ReceiptService {
    private static final Pattern LAST_PART = Pattern.compile("0*[1-9]\\d{0,17}");

    private final JournalReader journal;
    private final ReplicaView replica;
    private final Optional<Keys> keys;
    private final Predicate<UUID> isUnsigned;

    /// @param keys of this workstation: it signs what it sells; empty for one to learn on, whose
    ///   paper proves nothing and says so
    /// @param isUnsigned of a document: whether the signing unit has yet to sign it
    public ReceiptService(
            JournalReader journal,
            ReplicaView replica,
            Optional<Keys> keys,
            Predicate<UUID> isUnsigned) {
        this.keys = keys;
        this.isUnsigned = isUnsigned;
        this.journal = journal;
        this.replica = replica;
    }

    public Optional<Receipt> receipt(UUID transaction) {
        return journal.transaction(transaction).flatMap(this::receipt);
    }

    /// The same for whoever gets the goods as a present: what proves it brings them back for a
    /// store credit.
    public Optional<Receipt> giftReceipt(UUID transaction) {
        return receipt(transaction)
                .map(
                        receipt ->
                                receipt.provenBy(
                                        keys.flatMap(
                                                own ->
                                                        pass(
                                                                receipt.transaction(),
                                                                one ->
                                                                        SignedPass.signGift(
                                                                                one, own)))));
    }

    public Optional<Receipt> receipt(TransactionNumber number) {
        return journal.transaction(number).flatMap(this::receipt);
    }

    /// The document that a typed number means: all of it as it is printed, or its last part alone,
    /// which is of the latest series of this workstation that has it.
    public Optional<UUID> find(String typed) {
        return TransactionNumber.parse(typed).map(List::of).orElseGet(() -> ending(typed)).stream()
                .flatMap(number -> journal.transaction(number).stream())
                .flatMap(committed -> transactionIn(committed).stream())
                .map(RetailTransaction::id)
                .findFirst();
    }

    private List<TransactionNumber> ending(String typed) {
        Optional<WorkstationRow> here = replica.workstation();
        if (here.isEmpty() || !LAST_PART.matcher(typed).matches()) {
            return List.of();
        }
        return journal.epochs().reversed().stream()
                .map(
                        epoch ->
                                new TransactionNumber(
                                        here.get().store(),
                                        here.get().workstation(),
                                        epoch.series(),
                                        Long.parseLong(typed)))
                .toList();
    }

    /// The document that a receipt's code is of, if it is in this journal. Whether the code is true
    /// need not be asked: what is shown is what the journal says.
    public Optional<UUID> find(ReceiptPass code) {
        return journal.transaction(code.transaction()).map(_ -> code.transaction());
    }

    /// What was completed here, the latest first.
    public List<TransactionSummary> recent(int atMost) {
        return journal.recentTransactions(atMost);
    }

    private Optional<Receipt> receipt(Committed committed) {
        return transactionIn(committed).map(transaction -> receipt(committed, transaction));
    }

    private static Optional<RetailTransaction> transactionIn(Committed committed) {
        return switch (committed.fact()) {
            case SaleCompleted(RetailTransaction sale) -> Optional.of(sale);
            case ReturnCompleted(RetailTransaction back) -> Optional.of(back);
            default -> Optional.empty();
        };
    }

    private Receipt receipt(Committed committed, RetailTransaction transaction) {
        TransactionNumber number = transaction.number();
        String store = replica.store().map(StoreRow::name).orElse("" + number.store().number());
        return new Receipt(
                keys.isPresent() ? store : PaperMark.training(store),
                replica.store().map(StoreRow::seller).orElse(Seller.UNSAID),
                replica.workstation()
                        .map(WorkstationRow::name)
                        .orElse("" + number.workstation().number()),
                committed.entry().header().operator().map(replica::operatorName).orElse(""),
                committed.entry().header().businessDate(),
                transaction,
                keys.flatMap(own -> pass(transaction, one -> SignedPass.sign(one, own))),
                FiscalMark.of(
                        journal.signingOf(transaction.id()), isUnsigned.test(transaction.id())),
                invoice(transaction),
                false);
    }

    /// Of a return, the one that it credits: that of the sale which all of it comes back from.
    private Optional<Invoice> invoice(RetailTransaction transaction) {
        if (!transaction.returnsGoods()) {
            return journal.invoiceOf(transaction.id());
        }
        Set<Optional<UUID>> sales =
                transaction.goods().stream().map(ReceiptService::sale).collect(toSet());
        return sales.size() == 1
                ? sales.iterator().next().flatMap(journal::invoiceOf)
                : Optional.empty();
    }

    private static Optional<UUID> sale(GoodsLine line) {
        return line instanceof ReturnLine back
                ? back.original().map(OriginalLine::transaction)
                : Optional.empty();
    }

    private static Optional<SignedPass> pass(
            RetailTransaction transaction, Function<ReceiptPass, SignedPass> signed) {
        return ReceiptPass.of(transaction).map(signed);
    }
}

package org.tillbridge.pos.returns;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.PassParts;
import org.tillbridge.sync.pass.SignedPass;

import java.util.Optional;
import java.util.function.Consumer;

/// The receipt that a customer brings: first its codes, then what it proves. On the FX thread.
final class BroughtReceipt {
    private final ReceiptProof proof;
    private final Tasks tasks;
    private final ReturnWords words;
    private final Consumer<Message> say;
    private final Consumer<Purchase> opened;
    private final PassParts parts = new PassParts();
    private Optional<Purchase> purchase = Optional.empty();
    private Optional<SignedPass> looking = Optional.empty();

    /// @param say what stands in the way, or is still missing
    /// @param opened told of what is proven
    BroughtReceipt(
            ReceiptProof proof,
            Tasks tasks,
            ReturnWords words,
            Consumer<Message> say,
            Consumer<Purchase> opened) {
        this.proof = proof;
        this.tasks = tasks;
        this.words = words;
        this.say = say;
        this.opened = opened;
    }

    Optional<Purchase> purchase() {
        return purchase;
    }

    Optional<Purchase.Line> line(int index) {
        return purchase.map(Purchase::lines)
                .filter(lines -> index >= 0 && index < lines.size())
                .map(lines -> lines.get(index));
    }

    void scanned(PassPart code) {
        PassParts.Outcome scanned = parts.add(code);
        words.of(scanned).ifPresent(say);
        if (scanned instanceof PassParts.Outcome.Whole(SignedPass pass)) {
            look(pass);
        }
    }

    /// The return it was brought for is over, or has not begun.
    void close() {
        parts.forget();
        purchase = Optional.empty();
        looking = Optional.empty();
    }

    private void look(SignedPass pass) {
        Optional<SignedPass> asked = Optional.of(pass);
        looking = asked;
        say.accept(words.looking());
        tasks.aside(
                () -> proof.look(pass),
                outcome -> {
                    if (looking.equals(asked)) {
                        looking = Optional.empty();
                        looked(outcome);
                    }
                });
    }

    private void looked(ReceiptProof.Outcome outcome) {
        if (outcome instanceof ReceiptProof.Outcome.Proven(Purchase proven)) {
            purchase = Optional.of(proven);
            opened.accept(proven);
        } else {
            words.of(outcome).ifPresent(say);
        }
    }
}

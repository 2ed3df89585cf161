package org.tillbridge.hub;

import org.tillbridge.hub.storedvalue.StoredValueLedger;
import org.tillbridge.hub.storedvalue.StoredValueLedger.Card;
import org.tillbridge.hub.storedvalue.StoredValueStore.Moved;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.TransactionNumber;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says what is on a gift card or a store credit, and has it pay no more.
@Command(
        name = "card",
        mixinStandardHelpOptions = true,
        description = {
            "Say what is on a gift card or a store credit, and what moved on it.",
            "Whoever has the number has the value, so its last four digits are shown."
        })
final class CardCommand extends OfficeCommand {
    @Parameters(
            paramLabel = "NUMBER",
            description = "Of the card, or of a receipt on which it was issued or paid.")
    private String number = "";

    @Option(
            names = "--line",
            paramLabel = "LINE",
            description = "Which line of the receipt, where there are several cards on it.")
    private Optional<Integer> line = Optional.empty();

    @ArgGroup private Deed deed = new Deed();

    /// What is done to it.
    private static final class Deed {
        @Option(
                names = "--block",
                paramLabel = "REASON",
                description = "Have it pay no more. A till that is offline hears of it later.")
        private Optional<String> block = Optional.empty();

        @Option(names = "--unblock", description = "Let it pay again.")
        private boolean unblock;

        boolean isWanted() {
            return unblock || block.isPresent();
        }
    }

    @Override
    int run(BackOffice office) {
        StoredValueLedger ledger = office.storedValue();
        Set<StoredValueCode> cards = Set.copyOf(cards(ledger));
        if (cards.isEmpty()) {
            err().println("There is no such card, and none on such a receipt.");
            return HubApp.NOT_TAKEN;
        }
        if (deed.isWanted() && cards.size() > 1) {
            err().println("There are several cards on it; say which with --line.");
            return HubApp.NOT_TAKEN;
        }
        for (StoredValueCode code : cards) {
            perform(ledger, code);
            say(ledger.card(code));
        }
        return 0;
    }

    private Collection<StoredValueCode> cards(StoredValueLedger ledger) {
        Optional<StoredValueCode> card = StoredValueCode.parse(number);
        if (card.isPresent()) {
            return List.of(card.get());
        }
        Map<Integer, StoredValueCode> on =
                TransactionNumber.parse(number).map(ledger::on).orElse(Map.of());
        return line.isPresent()
                ? Optional.ofNullable(on.get(line.get())).stream().toList()
                : on.values();
    }

    private void perform(StoredValueLedger ledger, StoredValueCode code) {
        if (deed.unblock) {
            ledger.unblock(code);
        } else {
            deed.block.ifPresent(reason -> ledger.block(code, reason));
        }
    }

    private void say(Card card) {
        String name = CamelCase.of(card.code().kind()) + " " + card.code().masked();
        if (card.balances().isEmpty()) {
            out().printf("%s: nobody has heard of it.%n", name);
        }
        card.balances().forEach(onIt -> out().printf("%s: %s on it.%n", name, onIt));
        for (Moved moved : card.moved()) {
            out().printf(
                            "%s, receipt %s, line %d: %s from %s to %s.%n",
                            moved.date(),
                            moved.receipt(),
                            moved.line(),
                            moved.amount(),
                            moved.from(),
                            moved.to());
        }
        card.block()
                .ifPresent(
                        block ->
                                out().printf(
                                                "Blocked since %s: %s%n",
                                                block.since(), block.reason()));
    }
}

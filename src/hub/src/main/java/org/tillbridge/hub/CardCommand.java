package org.tillbridge.hub;

import org.tillbridge.hub.storedvalue.StoredValueLedger;
import org.tillbridge.hub.storedvalue.StoredValueLedger.Card;
import org.tillbridge.hub.storedvalue.StoredValueStore.Moved;
import org.tillbridge.hub.storedvalue.StoredValueStore.OnReceipt;
import org.tillbridge.hub.tsv.UnseenCharacters;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.TransactionNumber;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final int LONGEST_REASON = 120;

    @Parameters(
            paramLabel = "NUMBER",
            description = {
                "Of the card, or of a receipt on which it was issued or paid.",
                "- reads it from the standard input: what is given here stays in the shell's"
                        + " history, and others see it while the command runs."
            })
    private String number = "";

    @Option(
            names = "--line",
            paramLabel = "LINE",
            description = "Which line of the receipt, where there are several cards on it.")
    private Optional<Integer> line = Optional.empty();

    @Option(
            names = "--ending",
            paramLabel = "DIGITS",
            description = "The card's last four digits, where there are several on one line.")
    private Optional<String> ending = Optional.empty();

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

        boolean hasAnOddReason() {
            return block.stream()
                    .anyMatch(
                            reason ->
                                    reason.isBlank()
                                            || reason.length() > LONGEST_REASON
                                            || UnseenCharacters.areIn(reason));
        }
    }

    @Override
    int run(BackOffice office) throws IOException {
        if (deed.hasAnOddReason()) {
            return refused(
                    "A reason has 1 to %d characters, and none that nobody sees."
                            .formatted(LONGEST_REASON));
        }
        String wanted = orFromInput(number);
        Optional<StoredValueCode> itself = StoredValueCode.parse(wanted);
        if (itself.isPresent() && (line.isPresent() || ending.isPresent())) {
            return refused("--line and --ending go with the number of a receipt, not of a card.");
        }
        StoredValueLedger ledger = office.storedValue();
        List<OnReceipt> found = itself.isPresent() ? List.of() : on(ledger, wanted);
        Set<StoredValueCode> cards = new LinkedHashSet<>();
        itself.ifPresent(cards::add);
        found.forEach(one -> cards.add(one.code()));
        if (cards.isEmpty()) {
            return refused("There is no such card, and none on such a receipt.");
        }
        if (deed.isWanted() && cards.size() > 1) {
            refused("There are several cards on it; say which with --line, or with --ending:");
            found.forEach(one -> err().printf("line %d: %s%n", one.line(), name(one.code())));
            return HubApp.NOT_TAKEN;
        }
        for (StoredValueCode code : cards) {
            perform(ledger, code);
            say(ledger.card(code));
        }
        return 0;
    }

    private int refused(String why) {
        err().println(why);
        return HubApp.NOT_TAKEN;
    }

    private List<OnReceipt> on(StoredValueLedger ledger, String receipt) {
        return TransactionNumber.parse(receipt).map(ledger::on).orElse(List.of()).stream()
                .filter(one -> line.isEmpty() || line.get() == one.line())
                .filter(one -> ending.isEmpty() || ending.get().equals(one.code().lastFour()))
                .toList();
    }

    private void perform(StoredValueLedger ledger, StoredValueCode code) {
        if (deed.unblock) {
            ledger.unblock(code);
        } else {
            deed.block.ifPresent(reason -> ledger.block(code, reason));
        }
    }

    private static String name(StoredValueCode code) {
        return CamelCase.of(code.kind()) + " " + code.masked();
    }

    private void say(Card card) {
        String name = name(card.code());
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

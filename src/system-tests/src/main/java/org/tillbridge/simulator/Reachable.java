package org.tillbridge.simulator;

import org.sqlite.SQLiteErrorCode;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.StoredValueOutcome;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run of many seeds must have reached: if it never did, the run proves less than it says.
final class Reachable {
    /// What a hub may answer a workstation, see protocol.md.
    private static final Set<Integer> BY_THE_HUB =
            Set.of(200, 206, 400, 401, 403, 404, 409, 410, 413, 416, 429, 503);

    /// What a till may hear besides, of whatever stands between them.
    private static final Set<Integer> BY_THE_NETWORK = Set.of(302, 413, 429, 502, 503);

    /// What is not reached here, and why. Whatever else the rules and the protocol have is
    /// demanded, so what is new there is reached, or stands here.
    static final Map<String, String> NOT_HERE =
            Map.of(
                    "hub answers 413",
                    "A till sends 4 MiB at most, and a hub takes 6: a till hears 413 of a proxy.",
                    "hub answers 416",
                    "An answer would have to break off just behind its last byte.",
                    "case refundedForNoGoods",
                    "No till gives a card money but for goods of a sale that it paid, whatever"
                            + " befell its disk.");

    private Reachable() {}

    /// The rules that settle what a person has to know of.
    static Set<String> rulesOfCases() {
        return Arrays.stream(Rule.values())
                .filter(Rule::isConflict)
                .map(CamelCase::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> inManyPowerLosses() {
        return Set.of(
                "act CutHubAtDisk",
                "act CutTillAtDisk",
                "a disk forgot something",
                "a disk kept everything",
                "hub cut at the disk",
                "journal recovered",
                "power is lost again at the start",
                "till cut at the disk");
    }

    static Set<String> inManySeeds() {
        Set<String> wanted = new TreeSet<>();
        for (Fate fate : Fate.values()) {
            wanted.add("fate " + fate);
        }
        Arrays.stream(Act.class.getPermittedSubclasses())
                .filter(act -> !act.isInterface())
                .forEach(act -> wanted.add("act " + act.getSimpleName()));
        rulesOfCases().forEach(rule -> wanted.add("case " + rule));
        BY_THE_HUB.forEach(status -> wanted.add("hub answers " + status));
        BY_THE_NETWORK.forEach(status -> wanted.add("a till hears " + status));
        wanted.removeAll(NOT_HERE.keySet());
        Stream.of("BEGIN", "INSERT", "UPDATE", "COMMIT")
                .forEach(statement -> wanted.add("hub cut at " + statement));
        Stream.of("begin", "entry", "commit", "open sale")
                .forEach(step -> wanted.add("till cut at journal " + step));
        Stream.of(Act.Card.values()).forEach(card -> wanted.add("card " + card));
        Stream.of("clock", "chance", "keys", "link", "replica", "terminal")
                .forEach(port -> wanted.add("till cut at port " + port));
        Stream.of(SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_FULL)
                .forEach(
                        code -> {
                            wanted.add("hub refused " + code);
                            wanted.add("till refused " + code);
                        });
        Stream.of(StoredValueOutcome.Why.UNKNOWN_CARD, StoredValueOutcome.Why.BLOCKED_CARD)
                .forEach(why -> wanted.add("a card refused: " + why));
        wanted.addAll(
                Set.of(
                        "a bit of what is sent is another",
                        "a guess refused: " + StoredValueOutcome.Why.TOO_MANY_TRIES,
                        "a store credit only",
                        "a card is overdrawn",
                        "a card taken out again",
                        "a card too late",
                        "a claim given up",
                        "a customer enrolled",
                        "a customer known here",
                        "points taken back",
                        "paid with points",
                        "a claim lapsed",
                        "a gift card sold",
                        "looked at a card",
                        "no more of a card unasked",
                        "no post-void of a card that was sold",
                        "nothing on a card",
                        "paid by a card",
                        "paid by a card unasked",
                        "paid out as a store credit",
                        "post-voided to a card",
                        "a basket that was left",
                        "a card reversed",
                        "a kind that the hub learnt",
                        "a part paid in cash",
                        "a sale that was paid in part is there again",
                        "a tender given back",
                        "given back to a card",
                        "a terminal is asked again",
                        "a wrong PIN",
                        "an entry took the hub down",
                        "approved",
                        "cash paidIn",
                        "cash paidOut",
                        "cash rounded",
                        "cash safeDrop",
                        "closed to the penny",
                        "closed with a reason",
                        "decided by hand",
                        "hub upgraded",
                        "no post-void: ANOTHER_DAY",
                        "no post-void: REVERSED_BEFORE",
                        "paid by voucher",
                        "post-voided",
                        "no post-void, as the hub says",
                        "a card taken offline",
                        "an offline payment settled",
                        "an offline payment settled by hand",
                        "nothing goes back of what was never paid",
                        "a receipt that the hub knows",
                        "a receipt that the hub says nothing of",
                        "a receipt: Revoked",
                        "brought back by its receipt",
                        "given back by the hub's word",
                        "no more than is on a receipt",
                        "nothing is left of a receipt",
                        "a line came back meanwhile",
                        "a line is claimed by another till",
                        "not taken back, as another till does",
                        "not taken back, as it came back meanwhile",
                        "a piece sold again",
                        "a piece sold twice",
                        "a sale rung on at two tills",
                        "a suspended sale given back",
                        "a suspended sale is gone",
                        "resumed",
                        "resumed unasked",
                        "signed later",
                        "till cut at port signing",
                        "taken elsewhere",
                        "taken over",
                        "suspended",
                        "too soon after a wrong PIN",
                        "a hub put back and a damaged journal",
                        "a till is asked to come later",
                        "the hub heals: a certificate of whom it forgot",
                        "the hub heals: a place where its log never was",
                        "the hub heals: a push that goes on after more than it has",
                        "the hub heals: more was acknowledged than it has",
                        "the hub's clock is put back",
                        "time of a scope waits for the hub's clock",
                        "a push answered in part",
                        "a push has other entries where the hub has some",
                        "a return came before its sale",
                        "a store day is complete",
                        "a torn log of a journal",
                        "a torn log of the hub",
                        "a workstation that the hub forgot",
                        "bought here",
                        "bought in another store",
                        "enrolled",
                        "enrolled anew",
                        "more came back than was sold",
                        "refunds of a revoked till booked",
                        "refunds of a revoked till wait",
                        "revoked",
                        "disk cloned",
                        "disk restored",
                        "hub restored",
                        "a gap",
                        "journal recovered",
                        "refunds wait",
                        "a sale of many lines",
                        "a till that is not loaded yet",
                        "an entry comes once more",
                        "an item that the hub does not know",
                        "day closed",
                        "a copy that does not know what it is",
                        "more than the books can hold",
                        "more than the hub books at once",
                        "no longer sold",
                        "office refused",
                        "refused by the disk",
                        "sold",
                        "taken back",
                        "tapped twice"));
        return wanted;
    }
}

package org.tillbridge.simulator;

import org.sqlite.SQLiteErrorCode;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.simulator.oracle.TerminalMemory.Bank;

import java.time.Duration;
import java.util.List;

/// Something that is done to the shops, by people or by bad luck. All chance in it was drawn when
/// the plan was made, so leaving out one changes nothing in the others.
sealed interface Act {
    /// A customer comes, and buys.
    ///
    /// @param voidsLast whether the last line is voided before it is paid
    /// @param tapsTwice whether the button is pressed once more
    record Sell(int till, List<Wanted> wanted, boolean voidsLast, boolean tapsTwice)
            implements Act {
        public Sell {
            wanted = List.copyOf(wanted);
        }
    }

    /// @param pieces how many of the item
    record Wanted(int item, int pieces) {}

    /// A customer buys, and pays in parts; what is left is paid in cash.
    record SellInParts(int till, List<Wanted> wanted, List<Payment> parts) implements Act {
        public SellInParts {
            wanted = List.copyOf(wanted);
            parts = List.copyOf(parts);
        }
    }

    /// A part of a payment.
    ///
    /// @param percent of what is left
    /// @param card how the card behaves, if it is about one
    record Payment(Kind kind, int percent, Card card) {
        enum Kind {
            CASH,
            CARD,
            VOUCHER,
            /// What was taken last goes back.
            GIVEN_BACK
        }
    }

    /// A customer buys, and pays a part by a card that the terminal takes without asking a bank.
    ///
    /// @param percent of the whole
    /// @param bank what it says when it is asked later
    /// @param otherCard whether another card pays the rest; else that is paid in cash
    record SellOffline(
            int till, List<Wanted> wanted, int percent, Card card, Bank bank, boolean otherCard)
            implements Act {
        public SellOffline {
            wanted = List.copyOf(wanted);
        }
    }

    /// A terminal reaches the bank again.
    record Forward(int till) implements Act {}

    /// A till asks its terminal what became of what that took upon itself.
    record AskForwarded(int till) implements Act {}

    /// A person has it from the bank.
    ///
    /// @param which of those that wait and of which the bank said something
    record SettleByHand(int till, int which) implements Act {}

    /// What becomes of asking a card terminal for something.
    enum Card {
        PAYS(true, true, true),
        PAYS_A_PART(true, true, true),
        REFUSED(false, true, true),
        /// Done, but the answer comes only when it is asked again.
        ANSWER_LOST(true, false, true),
        REFUSAL_LOST(false, false, true),
        /// Done, and it never says so.
        SILENT(true, false, false),
        REFUSED_SILENTLY(false, false, false),
        /// The till loses its power before the terminal hears of it.
        CUT_BEFORE(false, false, true),
        /// And here after it has done it, before it answers.
        CUT_AFTER(true, false, true);

        private final boolean isDone;
        private final boolean answersAtOnce;
        private final boolean answersEver;

        Card(boolean isDone, boolean answersAtOnce, boolean answersEver) {
            this.isDone = isDone;
            this.answersAtOnce = answersAtOnce;
            this.answersEver = answersEver;
        }

        /// How much of an amount is done.
        long does(long amount, boolean isReversal) {
            long part = this == PAYS_A_PART && !isReversal ? amount / 2 + 1 : amount;
            return isDone ? Math.min(part, amount) : 0;
        }

        boolean answersAtOnce() {
            return answersAtOnce;
        }

        boolean answersEver() {
            return answersEver;
        }

        /// Money goes back whole or not at all.
        Card ofAReversal() {
            return this == PAYS_A_PART ? PAYS : this;
        }
    }

    /// Someone buys who says who they are; at a till that does not know them they are enrolled.
    ///
    /// @param percent of what is left that they pay with points; 0 where they do not
    record SellToCustomer(
            int till, int person, List<Wanted> wanted, int percent, Afterwards afterwards)
            implements Act {
        public SellToCustomer {
            wanted = List.copyOf(wanted);
        }
    }

    /// A customer buys a gift card, or has more put on it.
    record SellCard(int till, int card, int pence) implements Act {}

    /// A customer buys, and pays a part by one of the shop's cards.
    ///
    /// @param card a gift card's number, or beyond those a store credit's
    /// @param percent of what is left
    /// @param looksFirst whether somebody looks what is on it before
    record PayByCard(
            int till,
            List<Wanted> wanted,
            int card,
            int percent,
            boolean looksFirst,
            Afterwards afterwards)
            implements Act {
        public PayByCard {
            wanted = List.copyOf(wanted);
        }
    }

    /// What is done when a card has paid its part.
    enum Afterwards {
        PAYS_THE_REST,
        LEAVES,
        /// The card is taken out again.
        TAKES_IT_OUT
    }

    /// A customer brings something back, and gets a store credit for it.
    record RefundAsCredit(int till, int item) implements Act {}

    /// A customer brings something back that cards paid for at this till. They get back what they
    /// paid, as far as it goes; the rest goes out in cash.
    ///
    /// @param sale counted from the last that cards paid
    /// @param card how the terminal behaves
    record RefundToCards(int till, int sale, int line, Card card) implements Act {}

    /// A sale is set aside.
    record Suspend(int till, List<Wanted> wanted) implements Act {
        public Suspend {
            wanted = List.copyOf(wanted);
        }
    }

    /// A sale that was set aside is taken up again.
    ///
    /// @param pays whether it is paid at once
    record Resume(int till, int which, boolean pays) implements Act {}

    /// A sale that is set aside in the store is asked for at the hub, and rung on.
    ///
    /// @param which of those of the till and of the others, counted from the first
    /// @param pays whether it is paid at once
    record TakeOver(int till, int which, boolean pays) implements Act {}

    /// A completed sale is reversed.
    ///
    /// @param which counted from the last
    record PostVoid(int till, int which, boolean byCashier) implements Act {}

    /// Money goes into the till or out of it.
    record MoveCash(int till, CashMovement movement, int pence, boolean byCashier) implements Act {}

    record OpenDrawer(int till, boolean byCashier) implements Act {}

    record WrongPin(int till) implements Act {}

    /// Whoever is at a till goes away, whatever is being rung.
    record SignOff(int till) implements Act {}

    /// @param over what is counted more than there should be, in pence
    record CountTill(int till, int over) implements Act {}

    /// The till is counted, and the day closed.
    record CloseCounted(int till, int over) implements Act {}

    /// What a promotion takes off is another.
    record ChangePromotion(int which, int value) implements Act {}

    /// A customer brings something back.
    record TakeBack(int till, int item, boolean damaged) implements Act {}

    /// A customer brings back what was bought on a line of a sale.
    ///
    /// @param seller the machine that sold
    /// @param sale which line of its sales, counted from the last
    record TakeBackBought(int till, int seller, int sale, boolean damaged) implements Act {}

    /// A customer brings the receipt of a sale, and some of what they bought on it.
    ///
    /// @param seller the machine that printed it
    /// @param sale which of those that it printed, counted from the last
    /// @param line which of those of which something is left
    /// @param pieces of it; those that are not left are not taken back
    /// @param toCards whether the cards that paid get their money back; else it goes out in cash
    /// @param card how the terminal behaves then
    record BringReceipt(
            int till, int seller, int sale, int line, int pieces, boolean toCards, Card card)
            implements Act {}

    /// A customer buys a piece with a serial number, whether it was sold before or not.
    ///
    /// @param piece which of the item
    record SellPiece(int till, int item, int piece) implements Act {}

    /// A customer brings one back, with no receipt.
    record TakeBackPiece(int till, int item, int piece) implements Act {}

    /// A basket is begun, and left.
    record BeginBasket(int till, int item) implements Act {}

    /// A basket is given up.
    record Cancel(int till, int item) implements Act {}

    record Adjust(int till, int item, int pieces) implements Act {}

    /// The stock of an item is adjusted that nobody knows at the hub.
    record AdjustUnknown(int till) implements Act {}

    /// The stock of an item is adjusted by more than the hub's books can hold.
    record AdjustTooMuch(int till) implements Act {}

    record SellMany(int till, int lines) implements Act {}

    /// The stock of many items is adjusted, each in an entry of its own.
    record AdjustMany(int till, int entries) implements Act {}

    record CloseDay(int till) implements Act {}

    record ChangePrice(int item, int pence) implements Act {}

    /// The reduced rate is another from the first day on, said in the middle of it.
    record ChangeTax(int percent) implements Act {}

    record ChangeItem(int item, boolean discontinued) implements Act {}

    /// Another set of quick keys: some rows are removed.
    record ChangeTiles(int first, int count) implements Act {}

    record ChangeWeather(int till, Weather weather) implements Act {}

    /// A signing unit is set up beside a till, and the program started again.
    record SetUpSigning(int till) implements Act {}

    /// The signing unit behaves otherwise from now on.
    record ChangeSigning(int till, Signing signing) implements Act {}

    /// What becomes of asking a signing unit.
    enum Signing {
        WORKS,
        /// It cannot be reached.
        IS_OUT,
        /// It signs, and cannot be reached when it answers.
        ANSWER_LOST,
        /// The till loses its power when the unit has signed, before it answers.
        CUTS_AFTER
    }

    record CutTill(int till) implements Act {}

    /// A till loses its power in the middle of writing: its journal's log ends with a piece of what
    /// was never committed.
    record TearTill(int till, int bytes) implements Act {}

    /// The same of the hub.
    record TearHub(int bytes) implements Act {}

    /// The program is ended as it ought to be, and started again.
    record Restart(int till) implements Act {}

    record CutTillAtPort(int till, int uses) implements Act {}

    record CutTillAtWrite(int till, int writes) implements Act {}

    /// Loses its power at one of the next operations of its disk.
    sealed interface AtTheDisk extends Act {}

    record CutTillAtDisk(int till, int operations) implements AtTheDisk {}

    record CutHubAtDisk(int operations) implements AtTheDisk {}

    record CutHub(int statements) implements Act {}

    /// The hub's disk refuses some statements.
    ///
    /// @param after how many more
    record HubRefuses(SQLiteErrorCode code, int after, int statements) implements Act {}

    /// The next entry of a till takes the hub down, whenever it is booked.
    record Poison(int till) implements Act {}

    /// The hub is started as an earlier version, that does not know some kinds of entries yet.
    record HubOfBefore() implements Act {}

    record UpgradeHub() implements Act {}

    /// A day is closed by an earlier version of the till's program, and that upgraded.
    record CloseAsBefore(int till) implements Act {}

    record DiskRefuses(int till, SQLiteErrorCode code, int writes) implements Act {}

    /// A second machine is set up with a copy of a till's disk; both work under one number.
    record CloneDisk(int till) implements Act {}

    /// Somebody keeps a copy of a till's disk.
    record KeepDisk(int till) implements Act {}

    /// A till gets the disk back that was kept.
    record RestoreDisk(int till) implements Act {}

    /// Somebody backs the hub up.
    record KeepHub() implements Act {}

    /// The hub is put back to what it was when it was backed up, and told so or not.
    record RestoreHub(boolean told) implements Act {}

    /// Head office trusts a till no longer.
    record Revoke(int till) implements Act {}

    /// A person has the refunds booked that a revoked till gave out.
    record BookRefunds(int till) implements Act {}

    /// A machine is enrolled that is new.
    ///
    /// @param machine its number in what follows
    record Enrol(int machine, int store) implements Act {}

    /// A till is enrolled anew, as another workstation.
    ///
    /// @param machine its number in what follows
    record EnrolAnew(int till, int machine) implements Act {}

    /// A bit of a journal is another after a power cut, or its end is gone.
    ///
    /// @param where in the file, in thousandths of its length
    record DamageJournal(int till, Part part, int where, boolean cutsOff) implements Act {}

    /// Which of a journal's files.
    enum Part {
        FILE,
        LOG
    }

    /// The same of a replica.
    record DamageReplica(int till, int where) implements Act {}

    /// Somebody starts the program once more while it runs.
    record StartTwice(int till) implements Act {}

    record JumpClock(int till, Duration by) implements Act {}

    record JumpHubClock(Duration by) implements Act {}

    /// A bit of a till's memory is another when it sends what somebody opened the drawer for.
    record TurnBit(int till) implements Act {}

    /// Head office says what a store gives for goods without proof.
    record ChangeCredit(int store, boolean creditOnly) implements Act {}

    /// Somebody tries numbers of gift cards that nobody has.
    record GuessCards(int till, int cards) implements Act {}

    /// All shops are closed for a long time, and the hub forgets what is older than its log.
    record LongNight(Duration length) implements Act {}

    /// The hub forgets all of its log that it may.
    record ShortenLog() implements Act {}
}

package org.tillbridge.sync.journal;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OfflineApproval;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One fact that happened on a workstation. Facts are only added; what corrects one is another.
public sealed interface JournalEntry {
    /// Goods were sold and paid.
    record SaleCompleted(RetailTransaction transaction) implements JournalEntry {}

    /// Goods came back and their price was given back.
    record ReturnCompleted(RetailTransaction transaction) implements JournalEntry {}

    /// A terminal is about to be asked for money, or to reverse what it took. This is on disk
    /// before it is asked, so that it can be asked again under the same id, whatever happens.
    ///
    /// @param tenderId what the terminal is asked under
    /// @param amount negative where money goes back
    /// @param terminal which one is asked
    /// @param reverses the tender that is to be reversed, if it is about one
    record TenderStarted(
            UUID tenderId,
            UUID transaction,
            Tender tender,
            Money amount,
            String terminal,
            Optional<UUID> reverses)
            implements JournalEntry {}

    /// The terminal has done what it was asked to do.
    ///
    /// @param amount negative where money went back
    /// @param byHand whether it is a person at the till who says so, because the terminal cannot
    ///   tell the till
    /// @param offline that the terminal holds it until it can forward it, where it does
    record TenderAuthorised(
            UUID transaction,
            Money amount,
            CardSlip card,
            boolean byHand,
            Optional<OfflineApproval> offline)
            implements JournalEntry {
        /// What a bank approved, or gave back.
        public TenderAuthorised(UUID transaction, Money amount, CardSlip card, boolean byHand) {
            this(transaction, amount, card, byHand, Optional.empty());
        }
    }

    /// The terminal has not done it, and will not.
    ///
    /// @param byHand as in [TenderAuthorised]
    record TenderDeclined(UUID tenderId, UUID transaction, DeclineReason reason, boolean byHand)
            implements JournalEntry {}

    /// Nobody knows whether the terminal has done it. Another entry follows when someone does.
    record TenderUnknown(UUID tenderId, UUID transaction) implements JournalEntry {}

    /// A line was reversed before the transaction was completed.
    record LineVoided(
            UUID transaction, int line, Goods goods, Quantity quantity, Money amount, Instant at)
            implements JournalEntry {}

    /// A sale was set aside before it was paid, to be taken up again at a workstation of the store.
    ///
    /// @param lines that stand
    /// @param total of them
    /// @param basket the sale as it was, in the form in which the application keeps an open one
    record SaleSuspended(UUID transaction, int lines, Money total, Instant at, String basket)
            implements JournalEntry {}

    /// A sale that was set aside is being rung again.
    record SaleResumed(UUID transaction, Instant at, Resumption where) implements JournalEntry {
        /// On the workstation that set it aside.
        public SaleResumed(UUID transaction, Instant at) {
            this(transaction, at, new Resumption.Here());
        }
    }

    /// Someone became a customer. Who that is stands in the entry's [PersonalPart].
    ///
    /// @param loyaltyCode of the card in their hand, or the one that they were given
    record CustomerEnrolled(CustomerId customer, StoredValueCode loyaltyCode)
            implements JournalEntry {
        public CustomerEnrolled {
            if (loyaltyCode.kind() != StoredValueKind.POINTS) {
                throw new IllegalArgumentException("Not the number of a loyalty card");
            }
        }
    }

    /// A sale got an invoice for a business. Whom it is made out to stands in the entry's
    /// [PersonalPart].
    ///
    /// @param number of the invoice, which is the sale's
    record InvoiceIssued(UUID transaction, TransactionNumber number) implements JournalEntry {}

    /// A business day was opened on this workstation with a float in its till.
    record TillOpened(LocalDate businessDate, Money openingFloat) implements JournalEntry {}

    /// The till was counted and the business day closed.
    ///
    /// @param number of the printed Z report
    /// @param expected what the entries of the day say should be in the till
    /// @param reason why more or less was counted; empty where nobody said
    /// @param grandTotals of this workstation, this day included; absent where an earlier version
    ///   closed the day
    record TillClosed(
            TransactionNumber number,
            LocalDate businessDate,
            List<DenominationCount> counts,
            Money counted,
            Money expected,
            String reason,
            Optional<GrandTotals> grandTotals)
            implements JournalEntry {
        public TillClosed {
            counts = List.copyOf(counts);
        }

        /// As a version that knew neither reason nor grand totals wrote it.
        public TillClosed(
                TransactionNumber number,
                LocalDate businessDate,
                List<DenominationCount> counts,
                Money counted,
                Money expected) {
            this(number, businessDate, counts, counted, expected, "", Optional.empty());
        }
    }

    /// Stock was found to be more or less than the ledger says.
    ///
    /// @param adjustments each with its own line number
    record StockAdjusted(List<Adjustment> adjustments) implements JournalEntry {
        public StockAdjusted {
            adjustments = List.copyOf(adjustments);
            if (adjustments.stream().map(Adjustment::line).distinct().count()
                    != adjustments.size()) {
                throw new IllegalArgumentException("Two adjustments have the same line number");
            }
        }
    }

    /// The receipt of a completed transaction, or a Z report, was put on paper once more.
    ///
    /// @param transaction of a Z report, the entry that closed the day
    /// @param form what of it
    record ReceiptReprinted(UUID transaction, Form form) implements JournalEntry {
        /// What was printed.
        public enum Form {
            /// All of it, marked as a copy.
            COPY,
            /// The goods without amounts.
            GIFT,
            /// The original, of which nobody knows whether it came out: marked as a copy, but with
            /// the numbers of the gift cards and store credits that the paper is.
            AGAIN
        }
    }

    /// What says who was at the till, what was approved, and what became of its money without
    /// goods. None of it moves stock or tax.
    sealed interface TillControl extends JournalEntry {
        /// Someone who has a right let someone else use it once.
        ///
        /// @param right in lower camel case; a later version knows more of them than this one
        /// @param deed what it was for, in the words of the screen
        /// @param amount what it was about, if it was about an amount
        /// @param transaction the open one, if there was one
        record ApprovalGiven(
                OperatorId requester,
                OperatorId approver,
                String right,
                String deed,
                Optional<Money> amount,
                Optional<UUID> transaction)
                implements TillControl {}

        /// A customer was asked for their age, because goods are not for everyone. Their date of
        /// birth is nowhere.
        ///
        /// @param transaction the sale, if one was begun
        /// @param item what it was about
        /// @param minimumAge in years
        /// @param oldEnough whether they are, as the operator saw; if not, it was not sold
        record AgeChecked(
                Optional<UUID> transaction, ItemId item, int minimumAge, boolean oldEnough)
                implements TillControl {}

        /// Someone signed on at this workstation.
        record SignedOn(OperatorId operator) implements TillControl {}

        /// Someone is no longer signed on.
        ///
        /// @param locked whether the workstation locked itself
        record SignedOff(OperatorId operator, boolean locked) implements TillControl {}

        /// A wrong PIN was entered.
        ///
        /// @param operator whose PIN it should have been
        /// @param inARow how many of theirs were wrong since a right one
        record PinRefused(OperatorId operator, int inARow) implements TillControl {}

        /// Money went into the till or out of it without goods.
        ///
        /// @param amount more than nothing
        record CashMoved(CashMovement movement, Money amount, String reason)
                implements TillControl {
            public CashMoved {
                if (!amount.isPositive()) {
                    throw new IllegalArgumentException("No money was moved");
                }
            }

            /// What it adds to the till.
            public Money intoTill() {
                return movement == CashMovement.PAID_IN ? amount : amount.negated();
            }
        }

        /// The drawer was opened though no money was due.
        record DrawerOpened(String reason) implements TillControl {}

        /// The till was counted, before anyone was told what should be in it.
        ///
        /// @param expected what the entries of the day say should be in the till
        record TillCounted(
                LocalDate businessDate,
                List<DenominationCount> counts,
                Money counted,
                Money expected)
                implements TillControl {
            public TillCounted {
                counts = List.copyOf(counts);
            }
        }

        /// What a terminal held was forwarded, or was refused when it was. The sale stands.
        ///
        /// @param byHand whether a person says so, who has it from the terminal or the card
        ///   processor
        record OfflinePaymentSettled(
                UUID tenderId, UUID transaction, Money amount, Outcome outcome, boolean byHand)
                implements TillControl {
            public enum Outcome {
                FORWARDED,
                /// The shop does not get the money.
                REFUSED
            }
        }
    }

    /// What became of sales and returns at the signing unit that a country's law wants at a till.
    sealed interface Signing extends JournalEntry {
        /// From here on sales and returns are to be signed; where no unit is named, none is.
        ///
        /// @param unit what it is called
        record SigningUnitSet(Optional<String> unit) implements Signing {}

        /// The unit signed a document. There is one of these for a document at most.
        ///
        /// @param lines to be printed with it
        /// @param late whether its paper was marked as not signed
        record DocumentSigned(UUID transaction, List<String> lines, boolean late)
                implements Signing {
            public DocumentSigned {
                lines = List.copyOf(lines);
            }
        }

        /// The unit did not sign a document when it was completed, so its paper is marked. It is
        /// signed later.
        ///
        /// @param why for whoever looks at it
        /// @param refused whether the unit answered, and does not take this document
        record DocumentUnsigned(UUID transaction, String why, boolean refused) implements Signing {}
    }

    /// A spare epoch begins where an earlier one ends. What the earlier one has after its last
    /// common entry is carried in this one.
    ///
    /// @param lastCommonSequence the last entry of the earlier epoch that goes to the hub in that
    ///   epoch: after damage the last that could be read, after a fork the last that the hub has
    ///   too; 0 for none
    /// @param lastCommonHash the hash of that entry, or the first previous hash of the earlier
    ///   epoch
    /// @param fork whether the hub had the earlier epoch from another machine as well
    record EpochOpened(
            Epoch previousEpoch, long lastCommonSequence, Hash lastCommonHash, boolean fork)
            implements JournalEntry {}

    /// An entry that cannot go to the hub at its own place: another one stands there, or one before
    /// it is lost. It keeps its identity; what it does, it does once, wherever it came.
    ///
    /// @param header the entry's header, as it was written
    /// @param body the entry's body, as it was written
    /// @param carriedBefore where it was carried before; the hub may have it from there alone
    record Carried(String header, String body, List<CarriedAt> carriedBefore)
            implements JournalEntry {
        public Carried {
            carriedBefore = List.copyOf(carriedBefore);
        }
    }

    /// The place of an entry that carries another.
    record CarriedAt(Epoch epoch, long sequence) {}

    /// What was ever sold and given back on a workstation; never set back to nothing.
    ///
    /// @param returned zero or less
    record GrandTotals(Money sold, Money returned) {}

    /// How many of one note or coin.
    record DenominationCount(Money denomination, int pieces) {}

    /// One item's part of a stock adjustment.
    ///
    /// @param change what is added to the stock on hand; negative for a loss
    record Adjustment(int line, ItemId item, Quantity change, String reason) {}
}

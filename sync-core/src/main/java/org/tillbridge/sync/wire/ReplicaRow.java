package org.tillbridge.sync.wire;

import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Hash;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a row of the replica says, by kind. The hub writes them, the till derives its look-up
/// tables from them.
public sealed interface ReplicaRow
        permits ReplicaRow.ItemRow,
                ReplicaRow.DepartmentRow,
                ReplicaRow.TaxRateRow,
                ReplicaRow.FavouriteRow,
                ReplicaRow.PromotionRow,
                ReplicaRow.RecallRow,
                ReplicaRow.CompanionRow,
                ReplicaRow.SigningKeyRow,
                ReplicaRow.BlockedCardRow,
                ReplicaRow.ErasedPartRow,
                ReplicaRow.PriceRow,
                ReplicaRow.RightRow,
                ReplicaRow.StockRow,
                ReplicaRow.ReflectedRow,
                ReplicaRow.ParkedRow,
                ReplicaRow.WorkstationRow,
                ReplicaRow.OperatorRow,
                ReplicaRow.SpareEpochRow,
                StoreRow {
    String kind();

    /// Names the row within its scope and kind.
    String key();

    /// Catalogue: an item and all codes it is found by.
    record ItemRow(Item item, List<ItemCode> codes) implements ReplicaRow {
        public static final String KIND = "item";

        public ItemRow {
            codes = List.copyOf(codes);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return Integer.toString(item.id().number());
        }
    }

    /// Catalogue.
    record DepartmentRow(Department department) implements ReplicaRow {
        public static final String KIND = "department";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return Integer.toString(department.id().number());
        }
    }

    /// Catalogue, or the store's own, which goes before that: the latest `from` on or before the
    /// business date counts.
    record TaxRateRow(Optional<StoreId> store, TaxClass taxClass, LocalDate from, TaxRate rate)
            implements ReplicaRow {
        public static final String KIND = "taxRate";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return taxClass.code() + "/" + from;
        }
    }

    /// Catalogue: an item with a tile of its own on the sale screen.
    ///
    /// @param position within the category, from 1
    record FavouriteRow(String category, int position, ItemId item) implements ReplicaRow {
        public static final String KIND = "favourite";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return category + "/" + position;
        }
    }

    /// Catalogue: what costs less for a time.
    record PromotionRow(Promotion promotion) implements ReplicaRow {
        public static final String KIND = "promotion";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return promotion.id().text();
        }
    }

    /// Catalogue: an item that another brings along whenever it is sold.
    ///
    /// @param pieces of it with each piece of the item
    /// @param levy whether it is the shop's to keep: whoever brings only the container back gets a
    ///   deposit, and no levy
    record CompanionRow(ItemId item, ItemId companion, int pieces, boolean levy)
            implements ReplicaRow {
        public static final String KIND = "companion";
        public static final int MOST_PIECES = 999;

        public CompanionRow {
            if (item.equals(companion) || pieces < 1 || pieces > MOST_PIECES) {
                throw new IllegalArgumentException(
                        "Item " + item.number() + " does not bring that along");
            }
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return item.number() + "/" + companion.number();
        }
    }

    /// Catalogue: goods that may not be sold because they are called back.
    ///
    /// @param lot as it stands on the label; empty for every lot of the item
    record RecallRow(ItemId item, String lot, String reason) implements ReplicaRow {
        public static final String KIND = "recall";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return item.number() + "/" + lot;
        }
    }

    /// Catalogue: what proves the receipts of a workstation, of whatever store. It stays when the
    /// workstation does not.
    ///
    /// @param revokedAt since when nothing that it signs is believed
    record SigningKeyRow(
            WorkstationId workstation,
            StoreId store,
            VerifyingKey publicKey,
            Optional<Instant> revokedAt)
            implements ReplicaRow {
        public static final String KIND = "signingKey";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return Integer.toString(workstation.number());
        }
    }

    /// Catalogue: a gift card or store credit that head office has pay no more.
    record BlockedCardRow(CardDigest card) implements ReplicaRow {
        public static final String KIND = "blockedCard";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return card.hex();
        }
    }

    /// Catalogue: what an entry said of a person, which head office had erased.
    ///
    /// @param part its hash, by which nobody learns who it was
    record ErasedPartRow(Hash part) implements ReplicaRow {
        public static final String KIND = "erasedPart";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return part.hex();
        }
    }

    /// Price list: the latest `from` that is not in the future counts.
    ///
    /// @param tenThousandths of the major unit of the store's currency
    record PriceRow(ItemId item, Instant from, long tenThousandths) implements ReplicaRow {
        public static final String KIND = "price";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return item.number() + "/" + from.toEpochMilli();
        }
    }

    /// Store: what one role may do there, other than by the preset.
    record RightRow(Role role, Right right, Permission permission) implements ReplicaRow {
        public static final String KIND = "right";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return CamelCase.of(role) + "/" + CamelCase.of(right);
        }
    }

    /// Store.
    record StockRow(ItemId item, Quantity onHand) implements ReplicaRow {
        public static final String KIND = "stock";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return Integer.toString(item.number());
        }
    }

    /// Store: the rows of this scope include that journal's entries up to `sequence`.
    record ReflectedRow(WorkstationId workstation, Epoch epoch, long sequence)
            implements ReplicaRow {
        public static final String KIND = "reflected";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return workstation.number() + "/" + epoch.hex();
        }
    }

    /// Store: one effect that the rows of this scope do not include although its entry is
    /// reflected.
    record ParkedRow(WorkstationId workstation, Epoch epoch, long sequence, ParkedEffect effect)
            implements ReplicaRow {
        public static final String KIND = "parked";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return workstation.number()
                    + "/"
                    + epoch.hex()
                    + "/"
                    + sequence
                    + "/"
                    + effect.effect();
        }
    }

    /// Workstation: itself.
    ///
    /// @param enrolBy where another machine has its journal and its key too: until when this one
    ///   has to be enrolled anew
    /// @param revokedAt since when the hub trusts nothing of it that gives money out
    record WorkstationRow(
            WorkstationId workstation,
            StoreId store,
            String name,
            Optional<Instant> enrolBy,
            Optional<Instant> revokedAt)
            implements ReplicaRow {
        public static final String KIND = "workstation";

        /// One that nobody doubts.
        public WorkstationRow(WorkstationId workstation, StoreId store, String name) {
            this(workstation, store, name, Optional.empty(), Optional.empty());
        }

        /// Whether it gives no money back until it is enrolled anew.
        public boolean refundsWait() {
            return enrolBy.isPresent() || revokedAt.isPresent();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return Integer.toString(workstation.number());
        }
    }

    /// Workstation: who may sign on, and how the PIN is verified here.
    record OperatorRow(OperatorId operator, String name, Role role, PinDigest pin)
            implements ReplicaRow {
        public static final String KIND = "operator";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return Integer.toString(operator.number());
        }
    }

    /// Workstation: an epoch to go on in after damage to the journal.
    record SpareEpochRow(EpochGrant spare) implements ReplicaRow {
        public static final String KIND = "spareEpoch";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String key() {
            return spare.epoch().hex();
        }
    }
}

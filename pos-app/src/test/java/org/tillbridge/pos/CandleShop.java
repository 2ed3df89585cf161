package org.tillbridge.pos;

import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Role;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.EpochsInMemory;
import org.tillbridge.sync.replica.HubInMemory;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.PinKey;
import org.tillbridge.sync.wire.PinVerifier;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A shop that sells a candle, a bag and a few things that are odd, and who works there.
final class CandleShop {
    static final PinVerifier PINS = new PinVerifier(Shop.TILL, PinKey.of(new byte[PinKey.BYTES]));
    private static final byte[] SALT = "saltsaltsaltsalt".getBytes(StandardCharsets.US_ASCII);

    /// How a till stands with a hub that it has not talked with.
    static final SyncStatus HUB_NOT_TRIED =
            new SyncStatus(
                    new HubContact.NotTried(),
                    0,
                    0,
                    Optional.empty(),
                    true,
                    Set.of(),
                    Optional.empty());

    private CandleShop() {}

    static HubInMemory opened() {
        HubInMemory hub = Shop.opened();
        hub.put(
                Shop.WORKSTATION,
                operator(TillOnDisk.MANAGER, "A. Morgan", Role.MANAGER, "3333"),
                operator(TillOnDisk.CASHIER, "B. Evans", Role.CASHIER, "4444"));
        hub.put(
                Scope.CATALOGUE,
                Shop.item(22214, "Candle plate lace white", "22214", "5012345678900"),
                Shop.item(20886, "Box of 9 pebble candles", "20886"),
                Shop.item(85099, "Jumbo bag red retrospot", "85099B"),
                Shop.item(85100, "Jumbo bag owls", "85099b", "15056BL"),
                Shop.item(15056, "Parasol", "15056bl"),
                Shop.discontinued(Shop.item(99, "Old vase", "99")),
                Shop.item(77, "Thing without a price", "77"),
                Shop.favourite("Candles", 1, 22214),
                Shop.favourite("Bags", 1, 85099));
        hub.put(
                Shop.PRICES,
                Shop.price(22214, Instant.EPOCH, "2.55"),
                Shop.price(20886, Instant.EPOCH, "4.21"),
                Shop.price(85099, Instant.EPOCH, "1.95"),
                Shop.price(85100, Instant.EPOCH, "1.95"),
                Shop.price(15056, Instant.EPOCH, "8.50"),
                Shop.price(99, Instant.EPOCH, "3.00"));
        hub.put(Shop.STORE, Shop.stock(22214, 13));
        return hub;
    }

    private static OperatorRow operator(OperatorId id, String name, Role role, String pin) {
        return new OperatorRow(id, name, role, PINS.digest(id, pin, SALT, 1));
    }

    /// Of the till, with two spares.
    static EpochsInMemory epochs() {
        return new EpochsInMemory(
                new EpochGrant(Shop.EPOCH, 1),
                new EpochGrant(new Epoch("00000000000000aa"), 2),
                new EpochGrant(new Epoch("00000000000000bb"), 3));
    }
}

package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

import java.util.Optional;

/// A part of what the hub knows that is ordered and counted by itself: replica rows belong to one.
public sealed interface Scope {
    Scope CATALOGUE = new Catalogue();

    /// What the whole chain sells: items, departments, tax rates.
    record Catalogue() implements Scope {
        @Override
        public String text() {
            return "catalogue";
        }
    }

    /// One price list.
    record Prices(int list) implements Scope {
        public Prices {
            if (list < 1) {
                throw new IllegalArgumentException("Numbers of price lists start at 1");
            }
        }

        @Override
        public String text() {
            return "prices:" + list;
        }
    }

    /// What concerns one store: its settings, its stock, what is reflected and parked.
    record Store(StoreId store) implements Scope {
        @Override
        public String text() {
            return "store:" + store.number();
        }
    }

    /// What concerns one workstation: its name, its operators, its spare epochs.
    record Workstation(WorkstationId workstation) implements Scope {
        @Override
        public String text() {
            return "workstation:" + workstation.number();
        }
    }

    /// As it is written in JSON, addresses and tables: `catalogue`, `prices:1`, `store:1`,
    /// `workstation:2`.
    String text();

    /// Reads what [#text] writes; empty for anything else.
    static Optional<Scope> parse(String text) {
        if (text.equals("catalogue")) {
            return Optional.of(CATALOGUE);
        }
        if (!text.matches("(prices|store|workstation):[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        int number = Integer.parseInt(text.substring(colon + 1));
        return Optional.of(
                switch (text.substring(0, colon)) {
                    case "prices" -> new Prices(number);
                    case "store" -> new Store(new StoreId(number));
                    default -> new Workstation(new WorkstationId(number));
                });
    }
}

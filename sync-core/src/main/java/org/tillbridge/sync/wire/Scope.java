package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of what the hub knows that is ordered and counted by itself: replica rows belong to one.
public sealed interface Scope {
    Scope CATALOGUE = new Catalogue();
    Pattern NUMBERED = Pattern.compile("(prices|store|workstation):([1-9][0-9]{0,8})");

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
        Matcher parts = NUMBERED.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(parts.group(2));
        return Optional.of(
                switch (parts.group(1)) {
                    case "prices" -> new Prices(number);
                    case "store" -> new Store(new StoreId(number));
                    default -> new Workstation(new WorkstationId(number));
                });
    }
}

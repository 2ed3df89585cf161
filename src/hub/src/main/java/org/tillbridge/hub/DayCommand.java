package org.tillbridge.hub;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.hub.day.AbsenceOutcome;
import org.tillbridge.hub.day.StoreDay;
import org.tillbridge.hub.day.StoreDay.DayMoney;
import org.tillbridge.hub.day.StoreDays;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says how the business days of stores stand.
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        description = {
            "List the business days of stores, the latest first, with what was sold.",
            "A day is provisional until its date is over and each active workstation has closed it;"
                    + " then its figures never change, and what still comes is in addenda."
        })
final class DayCommand extends OfficeCommand {
    @Option(names = "--store", paramLabel = "NUMBER", description = "Of this store alone.")
    private Optional<Integer> store = Optional.empty();

    @Option(names = "--date", paramLabel = "DATE", description = "This day alone: 2026-12-01.")
    private Optional<LocalDate> date = Optional.empty();

    @ArgGroup(exclusive = false)
    private final Absence absence = new Absence();

    /// A workstation that nobody is to wait for.
    private static final class Absence {
        @Option(
                names = "--absent",
                required = true,
                paramLabel = "NUMBER",
                description =
                        "Wait no more for this workstation's part of the day, nor of later ones"
                                + " until it opens one. What it sends all the same is booked.")
        private Optional<Integer> workstation = Optional.empty();

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "For those who read it later.")
        private Optional<String> reason = Optional.empty();
    }

    @Override
    int run(BackOffice office) {
        StoreDays days = office.days();
        Optional<String> refused =
                absence.workstation.flatMap(
                        number -> declare(days, number, absence.reason.orElseThrow()));
        if (refused.isPresent()) {
            err().println(refused.get());
            return HubApp.NOT_TAKEN;
        }
        if (store.filter(number -> number < 1).isPresent()) {
            err().println("There is no store " + store.get() + ".");
            return HubApp.NOT_TAKEN;
        }
        days.complete();
        sayAll(page -> days.list(store.map(StoreId::new), date, page), this::say);
        return 0;
    }

    /// @return why not
    private Optional<String> declare(StoreDays days, int workstation, String reason) {
        if (store.isEmpty() || date.isEmpty()) {
            return Optional.of("--absent is of a day: say --store and --date too.");
        }
        if (store.get() < 1 || workstation < 1) {
            return Optional.of(
                    "There is no workstation %d in store %d.".formatted(workstation, store.get()));
        }
        AbsenceOutcome outcome =
                days.absent(
                        new StoreId(store.get()),
                        date.get(),
                        new WorkstationId(workstation),
                        reason);
        return switch (outcome) {
            case AbsenceOutcome.Declared() -> Optional.empty();
            case AbsenceOutcome.Refused(String text) -> Optional.of(text);
        };
    }

    private void say(StoreDay day) {
        out().printf(
                        "Store %d, %s, %s: %s%n",
                        day.store().number(), day.businessDate(), state(day), text(day.money()));
        for (StoreDay.Absent one : day.absent()) {
            out().printf(
                            "  absent since %s: workstation %d %s: %s%n",
                            one.since(), one.workstation().number(), one.name(), one.reason());
        }
        for (StoreDay.Addendum one : day.addenda()) {
            out().printf(
                            "  addendum %d, came on %s: %s%n",
                            one.number(), one.receivedOn(), text(one.money()));
        }
    }

    private static String state(StoreDay day) {
        if (day.completedAt().isPresent()) {
            return "complete since " + day.completedAt().get();
        }
        return day.waitsFor().isEmpty()
                ? "provisional until the date is over"
                : day.waitsFor().stream()
                        .map(DayCommand::text)
                        .collect(Collectors.joining(", ", "provisional, waits for ", ""));
    }

    private static String text(StoreDay.Waiting one) {
        return "workstation %d %s (%s)"
                .formatted(
                        one.workstation().number(), one.name(), one.isOpen() ? "open" : "silent");
    }

    private static String text(List<DayMoney> money) {
        return money.isEmpty()
                ? "no sales"
                : money.stream()
                        .map(
                                one ->
                                        "%d transactions, %s, tax %s"
                                                .formatted(
                                                        one.transactions(),
                                                        amount(one, one.total()),
                                                        amount(one, one.tax())))
                        .collect(Collectors.joining("; "));
    }

    private static Money amount(DayMoney of, long minor) {
        return Money.ofMinor(CurrencyUnit.of(of.currency()), minor);
    }
}

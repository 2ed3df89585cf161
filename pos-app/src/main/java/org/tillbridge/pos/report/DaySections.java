package org.tillbridge.pos.report;

import org.tillbridge.pos.offline.OfflinePayment;
import org.tillbridge.pos.offline.OfflineWords;
import org.tillbridge.pos.report.DayFigures.DepartmentTally;
import org.tillbridge.pos.report.DayFigures.Tally;
import org.tillbridge.pos.report.DayReports.CarriedOver;
import org.tillbridge.pos.report.DayViewModel.Row;
import org.tillbridge.pos.report.DayViewModel.Section;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The figures of the open day as the screen has them. What should be in the drawer is left out;
/// the count is blind.
final class DaySections {
    private final Texts texts;

    DaySections(Texts texts) {
        this.texts = texts;
    }

    List<Section> of(DayFigures totals, CarriedOver carried) {
        List<Section> sections = new ArrayList<>();
        sections.add(takings(totals));
        if (!totals.departments().isEmpty() || totals.giftCards().count() > 0) {
            sections.add(departments(totals));
        }
        addIfAny(sections, "day.taxes", taxes(totals));
        addIfAny(sections, "report.tenders", tenders(totals));
        sections.add(drawer(totals));
        addIfAny(
                sections,
                "day.suspended",
                carried.suspended().stream()
                        .map(sale -> row(sale, totals.businessDate()))
                        .toList());
        addIfAny(sections, "offline.waiting", cards(carried.cards().waiting()));
        addIfAny(sections, "offline.refused", cards(carried.cards().refused()));
        return sections;
    }

    private void addIfAny(List<Section> sections, String key, List<Row> rows) {
        if (!rows.isEmpty()) {
            sections.add(new Section(texts.text(key), rows));
        }
    }

    private List<Row> cards(List<OfflinePayment> payments) {
        OfflineWords words = new OfflineWords(texts);
        return payments.stream()
                .map(one -> new Row(words.row(one), "", texts.amount(one.amount())))
                .toList();
    }

    private Row row(SaleSuspended sale, LocalDate today) {
        return new Row(
                texts.timeOrDay(sale.at(), today)
                        + " · "
                        + texts.text("basket.lines", sale.lines(), 0),
                "",
                texts.amount(sale.total()));
    }

    private Section takings(DayFigures totals) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("day.sales", totals.sales()));
        rows.add(row("day.returns", totals.returns()));
        rows.add(row("day.voids", totals.voids()));
        rows.add(row("report.discounts", totals.discounts()));
        addIfAny(rows, "report.manualDiscounts", totals.manualDiscounts());
        rows.add(row("report.overrides", totals.overrides()));
        addIfAny(rows, "report.exempt", totals.exempt());
        addIfAny(rows, "report.signedLate", totals.signatures().late());
        addIfAny(rows, "report.unsigned", totals.signatures().missing());
        return new Section(texts.text("day.takings"), rows);
    }

    private void addIfAny(List<Row> rows, String key, Tally tally) {
        if (tally.count() != 0) {
            rows.add(row(key, tally));
        }
    }

    private void addIfAny(List<Row> rows, String key, int count) {
        if (count > 0) {
            rows.add(new Row(texts.text(key), Integer.toString(count), ""));
        }
    }

    private Section departments(DayFigures totals) {
        List<Row> rows = new ArrayList<>();
        for (DepartmentTally one : totals.departments()) {
            String name = one.name().isEmpty() ? texts.text("report.noDepartment") : one.name();
            rows.add(
                    new Row(
                            name,
                            Integer.toString(one.tally().count()),
                            texts.amount(one.tally().amount())));
        }
        if (totals.giftCards().count() > 0) {
            rows.add(row("report.giftCards", totals.giftCards()));
        }
        return new Section(texts.text("report.departments"), rows);
    }

    private List<Row> taxes(DayFigures totals) {
        List<Row> rows = new ArrayList<>();
        for (TaxTotal tax : totals.taxes()) {
            rows.add(new Row(texts.tax("day.tax", tax), "", texts.amount(tax.tax())));
        }
        return rows;
    }

    private List<Row> tenders(DayFigures totals) {
        List<Row> rows = new ArrayList<>();
        new TreeMap<>(totals.tenders())
                .forEach(
                        (tender, amount) ->
                                rows.add(
                                        new Row(
                                                texts.text("tenderKind." + CamelCase.of(tender)),
                                                "",
                                                texts.amount(amount))));
        return rows;
    }

    private Section drawer(DayFigures totals) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(texts.text("day.float"), "", texts.amount(totals.openingFloat())));
        rows.add(new Row(texts.text("day.cashTaken"), "", texts.amount(totals.cashTaken())));
        rows.add(new Row(texts.text("day.cashRefunded"), "", texts.amount(totals.cashRefunded())));
        for (CashMovement movement : CashMovement.values()) {
            rows.add(row("drawer." + CamelCase.of(movement), totals.moved(movement)));
        }
        rows.add(new Row(texts.text("report.noSales"), Integer.toString(totals.noSales()), ""));
        rows.add(new Row(texts.text("report.approvals"), Integer.toString(totals.approvals()), ""));
        return new Section(texts.text("day.drawer"), rows);
    }

    private Row row(String key, Tally tally) {
        return new Row(
                texts.text(key),
                tally.count() == 0 ? "" : Integer.toString(tally.count()),
                texts.amount(tally.amount()));
    }
}

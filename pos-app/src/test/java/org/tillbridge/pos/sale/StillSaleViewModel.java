package org.tillbridge.pos.sale;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.ui.BasketRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows one state, and notes what it was asked to do.
final class StillSaleViewModel implements SaleViewModel {
    final List<String> asked = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Shown> shown;
    final ReadOnlyObjectWrapper<Suspended> suspended =
            new ReadOnlyObjectWrapper<>(new Suspended(List.of(), ""));

    StillSaleViewModel(Shown state) {
        shown = new ReadOnlyObjectWrapper<>(state);
    }

    void become(Shown state) {
        shown.set(state);
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void search(String typed) {
        asked.add("search " + typed);
    }

    @Override
    public void enter(String typed) {
        asked.add("enter " + typed);
    }

    @Override
    public void scanned(String code) {
        asked.add("scanned " + code);
    }

    @Override
    public void moveChoice(int by) {
        asked.add("moveChoice " + by);
    }

    @Override
    public void add(int index) {
        asked.add("add " + index);
    }

    @Override
    public void askGiftCard() {
        asked.add("askGiftCard");
    }

    @Override
    public void showCategory(int index) {
        asked.add("showCategory " + index);
    }

    @Override
    public void select(BasketRow row) {
        asked.add("select " + row.number());
    }

    @Override
    public void removeLine() {
        asked.add("removeLine");
    }

    @Override
    public void askQuantity() {
        asked.add("askQuantity");
    }

    @Override
    public void setQuantity(String typed) {
        asked.add("setQuantity " + typed);
    }

    @Override
    public void askSerial() {
        asked.add("askSerial");
    }

    @Override
    public void setSerial(String typed) {
        asked.add("setSerial " + typed);
    }

    @Override
    public void askDepartment(Optional<BasketRow.Unknown> instead) {
        asked.add("askDepartment " + instead.map(BasketRow.Unknown::code).orElse("none"));
    }

    @Override
    public void price(String typed) {
        asked.add("price " + typed);
    }

    @Override
    public void byDepartment(int department, String note) {
        asked.add("byDepartment " + department + " " + note);
    }

    @Override
    public void atPrice(String source) {
        asked.add("atPrice " + source);
    }

    @Override
    public void removeUnknown(BasketRow.Unknown code) {
        asked.add("removeUnknown " + code.code());
    }

    @Override
    public void back() {
        asked.add("back");
    }

    @Override
    public void pay() {
        asked.add("pay");
    }

    @Override
    public ReadOnlyObjectProperty<Suspended> suspended() {
        return suspended.getReadOnlyProperty();
    }

    @Override
    public void suspend() {
        asked.add("suspend");
    }

    @Override
    public void lookForSuspended() {
        asked.add("lookForSuspended");
    }

    @Override
    public void resume(SuspendedRow row) {
        asked.add("resume " + row.suspension());
    }

    @Override
    public void startReturn() {
        asked.add("startReturn");
    }

    @Override
    public void countDrawer() {
        asked.add("countDrawer");
    }

    @Override
    public void cancelSale() {}

    @Override
    public void showDrawer() {
        asked.add("showDrawer");
    }

    @Override
    public void showDay() {
        asked.add("showDay");
    }

    @Override
    public void showSettings() {
        asked.add("showSettings");
    }

    @Override
    public void signOff() {
        asked.add("signOff");
    }
}

package org.tillbridge.pos.sale;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;

import java.util.List;

/// The sales that are set aside here, as they are listed. On the FX thread.
final class SuspendedRows {
    private final OpenSale openSale;
    private final Shelf shelf;
    private final SignOnService signOn;
    private final Tasks tasks;
    private final SuspendedWords words;
    private final ReadOnlyObjectWrapper<List<SuspendedRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());

    SuspendedRows(OpenSale openSale, Shelf shelf, SignOnService signOn, Tasks tasks, Texts texts) {
        this.openSale = openSale;
        this.shelf = shelf;
        this.signOn = signOn;
        this.tasks = tasks;
        this.words = new SuspendedWords(texts);
    }

    ReadOnlyObjectProperty<List<SuspendedRow>> shown() {
        return rows.getReadOnlyProperty();
    }

    /// As they are now.
    void read() {
        tasks.aside(
                () -> words.rows(openSale.suspended(), signOn.operators(), shelf.businessDate()),
                rows::set);
    }
}

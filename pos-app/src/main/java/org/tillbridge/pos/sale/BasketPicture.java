package org.tillbridge.pos.sale;

import org.tillbridge.pos.ui.BasketRow;

import java.util.List;

/// The basket in words and numbers, as all screens that show it show it.
///
/// @param summary "9 lines, 1 voided"
/// @param items "20 items"
/// @param tax "VAT included 8.80", or "Tax added 8.80"; empty for an empty basket
/// @param toPay with its sign of currency, as a positive amount also for a return
public record BasketPicture(
        List<BasketRow> rows, String summary, String items, String tax, String toPay) {
    public BasketPicture {
        rows = List.copyOf(rows);
    }
}

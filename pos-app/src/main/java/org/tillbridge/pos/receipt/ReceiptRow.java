package org.tillbridge.pos.receipt;

import org.tillbridge.sync.pass.SignedPass;

/// One row of a receipt, before anything is measured.
public sealed interface ReceiptRow {
    /// The name of the store, large and centred.
    record Title(String text) implements ReceiptRow {}

    record Centred(String text) implements ReceiptRow {}

    /// A text and the amount that goes with it.
    record Amount(String text, String amount, boolean strong) implements ReceiptRow {}

    /// Something more about the row above.
    record Note(String text) implements ReceiptRow {}

    record Rule() implements ReceiptRow {}

    /// What proves the purchase, in as many codes as the paper needs for it.
    record Pass(SignedPass pass) implements ReceiptRow {}

    /// For machines: what a scanner reads.
    record Qr(String content) implements ReceiptRow {}
}

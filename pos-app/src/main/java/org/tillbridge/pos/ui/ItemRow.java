package org.tillbridge.pos.ui;

/// An item to choose, in words as they are shown.
///
/// @param stock "8 here", "None here"
/// @param none whether the store has none, which is said in another colour and with an icon
/// @param price as in a column; empty if it has none
public record ItemRow(String name, String code, String stock, boolean none, String price) {}

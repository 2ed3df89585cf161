package org.tillbridge.retail;

/// One numbered line of a retail transaction. Lines are added, never removed: a void is a new line
/// that reverses another.
public sealed interface LineItem permits GoodsLine, VoidLine, TenderLine {
    /// From 1, in the order in which the lines were added.
    int number();
}

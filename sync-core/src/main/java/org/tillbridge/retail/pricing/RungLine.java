package org.tillbridge.retail.pricing;

/// A numbered line of a transaction that is being rung.
public record RungLine(int number, RungGoods goods) {}

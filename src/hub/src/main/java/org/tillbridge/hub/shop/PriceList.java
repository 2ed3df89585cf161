package org.tillbridge.hub.shop;

import org.joda.money.CurrencyUnit;

/// A list of prices that one or more stores sell by.
///
/// @param number from 1
public record PriceList(int number, String name, CurrencyUnit currency) {}

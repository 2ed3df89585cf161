package org.tillbridge.simulator;

/// A version of the hub that knows neither tenders, drawer, sign-on nor suspended sales.
final class EarlierHub {
    private EarlierHub() {}

    static boolean knows(String kind) {
        return switch (kind) {
            case "SaleCompleted",
                    "ReturnCompleted",
                    "LineVoided",
                    "TillOpened",
                    "TillClosed",
                    "StockAdjusted",
                    "EpochOpened",
                    "Carried" ->
                    true;
            default -> false;
        };
    }
}

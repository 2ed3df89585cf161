package org.tillbridge.pos.sale;

/// The words of the questions, by their keys: of goods that are sold, or of goods that come back.
public enum Asked {
    OF_A_SALE(
            "screen.sellWithoutCode",
            "screen.sellByDepartment",
            "screen.priceSource",
            "screen.sellAtPrice"),
    OF_A_RETURN(
            "screen.takeBackWithoutCode",
            "screen.takeBackByDepartment",
            "screen.paidSource",
            "screen.takeBackAtPrice");

    private final String withoutCode;
    private final String byDepartment;
    private final String priceSource;
    private final String atPrice;

    Asked(String withoutCode, String byDepartment, String priceSource, String atPrice) {
        this.withoutCode = withoutCode;
        this.byDepartment = byDepartment;
        this.priceSource = priceSource;
        this.atPrice = atPrice;
    }

    String withoutCode() {
        return withoutCode;
    }

    String byDepartment() {
        return byDepartment;
    }

    String priceSource() {
        return priceSource;
    }

    String atPrice() {
        return atPrice;
    }
}

package org.tillbridge.retail;

/// What not everyone may do. Who may is said by [Rights].
public enum Right {
    /// Giving money back for goods whose purchase nothing proves.
    RETURN_WITHOUT_RECEIPT,
    /// Giving more of a sale back in cash than cash paid.
    REFUND_OTHERWISE,
    /// Selling an item at another price than that of the list, or one that has none.
    PRICE_OVERRIDE,
    /// Taking something off the price of a line.
    LINE_DISCOUNT,
    /// Taking something off a sale as a whole.
    SALE_DISCOUNT,
    /// Selling to a customer who pays no tax.
    TAX_EXEMPTION,
    /// Selling by department what has no code, or a code nobody knows. Everyone may, unless a store
    /// says otherwise: without it selling would stop.
    DEPARTMENT_SALE,
    /// Taking a line, or a part of it, out of a sale before it is paid.
    LINE_VOID,
    /// Abandoning a sale with lines in it.
    SALE_CANCEL,
    /// Selling a piece that, by its serial number, was sold at this workstation and has not come
    /// back.
    SERIAL_SOLD_AGAIN,
    /// Reversing a completed transaction by a new one.
    POST_VOID,
    /// Opening the drawer where no money is due.
    NO_SALE,
    /// Putting money into the till without a sale.
    PAID_IN,
    /// Taking money out of the till to pay for something.
    PAID_OUT,
    /// Taking money out of the till to a safe.
    SAFE_DROP,
    /// Counting the till and closing the business day.
    TILL_CLOSE,
    /// Opening a business day that is more than a week from the last.
    DISTANT_BUSINESS_DAY,
    /// Having somebody learn on this workstation, apart from the shop's books.
    TRAINING
}

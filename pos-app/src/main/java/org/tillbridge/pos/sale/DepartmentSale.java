package org.tillbridge.pos.sale;

import org.tillbridge.retail.Department;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.RungGoods;

import java.util.Optional;

/// Goods that no item is known for, sold by department and matched later.
///
/// @param note what they are, for whoever matches them
public record DepartmentSale(
        Department department,
        TaxClass taxClass,
        UnitPrice price,
        Quantity quantity,
        Optional<ItemCode> code,
        String note) {
    /// @param taxRate of its tax class on the business day that is open
    public RungGoods goods(TaxRate taxRate) {
        return new RungGoods(
                new Goods.OfDepartment(department.id(), department.name(), code, note),
                quantity,
                price,
                Optional.empty(),
                Optional.empty(),
                taxClass,
                taxRate,
                Optional.empty());
    }
}

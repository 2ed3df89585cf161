package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.hub.tsv.UnseenCharacters;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What cells of import files say.
final class Cells {
    private static final int PRICE_DECIMALS = 4;
    private static final int QUANTITY_DECIMALS = 3;

    private Cells() {}

    /// A number given by the shop, from 1.
    static OptionalInt number(String cell) {
        return cell.matches("[1-9][0-9]{0,8}")
                ? OptionalInt.of(Integer.parseInt(cell))
                : OptionalInt.empty();
    }

    /// Ten-thousandths of the major unit; not negative.
    static OptionalLong price(String cell) {
        return cell.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")
                ? OptionalLong.of(scaled(cell, PRICE_DECIMALS))
                : OptionalLong.empty();
    }

    static Optional<Quantity> quantity(String cell) {
        return cell.matches("-?[0-9]{1,12}(\\.[0-9]{1,3})?")
                ? Optional.of(new Quantity(scaled(cell, QUANTITY_DECIMALS)))
                : Optional.empty();
    }

    /// A date begins at midnight in the zone; an instant has its offset with it.
    static Optional<Instant> time(String cell, ZoneId zone) {
        try {
            Instant time =
                    cell.indexOf('T') < 0
                            ? LocalDate.parse(cell).atStartOfDay(zone).toInstant()
                            : OffsetDateTime.parse(cell).toInstant();
            return time.isBefore(Instant.EPOCH) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    static boolean isTooLongOrOdd(String code) {
        return code.length() > ItemCode.MAX_LENGTH || UnseenCharacters.areIn(code);
    }

    /// The department in the column `department`, if it was set up.
    static Optional<Department> department(ShopStore shop, TsvRow row) throws SQLException {
        OptionalInt number = number(row.cell("department"));
        return number.isPresent()
                ? shop.department(new DepartmentId(number.getAsInt()))
                : Optional.empty();
    }

    private static long scaled(String decimal, int places) {
        return new BigDecimal(decimal).movePointRight(places).longValueExact();
    }
}

package org.tillbridge.hub.catalogue;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.tillbridge.hub.shop.PriceList;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.hub.tsv.UnseenCharacters;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.promotion.Combination;
import org.tillbridge.retail.pricing.promotion.Offer;
import org.tillbridge.retail.pricing.promotion.Offer.Leg;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.retail.pricing.promotion.Promotion.Conditions;
import org.tillbridge.retail.pricing.promotion.PromotionId;
import org.tillbridge.retail.pricing.promotion.Selection;
import org.tillbridge.sync.wire.StoreRow;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the cells of one promotion. The first odd one ends it.
final class PromotionCells {
    /// What a row of the feed may name.
    private static final int MOST_GOODS = 5_000;

    /// The last year that can be written down has four digits.
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private static final int LONGEST_CONDITION = 48;
    private static final Pattern LEG = Pattern.compile(" \\+ ");

    private final StatementStore statements;
    private final TsvRow row;

    PromotionCells(StatementStore statements, TsvRow row) {
        this.statements = statements;
        this.row = row;
    }

    /// A cell that says nothing of its kind.
    static final class OddCellException extends Exception {
        private static final long serialVersionUID = 1;
        private final String kind;
        private final String value;

        OddCellException(String kind, String value) {
            super(kind + " " + value);
            this.kind = kind;
            this.value = value;
        }

        String kind() {
            return kind;
        }

        String value() {
            return value;
        }
    }

    Promotion promotion() throws SQLException, OddCellException {
        String id = words("promotion", PromotionId.MAX_LENGTH);
        String name = words("name", Promotion.MAX_NAME);
        Offer offer = offer();
        try {
            return new Promotion(
                    new PromotionId(id),
                    name,
                    offer,
                    combination(),
                    priority(),
                    yes("onOverrides"),
                    conditions());
        } catch (IllegalArgumentException odd) {
            throw odd("combination");
        }
    }

    private Offer offer() throws SQLException, OddCellException {
        try {
            return switch (cell("kind")) {
                case "percentage" -> new Offer.PercentOff(goods(), share());
                case "amount" -> new Offer.AmountOff(goods(), unitPrice());
                case "fixedPrice" -> new Offer.FixedPrice(goods(), unitPrice());
                case "nForPrice" -> new Offer.NForPrice(goods(), number("buy"), money("amount"));
                case "buyNGetM" ->
                        new Offer.BuyNGetM(goods(), number("buy"), number("get"), shareOrAll());
                case "mixAndMatch" -> new Offer.MixAndMatch(legs(), money("amount"));
                case "basketPercentage" ->
                        new Offer.BasketPercent(goods(), money("threshold"), share());
                case "basketAmount" ->
                        new Offer.BasketAmount(goods(), money("threshold"), money("amount"));
                default -> throw odd("kind");
            };
        } catch (IllegalArgumentException | ArithmeticException odd) {
            throw odd("kind");
        }
    }

    private Selection goods() throws SQLException, OddCellException {
        return selection(cell("items"));
    }

    private Selection selection(String tokens) throws SQLException, OddCellException {
        Set<ItemId> items = new HashSet<>();
        Set<DepartmentId> departments = new HashSet<>();
        if (parts(cell("items")).size() > MOST_GOODS) {
            throw new OddCellException("badPromotion", "items: more than " + MOST_GOODS);
        }
        for (String token : parts(tokens)) {
            if (token.startsWith("#")) {
                departments.add(department(token));
            } else {
                Optional<Item> item = new ItemStore(statements).bySku(token);
                items.add(item.orElseThrow(() -> new OddCellException("unknownSku", token)).id());
            }
        }
        return new Selection(items, departments);
    }

    private DepartmentId department(String token) throws SQLException, OddCellException {
        OptionalInt number = Cells.number(token.substring(1));
        if (number.isEmpty()
                || new ShopStore(statements)
                        .department(new DepartmentId(number.getAsInt()))
                        .isEmpty()) {
            throw new OddCellException("unknownDepartment", token);
        }
        return new DepartmentId(number.getAsInt());
    }

    /// `2* 85123A 85123B + 22423`: two of these and one of those.
    private List<Leg> legs() throws SQLException, OddCellException {
        List<Leg> legs = new ArrayList<>();
        for (String leg : LEG.split(cell("items"), -1)) {
            List<String> tokens = parts(leg);
            boolean counted = !tokens.isEmpty() && tokens.getFirst().matches("[1-9][0-9]?\\*");
            String goods = String.join(" ", counted ? tokens.subList(1, tokens.size()) : tokens);
            if (goods.isEmpty()) {
                throw odd("items");
            }
            int pieces = counted ? Integer.parseInt(tokens.getFirst().replace("*", "")) : 1;
            legs.add(new Leg(selection(goods), pieces));
        }
        return legs;
    }

    private int share() throws OddCellException {
        if (!cell("percent").matches("[0-9]{1,3}(\\.[0-9]{1,4})?")) {
            throw odd("percent");
        }
        int share = new BigDecimal(cell("percent")).movePointRight(4).intValueExact();
        if (share < 1 || share > Offer.WHOLE) {
            throw odd("percent");
        }
        return share;
    }

    private int shareOrAll() throws OddCellException {
        return cell("percent").isEmpty() ? Offer.WHOLE : share();
    }

    private UnitPrice unitPrice() throws SQLException, OddCellException {
        return new UnitPrice(
                currency(),
                Cells.price(cell("amount"))
                        .orElseThrow(() -> new OddCellException("badPrice", cell("amount"))));
    }

    private Money money(String column) throws SQLException, OddCellException {
        CurrencyUnit currency = currency();
        if (column.equals("threshold") && cell(column).isEmpty()) {
            return Money.zero(currency);
        }
        if (Cells.price(cell(column)).isEmpty()) {
            throw new OddCellException("badPrice", cell(column));
        }
        BigDecimal amount = new BigDecimal(cell(column)).stripTrailingZeros();
        if (amount.scale() > currency.getDecimalPlaces()) {
            throw new OddCellException("badPrice", cell(column));
        }
        return Money.of(currency, amount);
    }

    private CurrencyUnit currency() throws SQLException, OddCellException {
        if (cell("currency").isEmpty()) {
            return new ShopStore(statements)
                    .priceLists().stream()
                            .findFirst()
                            .map(PriceList::currency)
                            .orElseThrow(() -> odd("currency"));
        }
        try {
            return CurrencyUnit.of(cell("currency"));
        } catch (IllegalCurrencyException unknown) {
            throw odd("currency");
        }
    }

    private int number(String column) throws OddCellException {
        return Cells.number(cell(column)).orElseThrow(() -> odd(column));
    }

    private Combination combination() throws OddCellException {
        return cell("combination").isEmpty()
                ? Combination.BEST
                : CamelCase.parse(Combination.class, cell("combination"))
                        .orElseThrow(() -> odd("combination"));
    }

    private int priority() throws OddCellException {
        if (cell("priority").isEmpty()) {
            return 0;
        }
        if (!cell("priority").matches("-?[0-9]{1,3}")) {
            throw odd("priority");
        }
        return Integer.parseInt(cell("priority"));
    }

    private boolean yes(String column) throws OddCellException {
        return switch (cell(column)) {
            case "", "no" -> false;
            case "yes" -> true;
            default -> throw odd(column);
        };
    }

    private Conditions conditions() throws SQLException, OddCellException {
        Optional<Instant> from = time("from", cell("from"));
        Optional<Instant> until = time("until", dayAfter(cell("until")));
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new OddCellException("badTime", cell("until"));
        }
        return new Conditions(from, until, stores(), optional("coupon"), optional("customerGroup"));
    }

    private Optional<Instant> time(String column, String text)
            throws SQLException, OddCellException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> time = Cells.time(text, firstZone());
        if (time.isEmpty() || !time.get().isBefore(LAST)) {
            throw new OddCellException("badTime", cell(column));
        }
        return time;
    }

    /// A date is the last day of it; an instant is the first moment after it.
    private static String dayAfter(String until) {
        try {
            return LocalDate.parse(until).plusDays(1).toString();
        } catch (DateTimeException instant) {
            return until;
        }
    }

    private ZoneId firstZone() throws SQLException {
        return new ShopStore(statements)
                .stores().stream().findFirst().map(StoreRow::timeZone).orElse(ZoneOffset.UTC);
    }

    private Set<StoreId> stores() throws SQLException, OddCellException {
        Set<StoreId> stores = new HashSet<>();
        for (String token : parts(cell("stores"))) {
            OptionalInt number = Cells.number(token);
            if (number.isEmpty()
                    || new ShopStore(statements).store(new StoreId(number.getAsInt())).isEmpty()) {
                throw new OddCellException("unknownStore", token);
            }
            stores.add(new StoreId(number.getAsInt()));
        }
        return stores;
    }

    private Optional<String> optional(String column) throws OddCellException {
        return cell(column).isEmpty()
                ? Optional.empty()
                : Optional.of(words(column, LONGEST_CONDITION));
    }

    private String words(String column, int longest) throws OddCellException {
        String words = cell(column);
        if (words.isEmpty() || words.length() > longest || UnseenCharacters.areIn(words)) {
            throw odd(column);
        }
        return words;
    }

    private static List<String> parts(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split(" +"));
    }

    private String cell(String column) {
        return row.cell(column);
    }

    private OddCellException odd(String column) {
        return new OddCellException("badPromotion", column + " " + cell(column));
    }
}

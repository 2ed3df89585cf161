package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.receipt.ReceiptViewModel.PaperRow;
import org.tillbridge.pos.receipt.ReceiptViewModel.Weight;
import org.tillbridge.pos.report.DayViewModel;
import org.tillbridge.pos.report.DayViewModel.TransactionRow;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.KeysInMemory;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A customer comes back on another day and wants the receipt once more.
class EarlierReceiptsTest extends AtTheCounter {
    private static final String FIRST = "1-2-1-000001";

    @BeforeEach
    void twoSalesOnADayAndOneOnTheNext() {
        openDay();
        sell("22214", "500");
        sell("20886", "500");
        till.day.close(List.of());
        till.day.open(TillOnDisk.DAY.plusDays(1), pounds("100.00"));
        sell("22214", "500");
        sale.showDay();
    }

    @Test
    void theDayBeforeIsListedAndItsReceiptShownAsACopy() {
        assertThat(numbers()).containsExactly("1-2-1-000004");
        assertThat(listing().before()).isTrue();
        assertThat(listing().after()).isFalse();

        day.dayBefore();

        assertThat(listing().day()).isEqualTo("Wed 1 Dec");
        assertThat(numbers()).containsExactly("1-2-1-000002", FIRST);
        assertThat(day.shown().get().day()).as("the totals stay").isEqualTo("2 Dec 2010");
        day.moveChoice(1);
        day.openChosen();
        assertFirstIsShownAsACopy();
        receipt.next();
        assertThat(numbers()).containsExactly("1-2-1-000002", FIRST);
        assertThat(day.shown().get().chosen()).isEqualTo(1);

        day.dayBefore();
        assertThat(listing().day()).as("no day is before the first").isEqualTo("Wed 1 Dec");
        day.dayAfter();
        assertThat(numbers()).containsExactly("1-2-1-000004");
    }

    @Test
    void theNextCustomerFindsTheOpenDayAgain() {
        day.dayBefore();
        day.open(0);
        receipt.scanned("22214");
        assertThat(place()).isEqualTo(Place.SALE);

        sale.showDay();

        assertThat(numbers()).containsExactly("1-2-1-000004");
    }

    @Test
    void theOpenDayIsListedWithoutAReceiptToo() {
        till.day.close(List.of());
        till.day.open(TillOnDisk.DAY.plusDays(3), pounds("100.00"));
        navigation.goTo(Place.SALE);
        sale.showDay();
        assertThat(numbers()).isEmpty();
        day.dayBefore();
        assertThat(numbers()).containsExactly("1-2-1-000004");

        day.dayAfter();

        assertThat(numbers()).isEmpty();
        assertThat(listing().after()).isFalse();
    }

    @Test
    void aReceiptIsFoundByItsNumberOrTheLastPartOfIt() {
        for (String typed : List.of(FIRST, " 1 ", "000001")) {
            day.find(typed);

            assertFirstIsShownAsACopy();
            receipt.next();
            assertThat(place()).isEqualTo(Place.DAY);
        }
    }

    @Test
    void theLastPartAloneIsOfTheLatestSeriesThatHasIt() throws IOException {
        till.close();
        Path journal = folder.resolve("journal.db");
        String bytes = Files.readString(journal, StandardCharsets.ISO_8859_1);
        Files.writeString(
                journal, bytes.replace("000004\"", "00000!\""), StandardCharsets.ISO_8859_1);
        till = till.restarted();
        till.sale.scan("22214");
        TransactionNumber next =
                ((TenderOutcome.Paid)
                                till.tender.payCash(
                                        till.openSale.basket().orElseThrow().transaction().id(),
                                        pounds("20.00")))
                        .transaction()
                        .number();
        assertThat(next).hasToString("1-2-2-000001");

        assertThat(number("1")).contains(next.toString());
        assertThat(number("2")).contains("1-2-1-000002");
    }

    private Optional<String> number(String typed) {
        return till.receipts
                .find(typed)
                .flatMap(till.receipts::receipt)
                .map(found -> found.transaction().number().toString());
    }

    @Test
    void aSecondPressTurnsNoFurtherAndWhatIsFoundTooLateOpensNothing() {
        tasks.holdAside();
        day.dayBefore();
        day.dayBefore();
        day.dayAfter();
        tasks.letAside();
        assertThat(listing().day()).isEqualTo("Wed 1 Dec");

        tasks.holdAside();
        day.find("1");
        day.back();
        tasks.letAside();
        assertThat(place()).isEqualTo(Place.SALE);
    }

    @Test
    void aNumberThatThisTillHasNoReceiptOfIsSaid() {
        for (String typed : List.of("77", "1-3-1-000001", "000003", "0", "5012345678900", "abc")) {
            day.find(typed);

            assertThat(place()).isEqualTo(Place.DAY);
            assertThat(day.shown().get().message().orElseThrow().happened())
                    .isEqualTo("There is no receipt " + typed + " on this till.");
        }
    }

    @Test
    void aReceiptIsFoundByItsCodes() {
        UUID first = till.journal.reader().transactionsOf(TillOnDisk.DAY).getFirst().transaction();
        List<PassPart> codes =
                PassPart.of(till.receipts.receipt(first).orElseThrow().pass().orElseThrow(), 100);
        day.scanned(codes.getLast().digits());
        assertThat(place()).isEqualTo(Place.DAY);
        assertThat(day.shown().get().message().orElseThrow().happened())
                .isEqualTo("Code 1 of " + codes.size() + " of this receipt is read.");

        codes.forEach(code -> day.scanned(code.digits()));

        assertFirstIsShownAsACopy();
    }

    @Test
    void aGiftReceiptDoesNotShowWhatItsGiverPaid() {
        UUID first = till.journal.reader().transactionsOf(TillOnDisk.DAY).getFirst().transaction();
        SignedPass gift = till.receipts.giftReceipt(first).orElseThrow().pass().orElseThrow();

        PassPart.of(gift, PassPart.WIDE).forEach(code -> day.scanned(code.digits()));

        assertThat(place()).isEqualTo(Place.DAY);
        assertThat(day.shown().get().message().orElseThrow().happened())
                .isEqualTo("A gift receipt does not lead to the receipt of its giver.");
    }

    @Test
    void theCodeOfAReceiptOfAnotherTillIsSaid() {
        SignedPass brought = SignedPass.sign(SoldElsewhere.receipt(), new KeysInMemory());
        PassPart.of(brought, PassPart.WIDE).forEach(code -> day.scanned(code.digits()));

        assertThat(place()).isEqualTo(Place.DAY);
        assertThat(day.shown().get().message().orElseThrow().happened()).contains("on this till.");
    }

    @Test
    void aSaleOfAClosedDayIsNotVoidedAndTheReasonIsSaid() {
        day.dayBefore();

        day.postVoid();

        assertThat(day.shown().get().message().orElseThrow().happened())
                .isEqualTo("This sale is of a day that is closed.");
    }

    @Test
    void whatCameBackTodayIsMarkedOnTheDayItWasSold() {
        till.put(
                Scope.CATALOGUE,
                new SigningKeyRow(
                        Shop.TILL, Shop.BATH, new KeysInMemory().verifyingKey(), Optional.empty()));
        UUID first = till.journal.reader().transactionsOf(TillOnDisk.DAY).getFirst().transaction();
        navigation.goTo(Place.SALE);
        PassPart.of(till.receipts.receipt(first).orElseThrow().pass().orElseThrow(), PassPart.WIDE)
                .forEach(code -> sale.scanned(code.digits()));
        returns.scanned("22214");
        returns.refund();
        navigation.goTo(Place.SALE);
        sale.showDay();

        day.dayBefore();

        assertThat(listing().rows())
                .extracting(TransactionRow::kind)
                .containsExactly("Sale", "Sale, brought back");
    }

    private void assertFirstIsShownAsACopy() {
        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(receipt.shown().get().title()).isEqualTo("Sale " + FIRST);
        assertThat(receipt.shown().get().paper())
                .contains(new PaperRow("Copy", "", Weight.CENTRED));
    }

    private DayViewModel.Listing listing() {
        return day.shown().get().listing();
    }

    private List<String> numbers() {
        return listing().rows().stream().map(TransactionRow::number).toList();
    }
}

package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.Shop.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.PosApp;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.MediumFolder;
import org.tillbridge.sync.wire.EnrolmentCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A till dies in mid-day with sales that it had not sent, and a new machine takes its place: by
/// the commands that a person types, in processes of their own.
class DeadTillTest {
    @TempDir Path folder;
    private Shop shop;
    private Path stick;

    @BeforeEach
    void openShop() throws Exception {
        shop = Shop.open(folder);
        stick = Files.createDirectory(folder.resolve("stick"));
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void whatADeadTillHadNotSentComesFromTheStickAndIsBookedOnce() throws Exception {
        MediumFolder medium = new MediumFolder(stick, Optional.empty());
        try (TillServices till = shop.newTill("Till 1", around -> around.with(medium))) {
            Shop.openDay(till);
            sell(till, 2);
            await("two are sent", () -> Shop.unsent(till) == 0);
            shop.stopHub();
            sell(till, 3);
            await("all is on the stick", () -> lines() >= 7);
        }
        deleteAll(folder.resolve("Till 1"));
        shop.startHub();
        assertThat(bookedSales()).isEqualTo(2);
        EnrolmentCode code =
                shop.hub()
                        .office()
                        .codeReplacing(new WorkstationId(1), Optional.empty())
                        .orElseThrow();
        String hub = shop.hub().address().toString();
        assertThat(till("enrol", "--folder", "new", "--hub", hub, "--code", code.text()))
                .isEqualTo("0: Enrolled: Till 1.\n");

        assertThat(till("recover", "--folder", "new", fileOnStick()))
                .startsWith("0: ")
                .contains("entries of workstation 1; the hub lacked 3 of them and has all now.");
        assertThat(till("recover", "--folder", "new", fileOnStick()))
                .startsWith("0: ")
                .contains("the hub lacked 0 of them and has all now.");

        assertThat(bookedSales()).isEqualTo(5);
        assertThat(shop.figures().agree()).isTrue();
        try (Stream<Path> left = Files.list(folder.resolve("new"))) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().contains("recover"));
        }
    }

    @Test
    void aMachineThatWasNotGivenItsPlaceIsToldHow() throws Exception {
        MediumFolder medium = new MediumFolder(stick, Optional.empty());
        try (TillServices till = shop.newTill("Till 1", around -> around.with(medium))) {
            Shop.openDay(till);
            await("the day is on the stick", () -> lines() >= 2);
        }
        shop.newTill("new").close();

        assertThat(till("recover", "--folder", "new", fileOnStick()))
                .startsWith("1: ")
                .contains("this machine does not take the place of workstation 1")
                .contains("code --replaces 1.");
        assertThat(till("recover", "--folder", "new", "nothing-there"))
                .isEqualTo("1: nothing-there: there is no such file.\n");
    }

    @Test
    void aFileThatCannotBeUsedIsToldAndTheOthersAreTriedAllTheSame() throws Exception {
        shop.newTill("new").close();
        Files.writeString(folder.resolve("journal.db"), "torn");
        Files.createDirectory(folder.resolve("journal.db-wal"));

        assertThat(till("recover", "--folder", "new", "journal.db", "nothing-there"))
                .startsWith("1: journal.db: it cannot be recovered. ")
                .endsWith("nothing-there: there is no such file.\n");
    }

    /// @return exit code and what was said
    private String till(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), PosApp.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + said;
    }

    private String fileOnStick() throws Exception {
        try (Stream<Path> files = Files.list(stick)) {
            return files.findFirst().orElseThrow().toString();
        }
    }

    /// Whole ones: the last may be half written.
    private long lines() {
        try (Stream<Path> files = Files.list(stick)) {
            Optional<Path> file = files.findFirst();
            return file.isEmpty() ? 0 : lines(Files.readAllBytes(file.get()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long lines(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1)
                .chars()
                .filter(character -> character == '\n')
                .count();
    }

    private long bookedSales() {
        return shop.figures().workstations().getFirst().revenue().stream()
                .mapToLong(revenue -> revenue.transactions())
                .sum();
    }

    private static void sell(TillServices till, int sales) {
        for (int sale = 0; sale < sales; sale++) {
            assertThat(till.sale().scan("22214")).isInstanceOf(ScanOutcome.Added.class);
            assertThat(
                            till.tender()
                                    .payCash(
                                            till.openSale()
                                                    .basket()
                                                    .orElseThrow()
                                                    .transaction()
                                                    .id(),
                                            till.tender().due().orElseThrow()))
                    .isInstanceOf(TenderOutcome.Paid.class);
        }
    }

    private static void deleteAll(Path dead) throws Exception {
        try (Stream<Path> files = Files.walk(dead)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

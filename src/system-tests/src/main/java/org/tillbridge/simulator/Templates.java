package org.tillbridge.simulator;

import org.tillbridge.hub.BackOffice;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.enrolment.EnrolmentOutcome;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.EnrolmentAnswer;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.EnrolmentRequest;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A chain of shops as it is on its first morning: a hub that knows its stores, items and
/// workstations, and the folders of the workstations. Made once, and copied for each seed.
final class Templates {
    static final Instant MORNING = Instant.parse("2010-12-01T08:00:00Z");

    /// When all tills have loaded what they need.
    static final Instant LATER = MORNING.plus(Duration.ofMinutes(15));

    static final int STORES = 4;
    static final int WORKSTATIONS = 12;

    /// The last of them is never sold.
    static final int ITEMS = 25;

    static final int SOLD_ITEMS = ITEMS - 1;
    static final int MANAGER = 1;
    static final String PIN = "123456";
    static final int CASHIER = 2;
    static final String CASHIERS_PIN = "2222";

    private static final int HUB_KEY = 99;

    private final Path folder;
    private final List<Enrolled> workstations = new ArrayList<>();

    /// A workstation that was taken in.
    record Enrolled(EnrolmentAnswer answer, RealKeys keys) {
        int store() {
            return answer.store().number();
        }

        int number() {
            return answer.workstation().number();
        }
    }

    private Templates(Path folder) {
        this.folder = folder;
    }

    static Templates make(Path folder) {
        Templates templates = new Templates(folder);
        try {
            templates.fill();
        } catch (IOException | SetupException failed) {
            throw new IllegalStateException("The shops cannot be set up", failed);
        }
        return templates;
    }

    static HubSettings settings(Path hub) {
        return HubSettings.of(hub).withPinIterations(1);
    }

    Path hub() {
        return folder.resolve("hub");
    }

    /// As it was enrolled.
    Path workstation(int number) {
        return folder.resolve("till-" + number);
    }

    /// As it was after it had worked with the hub, and was ended as it ought to be.
    Path loaded(int number) {
        return folder.resolve("loaded-" + number);
    }

    List<Integer> numbers() {
        return workstations.stream().map(Enrolled::number).toList();
    }

    Enrolled enrolled(int number) {
        return workstations.get(number - 1);
    }

    private void fill() throws IOException, SetupException {
        Files.createDirectories(hub());
        writeHubKey();
        Path files = Files.createDirectories(folder.resolve("files"));
        for (SetUp file : SetUp.FILES) {
            Files.writeString(files.resolve(file.name()), file.content());
        }
        Clock morning = Clock.fixed(MORNING, ZoneOffset.UTC);
        try (BackOffice office =
                BackOffice.open(settings(hub()), morning, new SplittableRandom(1))) {
            office.init(files);
            for (SetUp file : SetUp.imports()) {
                office.importFile(file.name(), file.content());
            }
            for (int number = 1; number <= WORKSTATIONS; number++) {
                enrol(office, number);
            }
        }
    }

    private void enrol(BackOffice office, int number) throws IOException {
        RealKeys keys = new RealKeys(number);
        StoreId store = new StoreId((number - 1) % STORES + 1);
        EnrolmentRequest request =
                EnrolmentRequest.of(office.code(store, Optional.empty()).orElseThrow(), keys);
        EnrolmentAnswer answer = ((EnrolmentOutcome.Enrolled) office.enrol(request)).answer();
        Path till = Files.createDirectories(workstation(number));
        EnrolmentFile.create(till, Enrolment.of(HubAddress.parse("https://hub.example"), answer));
        workstations.add(new Enrolled(answer, keys));
    }

    /// The same in every run, so that certificates and verifiers are too.
    private void writeHubKey() {
        RealKeys keys = new RealKeys(HUB_KEY);
        Base64.Encoder base64 = Base64.getEncoder();
        String text =
                "privateKey=%s\npublicKey=%s\npinKey=%s\n"
                        .formatted(
                                base64.encodeToString(keys.encodedPrivate()),
                                keys.verifyingKey().base64(),
                                base64.encodeToString(new byte[32]));
        try {
            Files.writeString(hub().resolve("hub.key"), text, StandardCharsets.US_ASCII);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package org.tillbridge.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/// Who may know whom. Each rule gives its reason; when one is in the way, the reason decides.
class HouseRulesTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("org.tillbridge");

    private static final DescribedPredicate<JavaClass> JSON =
            resideInAPackage("tools.jackson..").as("JSON");

    private static final DescribedPredicate<JavaClass> WIRING =
            DescribedPredicate.describe(
                    "wiring",
                    type ->
                            nameMatching(".*\\.(Wiring|PosApp|.*Command|Hub|HubApp)(\\$.*)?")
                                    .test(type));

    @Test
    void theTillDoesNotKnowTheHub() {
        noClasses()
                .that()
                .resideInAPackage("org.tillbridge.pos..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tillbridge.hub..", "org.tillbridge.demo..")
                .because("they agree through sync-core and the wire alone")
                .check(HOUSE);
    }

    /// EasyinnovaSL/DPFManager#334, kwhat/jnativehook#436
    @Test
    void theTillHasNoDropDownsAndHearsKeysFromItsWindowAlone() {
        noClasses()
                .that()
                .resideInAPackage("org.tillbridge.pos..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javafx.scene.control.(ComboBox|ChoiceBox|DatePicker).*")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt.event..", "com.github.kwhat..", "com.sun.jna..")
                .because("drop-downs freeze on touch screens, and key hooks break text fields")
                .check(HOUSE);
    }

    @Test
    void theHubDoesNotKnowTheTill() {
        noClasses()
                .that()
                .resideInAPackage("org.tillbridge.hub..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tillbridge.pos..", "org.tillbridge.demo..", "javafx..")
                .because("they agree through sync-core and the wire alone")
                .check(HOUSE);
    }

    @Test
    void theVocabularyIsPure() {
        classes()
                .that()
                .resideInAnyPackage("org.tillbridge.retail..", "org.tillbridge.sync.rules..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "java..",
                                "org.joda.money..",
                                "org.jspecify..",
                                "org.tillbridge.retail..",
                                "org.tillbridge.sync.rules.."))
                .because("words, money and rules must mean the same at till and hub")
                .check(HOUSE);
    }

    @Test
    void journalReplicaAndWireDoNotKnowTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.tillbridge.sync.journal..",
                        "org.tillbridge.sync.replica..",
                        "org.tillbridge.sync.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tillbridge.sync")
                .because("the engine steps them; they do not call back")
                .check(HOUSE);
    }

    @Test
    void sqlLivesInStores() {
        noClasses()
                .that(DescribedPredicate.not(nameMatching(".*Store(\\$.*)?")))
                .and()
                .resideOutsideOfPackages("org.tillbridge.benchmarks..")
                .should()
                .dependOnClassesThat(
                        nameMatching("java\\.sql\\.(PreparedStatement|Statement|ResultSet)"))
                .because("one reads statements beside the tables they are about: use a ...Store")
                .check(HOUSE);
    }

    @Test
    void jsonLivesInCodecs() {
        noClasses()
                .that(DescribedPredicate.not(nameMatching(".*Codec(\\$.*)?")))
                .and()
                .resideOutsideOfPackage("org.tillbridge.hub.http..")
                .should()
                .dependOnClassesThat(JSON)
                .because(
                        "the forms of disk and wire are found in one kind of place: use a ...Codec")
                .check(HOUSE);
    }

    @Test
    void okHttpLivesInTheWire() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.tillbridge.sync.wire..", "org.tillbridge.pos.device.camera..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("okhttp3..")
                .because("everyone else speaks to the hub through HubLink; a camera is no hub")
                .check(HOUSE);
    }

    @Test
    void viewModelsDoNotKnowScenes() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("what a screen does must be testable with no screen")
                .check(HOUSE);
    }

    @Test
    void timeChanceAndIdentityAreArguments() {
        noClasses()
                .that(DescribedPredicate.not(WIRING))
                .and()
                .resideOutsideOfPackages("org.tillbridge.demo..", "org.tillbridge.benchmarks..")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(Random.class)
                .because("a run must be repeatable: take Clock, ids and Random as arguments")
                .check(HOUSE);
    }

    @Test
    void thereAreNoCyclesBetweenPackages() {
        slices().matching("org.tillbridge.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that is in a circle cannot be read alone")
                .check(HOUSE);
    }
}

package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which customer belongs to which group, as the shop says and tills hear.
@OnEachDatabase
class CustomerGroupsTest extends AmongCustomers {
    @Test
    void groupsAreSaidByAddressOrCardAlsoBeforeSomeoneIsEnrolled() {
        imports("Zoe@Example.com\tgold", ZOE.loyaltyCode().digits() + "\tstaff");
        first.journal().enrolling(ZOE);
        first.pushAll();

        assertThat(groups(second, byCard(ZOE))).containsExactly("gold", "staff");
        assertThat(groups(bristol, new CustomerQuestion.ByEmail(ADDRESS)))
                .containsExactly("gold", "staff");
    }

    @Test
    void whoeverTurnsOutToBeTheSamePersonHasTheGroupsOfBoth() {
        imports(
                ZOE.loyaltyCode().digits() + "\tgold",
                ZOE_AGAIN.loyaltyCode().digits() + "\tstaff",
                customer(3, "", "").loyaltyCode().digits() + "\tothers");
        first.journal().enrolling(ZOE);
        first.pushAll();
        second.journal().enrolling(ZOE_AGAIN);
        second.pushAll();

        assertThat(groups(first, byCard(ZOE_AGAIN))).containsExactly("gold", "staff");
    }

    @Test
    void theFileIsTheWholeSetAndAnOddRowAnywhereInItTakesNobodyOut() {
        first.journal().enrolling(ZOE);
        first.pushAll();
        imports("zoe@example.com\tgold");
        String[] many =
                IntStream.range(0, 1_500)
                        .mapToObj(n -> n == 3 ? "nobody\tgold" : "c" + n + "@example.com\tgold")
                        .toArray(String[]::new);

        assertThat(imports(many)).extracting(Finding::kind).containsExactly("badCustomer");
        assertThat(groups(first, byCard(ZOE))).containsExactly("gold");

        assertThat(imports("c1@example.com\tgold")).isEmpty();
        assertThat(groups(first, byCard(ZOE))).isEmpty();
    }

    @Test
    void whatIsOddIsReportedRowByRow() {
        assertThat(
                        imports(
                                "zoe@example.com\t",
                                "\tgold",
                                "zoe@example.com\t" + "g".repeat(49),
                                "zoe@example.com\tgold",
                                "ZOE@example.com\tgold"))
                .extracting(Finding::line, Finding::kind)
                .map(Object::toString)
                .containsExactly(
                        "(2, \"badGroup\")",
                        "(3, \"badCustomer\")",
                        "(4, \"badGroup\")",
                        "(6, \"duplicateRow\")");
    }

    @Test
    void anAnswerHoldsTwentyGroupsAtMost() {
        first.journal().enrolling(ZOE);
        first.pushAll();
        imports(
                IntStream.range(0, 30)
                        .mapToObj(n -> "zoe@example.com\tg%02d".formatted(n))
                        .toArray(String[]::new));

        assertThat(groups(first, byCard(ZOE)))
                .isEqualTo(
                        IntStream.range(0, 20)
                                .mapToObj("g%02d"::formatted)
                                .collect(Collectors.toSet()));
    }

    private List<Finding> imports(String... rows) {
        return hub.office()
                .importFile("customer-groups.tsv", "customer\tgroup\n" + String.join("\n", rows))
                .orElseThrow()
                .findings();
    }

    private static Set<String> groups(TillFixture till, CustomerQuestion question) {
        return ((CustomerOutcome.Answered) asks(till, question)).answer().groups();
    }
}

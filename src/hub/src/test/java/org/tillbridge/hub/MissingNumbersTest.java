package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.DayFixture.BATH;
import static org.tillbridge.hub.DayFixture.DAY;
import static org.tillbridge.hub.DayFixture.closes;
import static org.tillbridge.hub.DayFixture.complete;
import static org.tillbridge.hub.DayFixture.day;
import static org.tillbridge.hub.DayFixture.money;
import static org.tillbridge.hub.DayFixture.opens;
import static org.tillbridge.hub.DayFixture.provisional;
import static org.tillbridge.hub.DayFixture.sale;
import static org.tillbridge.hub.DayFixture.sells;
import static org.tillbridge.hub.DayFixture.waiting;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.NumberRange;
import org.tillbridge.hub.figures.Figures.SeriesFigures;
import org.tillbridge.hub.figures.FiguresCodec;

import java.nio.file.Path;
import java.util.List;

/// Every number that a till gave to a document is at the hub, still to come, or named as missing.
@OnEachDatabase
class MissingNumbersTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
        opens(till);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /// frappe/erpnext#11461, frappe/erpnext#11745
    @Test
    void atTheDaysEndAReceiptThatIsUnsentIsWaitedForAndOneWithoutRecordIsNamed() {
        sells(till, 1);
        till.journal().add(sale(till, 2));
        assertThat(day(hub, BATH, DAY)).isEqualTo(provisional(money(1), waiting(till, true)));
        assertThat(series()).isEqualTo(numbers(1, List.of()));
        assertThat(hub.office().figures().agree()).isTrue();

        aReceiptComesOutThatIsNotRecorded();
        closes(till);

        assertThat(day(hub, BATH, DAY)).isEqualTo(complete(money(1, 2)));
        assertThat(series()).isEqualTo(numbers(4, List.of(new NumberRange(3, 3))));
        assertThat(hub.office().figures().agree()).isFalse();
        assertThat(FiguresCodec.text(hub.office().figures()))
                .contains("\"missingNumbers\":[{\"first\":3,\"last\":3}]");
    }

    /// opensourcepos/opensourcepos#1635
    @Test
    void sixSaleNumbersThatAreMissingAreReportedByTillAndSeriesAlsoTheVeryFirst() {
        aReceiptComesOutThatIsNotRecorded();
        sells(till, 1);
        for (int number = 3; number <= 7; number++) {
            aReceiptComesOutThatIsNotRecorded();
        }
        sells(till, 1);

        assertThat(series())
                .isEqualTo(
                        new SeriesFigures(
                                till.grant().series(),
                                2,
                                8,
                                List.of(new NumberRange(1, 1), new NumberRange(3, 7)),
                                0));
        assertThat(series().missing()).isEqualTo(6);
        assertThat(hub.office().figures().agree()).isFalse();
    }

    private void aReceiptComesOutThatIsNotRecorded() {
        till.journal().nextNumber();
    }

    private SeriesFigures series() {
        Figures figures = hub.office().figures();
        return figures.workstations().getFirst().series().getFirst();
    }

    private SeriesFigures numbers(long last, List<NumberRange> missing) {
        return new SeriesFigures(till.grant().series(), 1, last, missing, 0);
    }
}

package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sale.RingViewModel.Task;

/// Somebody types while something else is under way.
class TypingTest extends AtTheCounter {
    @BeforeEach
    void open() {
        openDay();
    }

    @Test
    void whatIsTypedStaysWhenSomethingElseIsShownBeforeItsSearchAnswers() {
        tasks.holdAside();
        sale.search("jum");

        sale.showCategory(1);

        assertThat(((Task.Favourites) sale.shown().get().task()).typed()).isEqualTo("jum");
        tasks.letAside();
        assertThat(((Task.Results) sale.shown().get().task()).typed()).isEqualTo("jum");
    }

    @Test
    void soDoesWhatIsTypedOn() {
        sale.search("jum");
        tasks.holdAside();
        sale.search("jumbo");

        sale.moveChoice(1);

        Task.Results shown = (Task.Results) sale.shown().get().task();
        assertThat(shown.typed()).isEqualTo("jumbo");
        assertThat(shown.rows()).hasSize(2);
    }

    @Test
    void whatIsRungMeanwhileEndsTheSearch() {
        tasks.holdAside();
        sale.search("jum");

        sale.scanned("22214");
        tasks.letAside();

        assertThat(((Task.Favourites) sale.shown().get().task()).typed()).isEmpty();
    }
}

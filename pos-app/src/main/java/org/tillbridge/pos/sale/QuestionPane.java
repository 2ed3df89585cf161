package org.tillbridge.pos.sale;

import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A question about a line, with a field for its answer.
abstract class QuestionPane extends VBox {
    QuestionPane() {
        super(12);
    }

    abstract void show(RingViewModel.Task task);

    abstract TextField input();

    /// The answer is complete.
    abstract void enter();
}

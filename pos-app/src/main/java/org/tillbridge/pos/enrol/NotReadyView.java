package org.tillbridge.pos.enrol;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.FollowingView;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Messages;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// Nothing to sell with yet: says why, and what is being done about it.
public final class NotReadyView extends FollowingView<NotReadyViewModel.Shown> {
    private final Label title = Words.of("", "size-18");
    private final Messages messages = new Messages();
    private final Label progress = Words.wrapped("", "size-28");
    private final MainButton act;

    public NotReadyView(NotReadyViewModel model, Texts texts) {
        super(model.shown(), texts);
        VBox body = new VBox(progress);
        body.getStyleClass().add("padded");
        leftPlace().getChildren().addAll(Panes.head(title, new Label()), body);
        rightPlace().getChildren().add(messages);
        act = actions().main("", Key.ENTER, model::act);
    }

    @Override
    protected void show(NotReadyViewModel.Shown shown) {
        title.setText(shown.title());
        progress.setText(shown.progress());
        messages.show(shown.messages());
        act.say(shown.action());
        Panes.showIf(act, !shown.action().isEmpty());
    }
}

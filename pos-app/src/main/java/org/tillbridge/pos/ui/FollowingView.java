package org.tillbridge.pos.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// A view that shows, for as long as it is attached, whatever its ViewModel has to show.
///
/// @param <S> what is shown
public abstract class FollowingView<S> implements View {
    private final ReadOnlyObjectProperty<S> shown;
    private final ChangeListener<S> follow = (property, before, now) -> show(now);
    private final Actions actions;
    private final VBox left = new VBox();
    private final VBox right = new VBox(12);
    private final BigNumber big = new BigNumber();
    private final Messages messages = new Messages();

    protected FollowingView(ReadOnlyObjectProperty<S> shown, Texts texts) {
        this.shown = shown;
        actions = new Actions(texts);
        right.getChildren().add(messages);
    }

    protected abstract void show(S now);

    /// Puts the focus where the operator begins.
    protected void focus() {
        input().ifPresent(
                        field -> {
                            field.requestFocus();
                            field.end();
                        });
    }

    protected final S now() {
        return shown.get();
    }

    protected final VBox leftPlace() {
        return left;
    }

    protected final VBox rightPlace() {
        return right;
    }

    protected final BigNumber big() {
        return big;
    }

    protected final void showMessage(Optional<Message> message) {
        messages.show(message);
    }

    @Override
    public final Node left() {
        return left;
    }

    @Override
    public final Node right() {
        return right;
    }

    @Override
    public final Node bottomLeft() {
        return big;
    }

    @Override
    public final Actions actions() {
        return actions;
    }

    @Override
    public final void attach() {
        shown.addListener(follow);
        show(shown.get());
        focus();
    }

    @Override
    public final void detach() {
        shown.removeListener(follow);
    }
}

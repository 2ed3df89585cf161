package org.tillbridge.pos.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;

/// ViewModels that show one state and tell what they are asked to do.
public final class Still {
    private Still() {}

    /// @param asked told each command, as `name argument argument`
    public static <M> M of(Class<M> model, Object shown, Consumer<String> asked) {
        ReadOnlyObjectProperty<Object> property = new SimpleObjectProperty<>(shown);
        Object still =
                Proxy.newProxyInstance(
                        model.getClassLoader(),
                        new Class<?>[] {model},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("shown")) {
                                return property;
                            }
                            List<Object> said = arguments == null ? List.of() : List.of(arguments);
                            asked.accept((method.getName() + " " + said).strip());
                            return method.getReturnType() == boolean.class ? false : null;
                        });
        return model.cast(still);
    }
}

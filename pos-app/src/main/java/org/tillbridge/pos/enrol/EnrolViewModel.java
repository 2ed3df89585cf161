package org.tillbridge.pos.enrol;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.Optional;

/// Making this machine a workstation of a store, by a one-time code. On the FX thread.
public interface EnrolViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    void enrol(String hubAddress, String code);

    /// @param busy while the hub is asked
    record Shown(
            String hubAddress,
            String code,
            boolean busy,
            String addressWrong,
            String codeWrong,
            Optional<Message> message) {}
}

package org.tillbridge.pos.settings;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// The mail server that takes receipts: which it is, and a try of it. What is changed is used when
/// it is saved. On the FX thread.
public interface MailViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// @param typed blank for none: then no receipt is e-mailed
    void server(String typed);

    /// @param index among the ways to keep others out
    void security(int index);

    void sender(String typed);

    /// @param typed blank where the server asks for none
    void user(String typed);

    void password(String typed);

    /// Sends a letter to the sender, with what is typed, saved or not.
    void test();

    void save();

    void back();

    /// @param securities in words
    /// @param wrong what is wrong with what is typed; empty if nothing
    /// @param waiting what has not gone yet, in words
    /// @param changed whether there is something to save
    record Shown(
            String server,
            List<String> securities,
            int security,
            String sender,
            String user,
            String password,
            String wrong,
            String waiting,
            boolean changed,
            Optional<Message> message) {
        public Shown {
            securities = List.copyOf(securities);
        }
    }
}

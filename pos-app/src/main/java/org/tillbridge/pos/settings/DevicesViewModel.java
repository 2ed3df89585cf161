package org.tillbridge.pos.settings;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// Printer, drawer, scanner and customer display of this workstation: which they are, how they are,
/// and a try of each and of the payment terminal. What is changed is used when it is saved. On the
/// FX thread.
public interface DevicesViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// @param index among the connections; 0 for no printer
    void connection(int index);

    void address(String typed);

    /// @param index among the kinds of printers
    void profile(int index);

    void answers(boolean does);

    void drawer(boolean hangsOnIt);

    /// @param typed the drawer's name in `jpos.xml`
    void drawerName(String typed);

    /// @param index 0 for one that types, then among the connections of scanners
    void scannerConnection(int index);

    void scanner(String typed);

    /// @param index 0 for none, 1 for a second window, 2 for a display of lines
    void customerDisplay(int index);

    /// @param typed the display's name in `jpos.xml`
    void displayName(String typed);

    /// Prints a page to look at, with what is chosen, saved or not.
    void testPrint();

    /// Opens the drawer, with what is chosen, saved or not.
    void testDrawer();

    /// Says something on the customer's display, with what is chosen, saved or not.
    void testDisplay();

    /// Asks the payment terminal whether it is there. Takes no money.
    void testTerminal();

    /// A scan here is a test of the scanner.
    void scanned(String code);

    /// The first job that asks is to be printed, or not.
    void answer(boolean wanted);

    void showCamera();

    void save();

    void back();

    /// @param connections none first
    /// @param speaksEscPos whether it has to be said what the printer can do
    /// @param addressAbout how the address is written
    /// @param asking what waits for an answer, each in words
    /// @param changed whether there is something to save
    record Shown(
            List<String> connections,
            int connection,
            Typed address,
            String addressAbout,
            boolean speaksEscPos,
            List<String> profiles,
            int profile,
            boolean answers,
            boolean drawer,
            Typed drawerName,
            int scannerConnection,
            Typed scanner,
            int customerDisplay,
            Typed displayName,
            List<String> asking,
            boolean changed,
            Optional<Message> message) {
        public Shown {
            connections = List.copyOf(connections);
            profiles = List.copyOf(profiles);
            asking = List.copyOf(asking);
        }
    }

    /// What is typed, and what is wrong with it.
    ///
    /// @param isAsked whether there is something to type at all
    record Typed(boolean isAsked, String text, String wrong) {}
}

package org.tillbridge.pos.settings;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.ui.Message;

import java.util.List;
import java.util.Optional;

/// Printer, drawer, scanner and customer display of this workstation: which they are, how they are,
/// and a try of each. What is changed is used when it is saved. On the FX thread.
public interface DevicesViewModel {
    ReadOnlyObjectProperty<Shown> shown();

    /// @param index among the connections; 0 for no printer
    void connection(int index);

    void address(String typed);

    /// @param index among the kinds of printers
    void profile(int index);

    void answers(boolean does);

    void drawer(boolean hangsOnIt);

    void scanner(String typed);

    void customerDisplay(boolean shown);

    /// Prints a page to look at, with what is chosen, saved or not.
    void testPrint();

    /// Opens the drawer, with what is chosen, saved or not.
    void testDrawer();

    /// A scan here is a test of the scanner.
    void scanned(String code);

    /// The first job that asks is to be printed, or not.
    void answer(boolean wanted);

    void save();

    void back();

    /// @param connections none first
    /// @param addressAbout how the address is written
    /// @param asking what waits for an answer, each in words
    /// @param changed whether there is something to save
    record Shown(
            List<String> connections,
            int connection,
            String address,
            String addressAbout,
            String addressWrong,
            List<String> profiles,
            int profile,
            boolean answers,
            boolean drawer,
            String scanner,
            String scannerWrong,
            boolean customerDisplay,
            List<String> asking,
            boolean changed,
            Optional<Message> message) {
        public Shown {
            connections = List.copyOf(connections);
            profiles = List.copyOf(profiles);
            asking = List.copyOf(asking);
        }

        boolean hasPrinter() {
            return connection > 0;
        }
    }
}

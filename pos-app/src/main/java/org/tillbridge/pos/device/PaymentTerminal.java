package org.tillbridge.pos.device;

/// The machine that customers put their cards to.
///
/// Calls wait for people and for networks, up to minutes, so they are for threads of their own.
/// They never throw: whatever goes wrong, the answer says what is known. The terminal knows each
/// request by its id; the same id never takes money twice. No call gives or keeps a card's number.
public interface PaymentTerminal {
    /// Which terminal it is; stands in the journal with what it was asked.
    String name();

    /// Asks it to take money, or to give back what it took, all of it or a part.
    TerminalAnswer ask(TerminalRequest request);

    /// Asks what became of a request. Takes no money. Of what the terminal took upon itself it says
    /// so as long as it has not forwarded it; then what a bank said.
    TerminalAnswer askAgain(TerminalRequest request);

    /// Asks it to give up a request that it has not answered yet. Whether it did is what the answer
    /// to the request says.
    void stop(TerminalRequest request);
}

package org.tillbridge.pos;

import org.tillbridge.pos.device.PaymentTerminal;
import org.tillbridge.pos.fiscal.FiscalSigner;
import org.tillbridge.pos.settings.ScreenChoices;
import org.tillbridge.pos.signon.WrongPins;
import org.tillbridge.pos.sound.SoundSwitch;
import org.tillbridge.pos.sound.Sounds;
import org.tillbridge.sync.MediumFolder;
import org.tillbridge.sync.journal.WriteHook;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What a workstation runs on.
///
/// @param folder the workstation's own
/// @param clock of the shop: sales and business days; elsewhere than in the replay the same as the
///   computer's
/// @param computer the computer's clock, which the talk with the hub goes by
/// @param transactionIds one for each sale and return
/// @param chance a secure one, except in tests
/// @param terminal that takes cards; empty where there is none
/// @param signer what signs sales and returns; empty where no law wants one
/// @param secondMedium where the journal is copied to, if anywhere
/// @param hook is told of each step of a commit to the journal
/// @param sounds by which scans are heard; none unless told
/// @param screens how they look, and in which language
/// @param wrongPins how many there were; on a till to learn on too, where nobody is to guess a PIN
/// @param training whether it is a till to learn on, of which nothing may leave the machine
public record Surroundings(
        Path folder,
        Clock clock,
        Clock computer,
        Supplier<UUID> transactionIds,
        Supplier<UUID> entryIds,
        RandomGenerator chance,
        Optional<PaymentTerminal> terminal,
        Optional<FiscalSigner> signer,
        Optional<MediumFolder> secondMedium,
        WriteHook hook,
        SoundSwitch sounds,
        ScreenChoices screens,
        WrongPins wrongPins,
        boolean training) {
    /// With no terminal, no signing unit and no second medium.
    public Surroundings(
            Path folder,
            Clock clock,
            Clock computer,
            Supplier<UUID> transactionIds,
            Supplier<UUID> entryIds,
            RandomGenerator chance) {
        this(
                folder,
                clock,
                computer,
                transactionIds,
                entryIds,
                chance,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                WriteHook.NONE,
                new SoundSwitch(folder, Sounds.NONE),
                new ScreenChoices(folder),
                WrongPins.in(folder),
                false);
    }

    /// The same for a till to learn on.
    Surroundings forTraining(Path apart, PaymentTerminal simulated) {
        return new Surroundings(
                apart,
                clock,
                computer,
                transactionIds,
                entryIds,
                chance,
                Optional.of(simulated),
                Optional.empty(),
                Optional.empty(),
                WriteHook.NONE,
                sounds,
                screens.apart(),
                wrongPins,
                true);
    }

    public Surroundings with(PaymentTerminal here) {
        return with(Optional.of(here), signer, secondMedium, hook, sounds);
    }

    public Surroundings with(FiscalSigner here) {
        return with(terminal, Optional.of(here), secondMedium, hook, sounds);
    }

    public Surroundings with(MediumFolder medium) {
        return with(terminal, signer, Optional.of(medium), hook, sounds);
    }

    public Surroundings with(WriteHook other) {
        return with(terminal, signer, secondMedium, other, sounds);
    }

    Surroundings heardBy(Sounds heard) {
        return with(terminal, signer, secondMedium, hook, new SoundSwitch(folder, heard));
    }

    private Surroundings with(
            Optional<PaymentTerminal> cards,
            Optional<FiscalSigner> unit,
            Optional<MediumFolder> medium,
            WriteHook told,
            SoundSwitch heard) {
        return new Surroundings(
                folder,
                clock,
                computer,
                transactionIds,
                entryIds,
                chance,
                cards,
                unit,
                medium,
                told,
                heard,
                screens,
                wrongPins,
                training);
    }
}

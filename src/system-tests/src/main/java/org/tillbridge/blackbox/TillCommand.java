package org.tillbridge.blackbox;

import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.Circumstances.Program;
import org.tillbridge.demo.replay.Moments;
import org.tillbridge.demo.replay.ReplayTillCommand;
import org.tillbridge.demo.replay.TillConditions;
import org.tillbridge.retail.ItemId;

import picocli.CommandLine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A workstation of the replay, as a process under conditions that its JVM's options say.
final class TillCommand {
    private static final String DIES = "blackbox.dies";
    private static final String CLOCK = "blackbox.clock";
    private static final String UNHEARD_OF = "blackbox.unheardOf";
    private static final String TRIES_AGAIN = "blackbox.triesAgain";

    private TillCommand() {}

    /// It stops at a moment of finishing a sale, where it is killed.
    static Child dyingAt(Program program, Death death) {
        return start(program, DIES, death.text());
    }

    /// Its computer's clock jumps.
    static Child withJumpingClock(Program program, long seed) {
        return start(program, CLOCK, Long.toString(seed));
    }

    /// It has goods that no catalogue has.
    static Child with(Program program, String sku, ItemId number) {
        return start(program, UNHEARD_OF, sku + "=" + number.number());
    }

    /// What is refused to it, it tries again.
    static Child tryingAgain(Program program) {
        return start(program, TRIES_AGAIN, "true");
    }

    private static Child start(Program program, String option, String value) {
        List<String> options = new ArrayList<>(Child.SHORT_LIVED);
        options.add("-D%s=%s".formatted(option, value));
        return program.start(TillCommand.class, options);
    }

    public static void main(String[] arguments) {
        TillConditions conditions =
                new TillConditions(
                        said(CLOCK)
                                .<Clock>map(
                                        seed ->
                                                new JumpingClock(
                                                        Clock.systemUTC(), Long.parseLong(seed)))
                                .orElse(Clock.systemUTC()),
                        said(DIES).<Moments>map(Death::parse).orElse(Moments.NONE),
                        TillCommand::unheardOf,
                        said(TRIES_AGAIN).isPresent());
        System.exit(new CommandLine(new ReplayTillCommand(conditions)).execute(arguments));
    }

    private static Optional<ItemId> unheardOf(String sku) {
        return said(UNHEARD_OF)
                .filter(goods -> goods.startsWith(sku + "="))
                .map(goods -> Integer.parseInt(goods.substring(sku.length() + 1)))
                .map(ItemId::new);
    }

    private static Optional<String> said(String option) {
        return Optional.ofNullable(System.getProperty(option));
    }
}

package org.tillbridge.demo;

import org.tillbridge.demo.replay.ReplayCommand;
import org.tillbridge.demo.shop.ShopCommand;
import org.tillbridge.front.CommandFront;

import picocli.CommandLine.Command;

/// The demo: a shop to try, and the proof that nothing is lost.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Shows Tillbridge at work on real data.",
        subcommands = {ShopCommand.class, ReplayCommand.class})
public final class DemoApp {
    private DemoApp() {}

    public static void main(String[] arguments) {
        String[] job = arguments.length == 0 ? new String[] {"shop"} : arguments;
        System.exit(CommandFront.of(new DemoApp()).execute(job));
    }
}

package org.tillbridge.hub;

import org.tillbridge.hub.store.DatabaseAddress;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/// What a command did in the folder and database of a hub.
///
/// @param status its exit status
/// @param said on both streams
record CommandRun(int status, String said) {
    static CommandRun of(HubSettings hub, String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of(name, "--folder", hub.folder().toString()));
        if (hub.database() instanceof DatabaseAddress.Server) {
            all.addAll(List.of("--database", PostgresServer.running().urlOf(hub.folder())));
        }
        all.addAll(List.of(arguments));
        StringWriter said = new StringWriter();
        CommandLine commands =
                HubApp.commandLine()
                        .setOut(new PrintWriter(said, true))
                        .setErr(new PrintWriter(said, true));
        return new CommandRun(commands.execute(all.toArray(String[]::new)), said.toString());
    }
}

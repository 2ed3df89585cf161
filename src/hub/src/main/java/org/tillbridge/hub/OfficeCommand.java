package org.tillbridge.hub;

import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/// A command of head office. It may run while a hub serves the same folder.
abstract class OfficeCommand implements Callable<Integer> {
    @Mixin private HubOption hub = new HubOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws Exception {
        try (BackOffice office =
                BackOffice.open(settings(hub), Clock.systemUTC(), new SecureRandom())) {
            return run(office);
        }
    }

    /// @return the exit status
    abstract int run(BackOffice office) throws Exception;

    /// Of the hub that it opens, which is made where there is none.
    HubSettings settings(HubOption option) throws Exception {
        return option.ofOneThatIsThere();
    }

    /// Says all rows of a list, page by page, as long as anyone reads.
    <T> void sayAll(Function<PageRequest, ListPage<T>> list, Consumer<T> say) {
        Optional<PageRequest> wanted = Optional.of(PageRequest.first(PageRequest.MOST));
        while (wanted.isPresent() && !out().checkError()) {
            PageRequest request = wanted.get();
            ListPage<T> page = list.apply(request);
            page.rows().forEach(say);
            wanted = page.next().map(request::behind);
        }
    }

    /// What was given, or a line of the standard input where that is `-`: what is given stays in
    /// the shell's history, and others see it while the command runs.
    static String orFromInput(String given) throws IOException {
        if (!given.equals("-")) {
            return given;
        }
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Optional.ofNullable(input.readLine()).orElse("").strip();
    }

    Path folder() {
        return hub.settings().folder();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}

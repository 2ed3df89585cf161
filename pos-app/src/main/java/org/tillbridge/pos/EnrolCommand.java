package org.tillbridge.pos;

import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.NoAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "enrol",
        description = "Makes this machine a workstation of a store, by a one-time code.",
        mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
    @Option(
            names = "--folder",
            required = true,
            paramLabel = "FOLDER",
            description = "The workstation's own folder; made if it is not there.")
    private Path folder = Path.of("");

    @Option(
            names = "--hub",
            required = true,
            paramLabel = "ADDRESS",
            description = "Where the hub is, such as https://hub.example.")
    private String hub = "";

    @Option(
            names = "--code",
            required = true,
            paramLabel = "CODE",
            description = "A manager's one-time code, such as ABCD-2345.")
    private String code = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        EnrolmentCode oneTime =
                EnrolmentCode.parse(code)
                        .orElseThrow(() -> wrong("That is no code. It looks like ABCD-2345."));
        PrintWriter out = spec.commandLine().getOut();
        return switch (new Enroller(folder).enrol(address(), oneTime)) {
            case EnrolmentOutcome.Enrolled enrolled -> {
                out.println("Enrolled: " + enrolled.enrolment().enrolment().name() + ".");
                yield 0;
            }
            case EnrolmentOutcome.CodeRefused refused -> {
                out.println("The hub does not take this code: " + refused.text());
                yield 1;
            }
            case NoAnswer none -> {
                out.println("No answer from the hub: " + none.reason());
                yield 1;
            }
        };
    }

    private HubAddress address() {
        try {
            return HubAddress.parse(hub);
        } catch (IllegalArgumentException odd) {
            throw wrong("That is no address of a hub: " + hub);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}

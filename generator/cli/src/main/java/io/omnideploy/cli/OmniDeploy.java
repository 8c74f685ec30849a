package io.omnideploy.cli;

import io.omnideploy.cli.command.Arguments;
import io.omnideploy.cli.command.Command;
import io.omnideploy.cli.command.CommandLineModel;
import io.omnideploy.cli.command.Commands;
import io.omnideploy.cli.command.UsageError;
import io.omnideploy.cli.command.World;
import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.DiagnosticText;
import io.omnideploy.cli.render.FailureText;
import io.omnideploy.cli.render.SourceLines;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program: finds the command, runs it, and turns every way in which it can end into words and an exit code. */
public final class OmniDeploy {
    private final Session session;
    private final World world;

    /** @param plugins where adapters, targets, backends and platforms are found */
    public OmniDeploy(Session session, ClassLoader plugins) {
        this.session = session;
        this.world = new World(session, plugins);
    }

    /** Runs one command and returns the exit code. */
    public int run(String... arguments) {
        try {
            return attempt(arguments).number();
        } finally {
            session.interruption().end();
        }
    }

    private ExitCode attempt(String... arguments) {
        try {
            ExitCode code = dispatch(arguments);
            return session.interruption().isRequested() ? interrupted() : code;
        } catch (ParameterException usage) {
            return refused(UsageError.of(usage));
        } catch (Refused refused) {
            return session.interruption().isRequested() ? interrupted() : refused(refused);
        } catch (Failed failed) {
            if (session.interruption().isRequested()) {
                return interrupted();
            }
            session.err().print(FailureText.of(failed, session.errStyle()));
            trace(failed);
            return ExitCode.FAILED;
        } catch (ServiceConfigurationError broken) {
            session.err()
                    .print(FailureText.of(
                            Failed.because("A plug-in can't be loaded: " + broken.getMessage())
                                    .remedy("Take its jar off the plug-in path, or get one that fits this version."),
                            session.errStyle()));
            trace(broken);
            return ExitCode.FAILED;
        } catch (RuntimeException | Error unforeseen) {
            return session.interruption().isRequested() ? interrupted() : internal(unforeseen);
        }
    }

    private ExitCode dispatch(String... arguments) {
        Optional<Command> first = Commands.firstIn(arguments).map(Commands::create);
        CommandLine line = first.map(CommandLineModel::of).orElseGet(CommandLineModel::whole);
        ParseResult parsed = line.parseArgs(arguments);
        if (parsed.isUsageHelpRequested()) {
            return help(CommandLineModel.whole());
        }
        if (!parsed.hasSubcommand()) {
            session.err().print(CommandLineModel.whole().getUsageMessage());
            return ExitCode.REFUSED;
        }
        for (ParseResult level = parsed.subcommand(); level != null; level = level.subcommand()) {
            if (level.isUsageHelpRequested()) {
                return help(level.commandSpec().commandLine());
            }
        }
        Command command = first.orElseGet(
                () -> Commands.create(parsed.subcommand().commandSpec().name()));
        return command.run(new Arguments(parsed), world);
    }

    private ExitCode help(CommandLine line) {
        session.print(line.setColorScheme(CommandLineModel.colours(session.outStyle()))
                .getUsageMessage());
        return ExitCode.DONE;
    }

    private ExitCode refused(Refused refused) {
        session.err()
                .print(new DiagnosticText(new SourceLines(session.directory()), session.errStyle())
                        .all(refused.diagnostics(), List.of()));
        return ExitCode.REFUSED;
    }

    private ExitCode interrupted() {
        session.say(
                "Interrupted. The next 'omnideploy up' or 'destroy' goes on from here; 'omnideploy preview' shows what is"
                        + " left.");
        return ExitCode.INTERRUPTED;
    }

    private ExitCode internal(Throwable unforeseen) {
        session.say("internal error: " + unforeseen + "; run again with " + Session.DEBUG + "=1 for the trace");
        trace(unforeseen);
        return ExitCode.DECLINED;
    }

    private void trace(Throwable reason) {
        if (session.variable(Session.DEBUG).isPresent()) {
            reason.printStackTrace(session.err());
        }
    }
}

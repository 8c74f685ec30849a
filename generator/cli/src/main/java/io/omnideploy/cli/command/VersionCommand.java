package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import picocli.CommandLine.Model.CommandSpec;

/** Tells the versions that a report of a problem needs. */
final class VersionCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.plain("version", "Tells the versions of OmniDeploy, Java and the system."),
                Help.Codes.READING,
                "omnideploy version");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        session.print("omnideploy " + (version == null ? "(development)" : version) + "\n");
        session.print("java " + System.getProperty("java.runtime.version") + "\n");
        session.print("system " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "\n");
        return ExitCode.DONE;
    }
}

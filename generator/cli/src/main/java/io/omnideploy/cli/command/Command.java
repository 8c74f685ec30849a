package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** One command of the program. */
public interface Command {
    /** Returns its name, options, parameters and help, made anew. */
    CommandSpec spec();

    /**
     * Does what it is for.
     *
     * @throws io.omnideploy.diagnostic.Refused when the input does not allow it; nothing was touched
     * @throws io.omnideploy.diagnostic.Failed when a tool or platform is absent, refuses or fails
     */
    ExitCode run(Arguments arguments, World world);
}

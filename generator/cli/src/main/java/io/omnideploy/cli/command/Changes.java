package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.plan.Plan;
import picocli.CommandLine.Model.OptionSpec;

/** Lets a script see by the exit code whether there is something to do. */
final class Changes {
    private static final String EXIT_CODE = "--exit-code";

    private Changes() {}

    static OptionSpec option() {
        return Options.flag("Ends with exit code 10 when changes are pending.", EXIT_CODE);
    }

    static ExitCode code(Arguments arguments, Plan plan) {
        return arguments.has(EXIT_CODE) && !plan.isEmpty() ? ExitCode.PENDING : ExitCode.DONE;
    }
}

package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints the completion script of a shell. */
final class CompletionCommand implements Command {
    @Override
    public CommandSpec spec() {
        PositionalParamSpec shell =
                Options.required("SHELL", "One of " + String.join(", ", CompletionScript.SHELLS) + ".");
        return Help.footer(
                Help.plain("completion", "Prints the completion script of a shell.")
                        .addPositional(shell.toBuilder()
                                .completionCandidates(CompletionScript.SHELLS)
                                .build()),
                Help.Codes.READING,
                "source <(omnideploy completion bash)",
                "omnideploy completion zsh > \"${fpath[1]}/_omnideploy\"");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        String shell = arguments.parameter().orElseThrow();
        if (!CompletionScript.SHELLS.contains(shell)) {
            throw new Refused(Diagnostic.error("unknown-shell", "There is no completion for '" + shell + "'.")
                    .remedy(Nearest.remedy(shell, List.copyOf(CompletionScript.SHELLS))));
        }
        world.session().print(CompletionScript.of(shell));
        return ExitCode.DONE;
    }
}

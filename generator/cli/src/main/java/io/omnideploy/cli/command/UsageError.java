package io.omnideploy.cli.command;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line the way everything else that is wrong is said. */
public final class UsageError {
    private UsageError() {}

    /** Returns what picocli found as a refusal with the nearest name, or the command whose help tells more. */
    public static Refused of(ParameterException usage) {
        String command = usage.getCommandLine().getCommandSpec().qualifiedName();
        if (usage instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(command, unmatched.getUnmatched().getFirst(), usage);
        }
        return new Refused(Diagnostic.error("usage", sentence(usage.getMessage()))
                .remedy("'" + command + " --help' tells what it takes."));
    }

    private static Refused unmatched(String command, String word, ParameterException usage) {
        boolean isCommand = !word.startsWith("-") && command.equals(CommandLineModel.NAME);
        if (isCommand) {
            return new Refused(Diagnostic.error("unknown-command", "There is no command '" + word + "'.")
                    .remedy(Nearest.to(word, Commands.NAMES)
                            .map(nearest -> "Did you mean '" + nearest + "'?")
                            .orElse("'" + command + " --help' lists the commands.")));
        }
        if (!word.startsWith("-")) {
            return new Refused(Diagnostic.error("usage", "'" + command + "' takes no '" + word + "' here.")
                    .remedy("'" + command + " --help' tells what it takes."));
        }
        int equals = word.indexOf('=');
        String option = equals < 0 ? word : word.substring(0, equals);
        List<String> known =
                List.copyOf(usage.getCommandLine().getCommandSpec().optionsMap().keySet());
        return new Refused(Diagnostic.error("unknown-option", "'" + command + "' has no option '" + option + "'.")
                .remedy(Nearest.to(option, known)
                        .map(nearest -> "Did you mean '" + nearest + "'?")
                        .orElse("'" + command + " --help' lists the options.")));
    }

    private static String sentence(String message) {
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}

package io.omnideploy.cli.reference;

import io.omnideploy.cli.command.CommandLineModel;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page about the command line, made from the commands themselves. */
final class CliReference {
    private final StringBuilder page = new StringBuilder();

    private CliReference() {}

    static String page() {
        return new CliReference().whole(CommandLineModel.whole().getCommandSpec());
    }

    private String whole(CommandSpec root) {
        line("# Command line");
        line("");
        line("Made from the program: `./mvnw verify -Domnideploy.rewrite=true` writes this page anew.");
        line("");
        line("```");
        line("omnideploy [OPTION…] COMMAND [OPTION…]");
        line("```");
        line("");
        line(
                "Results go to standard output; progress, questions and errors to standard error. Colours and live progress are for");
        line(
                "terminals, and `NO_COLOR` turns them off. `OMNIDEPLOY_WORK_DIR` names the work folder, `~/.omnideploy` by default.");
        line("");
        for (ArgGroupSpec group : root.argGroups()) {
            line("These options stand before or behind any command that is about a deployment:");
            line("");
            options(group.allOptionsNested());
        }
        codes(root);
        for (CommandLine command : root.subcommands().values()) {
            command(command.getCommandSpec());
        }
        return page.toString();
    }

    private void codes(CommandSpec root) {
        line("| exit code | means |");
        line("|---|---|");
        for (String text : root.usageMessage().footer()) {
            String code = text.strip();
            if (!code.isEmpty() && Character.isDigit(code.charAt(0))) {
                int blank = code.indexOf(' ');
                line("| " + code.substring(0, blank) + " | "
                        + cell(code.substring(blank).strip()) + " |");
            }
        }
        line("");
    }

    private void command(CommandSpec command) {
        line((command.parent().parent() == null ? "## " : "### ") + command.qualifiedName(" "));
        line("");
        for (String sentence : command.usageMessage().description()) {
            line(sentence);
        }
        line("");
        List<OptionSpec> own = command.options().stream()
                .filter(option -> option.group() == null && !option.usageHelp())
                .toList();
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            line("`" + parameter.paramLabel() + "`: " + description(parameter));
            line("");
        }
        if (!own.isEmpty()) {
            options(own);
        }
        boolean open = false;
        for (String text : command.usageMessage().footer()) {
            if (text.startsWith("  ")) {
                if (!open) {
                    line("```");
                    open = true;
                }
                line(text.strip());
            } else if (open) {
                line("```");
                line("");
                open = false;
            }
            if (text.startsWith("Exit codes")) {
                line(text);
                line("");
            }
        }
        for (CommandLine action : command.subcommands().values()) {
            command(action.getCommandSpec());
        }
    }

    private void options(List<OptionSpec> options) {
        line("| option | does |");
        line("|---|---|");
        for (OptionSpec option : options) {
            String names = String.join("`, `", option.names());
            String value = option.typeInfo().isBoolean() ? "" : " " + option.paramLabel();
            line("| `" + names + value + "` | " + cell(description(option)) + " |");
        }
        line("");
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}

package io.omnideploy.cli.command;

import io.omnideploy.cli.console.Style;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The program as picocli sees it: whole for help and completion, with one command alone for a run. */
public final class CommandLineModel {
    /** The name by which it is called. */
    public static final String NAME = "omnideploy";

    private static final int WIDTH = 100;

    private CommandLineModel() {}

    /** Returns the program with one command. */
    public static CommandLine of(Command command) {
        CommandSpec root = root();
        add(root, command);
        return line(root);
    }

    /** Returns the program with all commands. */
    public static CommandLine whole() {
        CommandSpec root = root();
        Commands.NAMES.forEach(name -> add(root, Commands.create(name)));
        return line(root);
    }

    /** Returns the colours of help in a style. */
    public static ColorScheme colours(Style style) {
        return switch (style) {
            case COLOURED -> CommandLine.Help.defaultColorScheme(Ansi.ON);
            case PLAIN -> CommandLine.Help.defaultColorScheme(Ansi.OFF);
        };
    }

    private static CommandLine line(CommandSpec root) {
        return new CommandLine(root).setUsageHelpWidth(WIDTH).setColorScheme(colours(Style.PLAIN));
    }

    private static void add(CommandSpec root, Command command) {
        CommandSpec spec = command.spec();
        root.addSubcommand(spec.name(), spec);
    }

    private static CommandSpec root() {
        CommandSpec root = GlobalOptions.addTo(
                Help.named(NAME, "One config file in, readable infrastructure code or a" + " running application out.")
                        .addOption(help()));
        root.usageMessage()
                .customSynopsis(NAME + " [OPTION…] COMMAND")
                .commandListHeading("%nCommands:%n")
                .footer(Help.exitCodes());
        return root;
    }

    /** Returns the option that asks for help. */
    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Shows this help.")
                .build();
    }
}

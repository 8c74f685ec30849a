package io.omnideploy.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The help of commands: what it does, an example, the exit codes that it can have. */
final class Help {
    private Help() {}

    /** Starts a command that is about a deployment. */
    static CommandSpec ofDeployment(String name, String... description) {
        return GlobalOptions.addTo(plain(name, description));
    }

    /** Starts a command that is about OmniDeploy itself. */
    static CommandSpec plain(String name, String... description) {
        return named(name, description).addOption(CommandLineModel.help());
    }

    /** Starts a description. */
    static CommandSpec named(String name, String... description) {
        CommandSpec spec = CommandSpec.create().name(name);
        // References such as ${db.url} in help mean themselves.
        spec.interpolateVariables(false);
        spec.usageMessage()
                .synopsisHeading("Usage: ")
                .descriptionHeading("%n")
                .description(description)
                .optionListHeading("%nOptions:%n")
                .parameterListHeading("%nParameters:%n")
                .abbreviateSynopsis(true)
                .sortOptions(false);
        return spec;
    }

    /** Ends the help of a command with examples and the exit codes that it can have. */
    static CommandSpec footer(CommandSpec spec, Codes codes, String... examples) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(examples.length == 1 ? "Example:" : "Examples:");
        for (String example : examples) {
            lines.add("  " + example);
        }
        lines.add("");
        lines.add("Exit codes: " + codes.text + ".");
        spec.usageMessage().footer(lines.toArray(String[]::new));
        return spec;
    }

    /** Returns all exit codes, for the help of the program. */
    static String[] exitCodes() {
        return new String[] {
            "",
            "Exit codes:",
            "    0  done",
            "    1  declined at the question, or an error inside OmniDeploy",
            "    2  refused before anything was touched: usage, description, identity, locked stack",
            "    3  a tool or platform is absent, refused or failed",
            "   10  changes are pending or drift was found (--exit-code), or files differ (generate --check)",
            "  130  interrupted",
        };
    }

    /** The exit codes that a command can have. */
    enum Codes {
        /** Of a command that only reads. */
        READING("0 done, 1 internal error, 2 refused"),
        /** Of a command that asks a platform. */
        LOOKING("0 done, 1 internal error, 2 refused, 3 tool or platform failed, 130 interrupted"),
        /** Of a command that asks a platform and can report changes. */
        COMPARING("0 done, 1 internal error, 2 refused, 3 tool or platform failed, 10 changes (with --exit-code),"
                + " 130 interrupted"),
        /** Of a command that compares files. */
        CHECKING("0 done, 1 internal error, 2 refused, 10 files differ (with --check)"),
        /** Of a command that changes things after asking. */
        CHANGING("0 done, 1 declined or internal error, 2 refused, 3 tool or platform failed, 130 interrupted");

        private final String text;

        Codes(String text) {
            this.text = text;
        }
    }
}

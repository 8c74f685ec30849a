package io.omnideploy.cli.command;

import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;

/** The question before anything is changed, or the option that answers it. */
final class Approval {
    private static final String YES = "--yes";

    private final Session session;
    private final boolean given;

    Approval(Arguments arguments, Session session) {
        this.session = session;
        this.given = arguments.has(YES);
    }

    static OptionSpec option() {
        return Options.flag("Does not ask. Needed where nobody can answer, such as in CI.", "-y", YES);
    }

    /** Tells whether it is given, or somebody can give it. */
    boolean isPossible() {
        return given || session.terminal().input();
    }

    /**
     * Makes sure that it is possible before any work is done.
     *
     * @throws Refused when nobody can be asked
     */
    void require() {
        require("omnideploy preview");
    }

    /**
     * Makes sure that it is possible before any work is done.
     *
     * @param look the command that shows what would be done
     * @throws Refused when nobody can be asked
     */
    void require(String look) {
        if (!isPossible()) {
            throw new Refused(Diagnostic.error(
                            "nobody-to-ask",
                            "This asks before it changes anything, and there is no" + " terminal to ask at.")
                    .remedy("Look with '" + look + "', then run it with --yes."));
        }
    }

    /** Asks a question to be answered with yes or no; anything but yes is no. */
    boolean yes(String question) {
        if (given) {
            return true;
        }
        String answer = session.ask(question + " [y/N]").toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes") || declined();
    }

    /** Asks for a word to be typed, which nobody does by accident. */
    boolean word(String question, String word) {
        return given || session.ask(question).equals(word) || declined();
    }

    private boolean declined() {
        session.say("Declined; nothing was changed.");
        return false;
    }
}

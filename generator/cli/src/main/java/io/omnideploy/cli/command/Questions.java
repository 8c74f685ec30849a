package io.omnideploy.cli.command;

import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.util.Optional;

/** Answers to questions: from options, else from the person at the terminal, else the default. */
final class Questions {
    private final Arguments arguments;
    private final Session session;
    private final boolean asks;

    /** @param silence the option by which nothing is asked */
    Questions(Arguments arguments, Session session, String silence) {
        this.arguments = arguments;
        this.session = session;
        this.asks = session.terminal().input() && !arguments.has(silence);
    }

    /**
     * Returns the answer to one question.
     *
     * @throws Refused when there is none, naming the option that gives it
     */
    String text(String option, String question, Optional<String> fallback) {
        return arguments
                .<String>value(option)
                .or(() -> asks ? asked(question, fallback) : Optional.empty())
                .or(() -> fallback)
                .filter(answer -> !answer.isEmpty())
                .orElseThrow(() -> new Refused(Diagnostic.error("answer-missing", question + ": there is no answer.")
                        .remedy("Give it with " + option + ".")));
    }

    private Optional<String> asked(String question, Optional<String> fallback) {
        String answer =
                session.ask(question + fallback.map(text -> " [" + text + "]").orElse("") + ":");
        return answer.isEmpty() ? Optional.empty() : Optional.of(answer);
    }
}

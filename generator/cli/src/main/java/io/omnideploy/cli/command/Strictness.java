package io.omnideploy.cli.command;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.account.Account;
import io.omnideploy.engine.account.LeafAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;

/** Takes nothing less than the description as it is written. */
final class Strictness {
    private static final String STRICT = "--strict";

    private Strictness() {}

    static OptionSpec option() {
        return Options.flag("Refuses a description of which something is approximated or dropped.", STRICT);
    }

    static boolean isWanted(Arguments arguments) {
        return arguments.has(STRICT);
    }

    /**
     * Goes on only if everything written is carried over as it is, where that is asked for.
     *
     * @throws Refused with every value that isn't
     */
    static void require(Arguments arguments, Deployment deployment) {
        if (isWanted(arguments)) {
            List<Diagnostic> lost = lost(Account.of(deployment));
            if (!lost.isEmpty()) {
                throw new Refused(lost);
            }
        }
    }

    /** Returns an error for each value that is not carried over as it is. */
    static List<Diagnostic> lost(Account account) {
        List<Diagnostic> lost = new ArrayList<>();
        for (LeafAccount leaf : account.leaves()) {
            switch (leaf.fate()) {
                case APPROXIMATED, DROPPED -> {
                    Diagnostic diagnostic = Diagnostic.error(
                                    leaf.rule(),
                                    capital(leaf.fate().toString()) + ": "
                                            + leaf.reason().orElse(""))
                            .about(leaf.path())
                            .at(leaf.place());
                    lost.add(leaf.remedy().map(diagnostic::remedy).orElse(diagnostic));
                }
                case UNACCOUNTED -> lost.add(unaccounted(leaf, Diagnostic.error(leaf.rule(), message(leaf))));
                case MAPPED, ELSEWHERE, REFUSED -> {}
            }
        }
        return lost;
    }

    /** Returns a warning for each value of which nobody says what became of it: an error of a plug-in, to be known. */
    static List<Diagnostic> unaccounted(Account account) {
        List<Diagnostic> warnings = new ArrayList<>();
        for (LeafAccount leaf : account.leaves()) {
            switch (leaf.fate()) {
                case UNACCOUNTED -> warnings.add(unaccounted(leaf, Diagnostic.warning(leaf.rule(), message(leaf))));
                case MAPPED, APPROXIMATED, DROPPED, REFUSED, ELSEWHERE -> {}
            }
        }
        return warnings;
    }

    private static Diagnostic unaccounted(LeafAccount leaf, Diagnostic diagnostic) {
        return diagnostic
                .about(leaf.path())
                .at(leaf.place())
                .remedy("This is no fault of the description; please report it to who made the target.");
    }

    private static String message(LeafAccount leaf) {
        return "It may be lost. " + leaf.reason().orElse("");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

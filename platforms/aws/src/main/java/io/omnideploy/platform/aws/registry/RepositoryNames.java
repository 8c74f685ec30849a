package io.omnideploy.platform.aws.registry;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.util.regex.Pattern;

/** What ECR takes as the name of a repository: its API's own rule. */
final class RepositoryNames {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 256;
    private static final Pattern FORM =
            Pattern.compile("(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");

    private RepositoryNames() {}

    /**
     * Goes on only with a name that ECR takes.
     *
     * @throws Refused with the rule
     */
    static void require(String name) {
        if (name.length() < SHORTEST
                || name.length() > LONGEST
                || !FORM.matcher(name).matches()) {
            throw new Refused(Diagnostic.error("wrong-name", "ECR takes no repository called '%s'.".formatted(name))
                    .remedy(
                            "A name has %d to %d characters: lower-case letters, digits, and single . _ - / between them."
                                    .formatted(SHORTEST, LONGEST)));
        }
    }
}

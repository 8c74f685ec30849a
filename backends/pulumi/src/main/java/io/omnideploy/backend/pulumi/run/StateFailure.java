package io.omnideploy.backend.pulumi.run;

import io.omnideploy.diagnostic.Failed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand between Pulumi and the state of a stack, each told with the way out. */
final class StateFailure {
    /** What a bucket's own API says of a refusal before it comes to the point. */
    private static final Pattern PREAMBLE = Pattern.compile(
            "^.*?(blob \\(code=\\w+\\): )?(operation error S3: \\w+, )?(https response error StatusCode: \\d+, )?"
                    + "(RequestID: \\S*, )?(HostID: \\S*, )?(api error )?");

    private static final List<String> BUCKET =
            List.of("could not list bucket", "unable to open bucket", "read \".pulumi/meta.yaml\"", "blob (code=");

    private StateFailure() {}

    /**
     * Returns what a command failed of, if that is its state.
     *
     * @param lines what the command said, without secrets
     */
    static Optional<Failed> of(List<String> lines) {
        String said = String.join("\n", lines);
        if (said.contains("incorrect passphrase")) {
            return Optional.of(Passphrase.wrong());
        }
        if (said.contains("passphrase must be set")) {
            return Optional.of(Passphrase.absent());
        }
        if (said.contains("the stack is currently locked")) {
            return Optional.of(Failed.because("Another run of Pulumi holds the lock of the stack.")
                    .details(lines)
                    .remedy("Wait until it has ended; if there is none, free the lock with `pulumi cancel`."));
        }
        if (said.contains("PULUMI_ACCESS_TOKEN must be set")) {
            return Optional.of(Failed.because("The stack's state is in Pulumi Cloud, and nobody is logged in there.")
                    .remedy("Set PULUMI_ACCESS_TOKEN, or log in once with `pulumi login`."));
        }
        return lines.stream()
                .filter(line -> BUCKET.stream().anyMatch(line::contains))
                .findFirst()
                .map(line -> Failed.because("The bucket with the stack's state can't be reached: " + point(line))
                        .details(lines.stream()
                                .filter(other -> !other.equals(line))
                                .toList())
                        .remedy("See whether there is such a bucket in that region, and whether the credentials of"
                                + " the environment may list, read and write it; 'state' in the description names"
                                + " it."));
    }

    private static String point(String line) {
        int at = line.indexOf("blob (code=");
        String end = at < 0 ? line : line.substring(at);
        return PREAMBLE.matcher(end).replaceFirst("");
    }
}

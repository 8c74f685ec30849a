package io.omnideploy.spi;

import io.omnideploy.plan.Progress;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a backend is given to run.
 *
 * @param emit what it would write; it runs exactly those files
 * @param folder the backend's own folder for this stack, {@code <work folder>/<backend>/<name>/<stack>}, made by the caller
 * @param project the folder of the description, absolute; relative host paths start from it
 * @param generated the folder into which the stack's files are generated, absolute, whether or not they were; what people put
 *     there beside them is theirs
 * @param secrets gives the values of the graph's secrets
 * @param progress told what happens
 * @param interrupted whether the last run of this stack was cut off or failed on the way, so that something may exist that
 *     no state knows
 */
public record RunRequest(
        EmitRequest emit,
        Path folder,
        Path project,
        Path generated,
        Secrets secrets,
        Progress.Listener progress,
        boolean interrupted) {
    public RunRequest {
        Objects.requireNonNull(emit, "emit");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(generated, "generated");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(progress, "progress");
    }

    /** Returns this request without what a tool does without, as {@link EmitRequest#without} tells. */
    public RunRequest without(String tool) {
        return withEmit(emit.without(tool));
    }

    /** Returns this request to run something else. */
    public RunRequest withEmit(EmitRequest other) {
        return new RunRequest(other, folder, project, generated, secrets, progress, interrupted);
    }
}

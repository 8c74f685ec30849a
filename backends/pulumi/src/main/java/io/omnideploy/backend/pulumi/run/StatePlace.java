package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.ProjectFiles;
import io.omnideploy.config.StateSettings;
import io.omnideploy.spi.RunRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where Pulumi keeps the state of a stack.
 *
 * @param url as {@code pulumi login} takes it
 * @param stack the name of the stack there
 */
record StatePlace(String url, String stack) {
    private static final String VARIABLE = "PULUMI_BACKEND_URL";

    /** Returns the place that the description names, else that of the environment, else the work folder. */
    static StatePlace of(RunRequest request, Map<String, String> environment) {
        String stack = request.emit().id().stack();
        Optional<StateSettings> state = request.emit().state();
        if (state.isPresent()) {
            return new StatePlace(
                    ProjectFiles.url(state.get()),
                    state.get() instanceof StateSettings.Cloud cloud
                            ? cloud.organization() + "/" + request.emit().id().name() + "/" + stack
                            : stack);
        }
        return new StatePlace(
                Optional.ofNullable(environment.get(VARIABLE))
                        .filter(url -> !url.isBlank())
                        .orElseGet(() -> file(request.folder().getParent().getParent())),
                stack);
    }

    /** Returns a place in a folder. */
    static StatePlace in(Path folder, String stack) {
        return new StatePlace(file(folder), stack);
    }

    private static String file(Path folder) {
        return "file://" + folder.toAbsolutePath().toString().replace('\\', '/');
    }

    /** Tells whether secrets in it are sealed by a passphrase that somebody has to know; Pulumi Cloud has keys of its own. */
    boolean isSealed() {
        return !url.startsWith("https:") && !url.startsWith("http:");
    }

    Map<String, String> variables() {
        return Map.of(VARIABLE, url);
    }
}

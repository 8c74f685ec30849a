package io.omnideploy.cli.command;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.Platform;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** A stack in a form that the platform's own tools take. */
final class PlatformForm {
    private PlatformForm() {}

    /**
     * Returns the files by path.
     *
     * @throws Refused when no platform of the stack has such a form
     */
    static SortedMap<String, String> of(Deployment deployment, List<Backend> backends, String form) {
        EmitRequest request = deployment.emitRequest();
        TreeSet<String> providers = new TreeSet<>();
        request.graph().types().forEach(type -> providers.add(type.provider()));
        TreeSet<String> forms = new TreeSet<>();
        for (String provider : providers) {
            Optional<Platform> platform = request.platforms().find(provider);
            platform.flatMap(Platform::form).ifPresent(forms::add);
        }
        if (!forms.contains(form)) {
            throw new Refused(Diagnostic.error(
                            "unknown-form",
                            "Target '%s' has no form '%s'."
                                    .formatted(deployment.target().name(), form))
                    .remedy(
                            forms.isEmpty()
                                    ? "Leave --as out: then the backend's files are written."
                                    : Nearest.remedy(form, forms)));
        }
        for (Backend backend : backends) {
            if (backend.writesPlatformFiles()) {
                return backend.emit(request);
            }
        }
        throw new Refused(Diagnostic.error("unknown-form", "No backend here writes files of platforms.")
                .remedy("Put the plug-in of backend direct back."));
    }
}

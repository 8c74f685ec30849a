package io.omnideploy.spi.run;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import java.util.Optional;

/**
 * Lets a removal begin only if everything that goes away can: a platform that protects something would stop in the middle. What
 * was last applied counts there, not what the description says by now.
 */
public final class RemovalGuard {
    private final EmitRequest request;
    private final Diagnostics found = new Diagnostics();

    /** @param request the stack as it is described, or was when it was last applied */
    public RemovalGuard(EmitRequest request) {
        this.request = request;
    }

    /**
     * Looks at something that goes away.
     *
     * @param applied returns the value of a property as it was last applied, empty if it had none
     */
    public void check(ResourceId id, Applied applied) {
        if (wanted(id).filter(spec -> spec.lifecycle().protect()).isPresent()) {
            found.add(Diagnostic.error(
                            "protected",
                            id + " is protected" + (holdsData(id) ? ": its data may not be destroyed." : "."))
                    .remedy(unprotect(id, "Set %s and run 'omnideploy up' first%s.")));
        } else if (isGuarded(id, applied)) {
            found.add(Diagnostic.error("protected", id + " is still protected, as it was last applied.")
                    .remedy(unprotect(id, "Run 'omnideploy up' with %s first%s.")));
        }
    }

    /** Knows a resource as it was last applied. */
    @FunctionalInterface
    public interface Applied {
        /** Returns the value of a property, by its name in the catalog. */
        Optional<Value> value(String property);
    }

    /**
     * Goes on only if nothing was found.
     *
     * @throws io.omnideploy.diagnostic.Refused naming all that is protected, or still is
     */
    public void require() {
        found.refuseOnError();
    }

    private boolean isGuarded(ResourceId id, Applied applied) {
        Optional<String> guard = request.catalog().type(id.type()).flatMap(CatalogType::guard);
        Optional<Value> described = guard.flatMap(
                property -> wanted(id).map(spec -> spec.properties().get(property)));
        return described.isPresent()
                && applied.value(guard.orElseThrow())
                        .filter(value -> !value.equals(described.get()))
                        .isPresent();
    }

    private boolean holdsData(ResourceId id) {
        return request.catalog().expect(id.type()).holdsData();
    }

    private Optional<ResourceSpec> wanted(ResourceId id) {
        return Optional.ofNullable(request.graph().resources().get(id));
    }

    /** Says which line takes the protection away, as far as the graph knows it. */
    private String unprotect(ResourceId id, String remedy) {
        String line = request.catalog()
                .type(id.type())
                .flatMap(CatalogType::guard)
                .flatMap(guard -> wanted(id).map(spec -> spec.origins().get(guard)))
                .flatMap(origins -> origins.stream()
                        .filter(Origin.Written.class::isInstance)
                        .map(origin -> ((Origin.Written) origin).path())
                        .filter(path -> !path.segments().getLast().equals("protect"))
                        .findFirst())
                .map(path -> "'%s: false'".formatted(path))
                .orElseGet(() -> "'protect: false' for '%s'".formatted(id.component()));
        return remedy.formatted(line, holdsData(id) ? ", or use '--keep-data'" : "");
    }
}

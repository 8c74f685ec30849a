package io.omnideploy.engine.stack;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.identity.CheckedPlatforms;
import io.omnideploy.engine.secret.SecretReader;
import io.omnideploy.engine.secret.SecretStore;
import io.omnideploy.engine.secret.StackSecrets;
import io.omnideploy.engine.work.AppliedRecord;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets a password be generated only where none is in use: a new one for a database that has its data, and the old password in
 * it, would lock everybody out.
 */
final class PasswordGuard {
    private final Deployment deployment;
    private final SecretReader reader;
    private final SecretStore store;
    private final Optional<AppliedRecord> last;

    /** @param last what was last applied from this machine */
    PasswordGuard(Deployment deployment, SecretReader reader, SecretStore store, Optional<AppliedRecord> last) {
        this.deployment = deployment;
        this.reader = reader;
        this.store = store;
        this.last = last;
    }

    /** Returns the passwords that are yet to be generated. */
    List<SecretSpec> missing() {
        return deployment.graph().secrets().values().stream()
                .filter(spec -> spec.generated() && !store.keeps(spec.source().key()))
                .toList();
    }

    /**
     * Goes on only if no missing password is in use. The platform is asked where this machine doesn't know.
     *
     * @throws io.omnideploy.diagnostic.Refused naming each that is in use, and the ways out
     * @throws io.omnideploy.diagnostic.Failed when the platform is asked and is absent or refuses
     */
    void requireNoneInUse() {
        List<SecretSpec> missing = missing();
        Diagnostics lost = new Diagnostics();
        List<SecretSpec> unknown = missing.stream()
                .filter(spec -> !isRecorded(spec))
                .filter(spec -> owners(spec).stream().noneMatch(this::isRecordedComponent))
                .toList();
        missing.stream().filter(this::isRecorded).map(this::lost).forEach(lost::add);
        if (!unknown.isEmpty()) {
            Set<String> live = liveComponents();
            unknown.stream()
                    .filter(spec -> owners(spec).stream().anyMatch(live::contains))
                    .map(this::lost)
                    .forEach(lost::add);
        }
        lost.refuseOnError();
    }

    /**
     * Goes on only if nothing has to be generated into a file of the repository that nobody would commit.
     *
     * @throws io.omnideploy.diagnostic.Refused naming what is missing, and the command that makes it
     */
    void requireNothingToCommit() {
        Diagnostics found = new Diagnostics();
        store.place().shared().ifPresent(file -> {
            String remedy = "Run 'omnideploy secret generate -s %s' where you work, and commit %s."
                    .formatted(deployment.id().stack(), file);
            missing()
                    .forEach(spec -> found.add(Diagnostic.error(
                                    "password-not-made",
                                    "%s does not have the %s (%s) yet, and nobody is here to commit it."
                                            .formatted(file, spec.description(), spec.source()))
                            .remedy(remedy)));
            if (!found.hasErrors() && !deployment.graph().secrets().isEmpty() && !store.keepsFingerprintKey()) {
                found.add(Diagnostic.error(
                                "secrets-not-prepared",
                                "%s has nothing for stack '%s' yet by which a changed secret is seen."
                                        .formatted(file, deployment.id().stack()))
                        .remedy(remedy));
            }
        });
        found.refuseOnError();
    }

    private boolean isRecorded(SecretSpec spec) {
        return last.stream()
                .flatMap(record -> record.resources().values().stream())
                .anyMatch(properties -> holds(properties.values(), spec));
    }

    private boolean isRecordedComponent(String component) {
        return last.stream()
                .flatMap(record -> record.resources().keySet().stream())
                .anyMatch(id -> id.component().equals(component));
    }

    /** Returns whose password it is: the backing services that are given it, else every component that is. */
    private Set<String> owners(SecretSpec spec) {
        Set<String> holders = new TreeSet<>();
        for (ResourceSpec resource : deployment.graph().resources().values()) {
            if (holds(resource.properties().values(), spec)) {
                holders.add(resource.id().component());
            }
        }
        Set<String> services = new TreeSet<>(holders);
        services.retainAll(deployment.config().backingServices().keySet());
        return services.isEmpty() ? holders : services;
    }

    private Set<String> liveComponents() {
        Set<String> components = new TreeSet<>();
        ReadRequest request = new ReadRequest(deployment.id(), deployment.graph());
        try (CheckedPlatforms platforms = CheckedPlatforms.connect(
                deployment, StackSecrets.forDestroy(deployment.graph().secrets(), reader, store))) {
            for (PlatformSession session : platforms.sessions()) {
                session.read(request).stream()
                        .filter(LiveResource::owned)
                        .map(LiveResource::id)
                        .map(ResourceId::component)
                        .forEach(components::add);
            }
        }
        return components;
    }

    private static boolean holds(Collection<Value> values, SecretSpec spec) {
        return values.stream().anyMatch(value -> value.secrets().contains(spec.name()));
    }

    private Diagnostic lost(SecretSpec spec) {
        String stack = deployment.id().stack();
        return Diagnostic.error(
                        "password-lost",
                        "Stack '%s' is live with a %s (%s) that %s does not have."
                                .formatted(
                                        stack,
                                        spec.description(),
                                        spec.source(),
                                        store.place().displayName()))
                .remedy(
                        "Put the store back from %s; or tell the password in use with 'omnideploy secret set %s -s %s'; or destroy the stack and its data."
                                .formatted(
                                        store.place().shared().isPresent() ? "version control" : "a backup",
                                        spec.source().key(),
                                        stack));
    }
}

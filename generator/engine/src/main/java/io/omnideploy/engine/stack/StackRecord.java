package io.omnideploy.engine.stack;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.history.History;
import io.omnideploy.engine.history.Snapshot;
import io.omnideploy.engine.work.AppliedRecord;
import io.omnideploy.engine.work.AppliedRecordFile;
import io.omnideploy.engine.work.RunOwner;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What this machine remembers of a stack: what was last applied, and what it was at earlier times. */
final class StackRecord {
    private final Deployment deployment;
    private final AppliedRecordFile record;
    private final History history;

    StackRecord(Deployment deployment, Path folder) {
        this.deployment = deployment;
        this.record = new AppliedRecordFile(folder);
        this.history = new History(folder);
    }

    Optional<AppliedRecord> last() {
        return record.read();
    }

    /** Takes a stack over whose record belongs to another folder. */
    void adopt() {
        record.read()
                .ifPresent(old -> record.write(new AppliedRecord(
                        old.target(), old.backend(), deployment.project().toString(), old.resources())));
    }

    /**
     * Goes on only with the target, the backend and the folder with which the stack was brought up.
     *
     * @throws Refused when it is live with others
     */
    void check() {
        Optional<AppliedRecord> last = record.read();
        String stack = deployment.id().stack();
        last.filter(old -> !old.target().equals(deployment.target().name())
                        || !old.backend().equals(deployment.backend().name()))
                .ifPresent(old -> {
                    throw new Refused(Diagnostic.error(
                                    "stack-lives-elsewhere",
                                    "Stack '%s' is live on target '%s' with backend '%s'."
                                            .formatted(stack, old.target(), old.backend()))
                            .remedy("Go on with -t %s -b %s, or destroy it with these first."
                                    .formatted(old.target(), old.backend())));
                });
        last.filter(old -> !old.project().equals(deployment.project().toString()))
                .ifPresent(old -> {
                    throw new Refused(Diagnostic.error(
                                    "stack-of-another-folder",
                                    "Stack '%s' of '%s' was brought up from %s."
                                            .formatted(stack, deployment.id().name(), old.project()))
                            .remedy("Run it there, choose another name or stack, or take it over with --adopt."));
                });
    }

    /**
     * Remembers that the stack is now as the deployment wants it.
     *
     * @param command what was run
     * @param restored the snapshot that was brought back, if one was
     */
    void remember(String command, Optional<Integer> restored) {
        SortedMap<ResourceId, SortedMap<String, Value>> resources = new TreeMap<>();
        for (ResourceSpec spec : deployment.graph().resources().values()) {
            resources.put(spec.id(), spec.properties());
        }
        String target = deployment.target().name();
        String backend = deployment.backend().name();
        record.write(new AppliedRecord(target, backend, deployment.project().toString(), resources));
        history.add(
                new Snapshot(
                        1,
                        Instant.now(),
                        RunOwner.person(),
                        command,
                        target,
                        backend,
                        deployment.config().version(),
                        restored),
                deployment.graph());
    }

    /** Forgets what was applied: it is destroyed. What it was at earlier times stays known. */
    void forget() {
        record.delete();
    }
}

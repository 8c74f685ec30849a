package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.UpdateContainerCmd;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.WriteRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Containers. A replacement puts the old one aside, stopped, until the new one is up; cut off at any point, the names tell the
 * next run what is what: never do two run, and never is the old one gone before the new one is up.
 */
final class Containers {
    private final DockerClient client;
    private final ContainerCommand command;

    Containers(DockerClient client) {
        this.client = client;
        this.command = new ContainerCommand(client);
    }

    LiveResource create(WriteRequest request) {
        ResourceId id = request.spec().id();
        Siblings.of(client, request.id(), id).fresh().ifPresent(left -> remove(id, left.getId()));
        String name = fields(request).expect("name");
        String made = make(request, name + Siblings.FRESH);
        try {
            rename(id, made, name);
            bringUp(request, made, Readiness.FIRST);
        } catch (RuntimeException failure) {
            remove(id, made);
            throw failure;
        }
        return read(request, made);
    }

    LiveResource replace(WriteRequest request, LiveResource live) {
        ResourceId id = live.id();
        Siblings siblings = Siblings.of(client, request.id(), id);
        siblings.fresh().ifPresent(left -> remove(id, left.getId()));
        Optional<Container> old = siblings.replaced().or(siblings::main);
        if (old.isEmpty()) {
            return create(request);
        }
        String name = fields(request).expect("name");
        String made = make(request, name + Siblings.FRESH);
        // With an older one put aside, the one that took its place was never seen to work.
        if (siblings.replaced().isPresent()) {
            siblings.main().ifPresent(unproven -> remove(id, unproven.getId()));
        }
        String oldName = Siblings.name(old.get()).replace(Siblings.REPLACED, "");
        String oldId = old.get().getId();
        try {
            stop(id, oldId);
            if (siblings.replaced().isEmpty()) {
                rename(id, oldId, oldName + Siblings.REPLACED);
            }
            rename(id, made, name);
            bringUp(request, made, Readiness.SUCCESSOR);
        } catch (RuntimeException failure) {
            remove(id, made);
            throw restored(request, oldId, oldName, failure);
        }
        remove(id, oldId);
        return read(request, made);
    }

    LiveResource update(WriteRequest request, LiveResource live) {
        ResourceId id = live.id();
        Siblings siblings = Siblings.of(client, request.id(), id);
        siblings.fresh().ifPresent(left -> remove(id, left.getId()));
        if (siblings.main().isEmpty() && siblings.replaced().isPresent()) {
            String aside = siblings.replaced().get().getId();
            rename(id, aside, fields(request).expect("name"));
            return updated(request, aside, Readiness.FIRST);
        }
        if (siblings.main().isEmpty()) {
            return create(request);
        }
        String main = siblings.main().get().getId();
        if (siblings.replaced().isEmpty()) {
            return losesLimit(request, main) ? replace(request, live) : updated(request, main, Readiness.FIRST);
        }
        String oldId = siblings.replaced().get().getId();
        String oldName = Siblings.name(siblings.replaced().get()).replace(Siblings.REPLACED, "");
        LiveResource proven;
        try {
            proven = updated(request, main, Readiness.SUCCESSOR);
        } catch (RuntimeException failure) {
            remove(id, main);
            throw restored(request, oldId, oldName, failure);
        }
        remove(id, oldId);
        return proven;
    }

    void delete(LiveResource live) {
        ResourceId id = live.id();
        EngineErrors.find(() -> client.inspectContainerCmd(live.physicalId()).exec())
                .map(there -> there.getConfig().getLabels())
                .filter(labels -> labels != null && labels.containsKey(DockerLabels.STACK))
                .map(labels -> new DeploymentId(labels.get(DockerLabels.DEPLOYMENT), labels.get(DockerLabels.STACK)))
                .map(stack -> Siblings.of(client, stack, id))
                .ifPresent(siblings -> siblings.all().forEach(container -> {
                    stop(id, container.getId());
                    remove(id, container.getId());
                }));
    }

    /** The engine can change a limit while the container runs, but not take it off. */
    private boolean losesLimit(WriteRequest request, String container) {
        HostConfig now = EngineErrors.of(
                        request.spec().id(),
                        () -> client.inspectContainerCmd(container).exec())
                .getHostConfig();
        Fields fields = fields(request);
        return (HostSettings.memoryBytes(fields) == 0 && value(now.getMemory()) != 0)
                || (HostSettings.reservedBytes(fields) == 0 && value(now.getMemoryReservation()) != 0)
                || (fields.whole("cpu_shares").orElse(0L) == 0 && value(now.getCpuShares()) != 0)
                || (fields.text("cpu_set").orElse("").isEmpty()
                        && !text(now.getCpusetCpus()).isEmpty())
                || (fields.decimal("cpus").isEmpty() && value(now.getNanoCPUs()) != 0);
    }

    /**
     * Makes the new container. One of its name that wasn't there a moment ago is what the engine still made for a run that was
     * killed.
     */
    private String make(WriteRequest request, String name) {
        try {
            return command.make(request, name);
        } catch (Failed refused) {
            ResourceId id = request.spec().id();
            Optional<Container> late = Siblings.of(client, request.id(), id).fresh();
            if (late.isEmpty()) {
                throw refused;
            }
            remove(id, late.get().getId());
            return command.make(request, name);
        }
    }

    private LiveResource updated(WriteRequest request, String container, Duration settle) {
        Fields fields = fields(request);
        HostConfig now = EngineErrors.of(
                        request.spec().id(),
                        () -> client.inspectContainerCmd(container).exec())
                .getHostConfig();
        EngineErrors.of(request.spec().id(), () -> {
            try (UpdateContainerCmd update = client.updateContainerCmd(container)) {
                return changed(update, fields, now) ? update.exec() : null;
            }
        });
        bringUp(request, container, settle);
        return read(request, container);
    }

    /** Puts in what differs and can be changed while it runs; tells whether anything does. */
    private static boolean changed(UpdateContainerCmd update, Fields fields, HostConfig now) {
        boolean changed = false;
        long memory = HostSettings.memoryBytes(fields);
        boolean otherSwap =
                fields.whole("memory_swap").isPresent() && HostSettings.swapBytes(fields) != value(now.getMemorySwap());
        if (memory != 0 && (memory != value(now.getMemory()) || otherSwap)) {
            update.withMemory(memory).withMemorySwap(HostSettings.swapBytes(fields));
            changed = true;
        }
        long reserved = HostSettings.reservedBytes(fields);
        if (reserved != 0 && reserved != value(now.getMemoryReservation())) {
            update.withMemoryReservation(reserved);
            changed = true;
        }
        if (!HostSettings.restart(fields).equals(now.getRestartPolicy())) {
            update.withRestartPolicy(HostSettings.restart(fields));
            changed = true;
        }
        long shares = fields.whole("cpu_shares").orElse(0L);
        if (shares != 0 && shares != value(now.getCpuShares())) {
            update.withCpuShares((int) shares);
            changed = true;
        }
        String set = fields.text("cpu_set").orElse("");
        if (!set.isEmpty() && !set.equals(now.getCpusetCpus())) {
            update.withCpusetCpus(set);
            changed = true;
        }
        Optional<BigDecimal> cpus = fields.decimal("cpus");
        long nano = cpus.map(count -> count.movePointRight(9).longValue()).orElse(0L);
        if (nano != 0 && nano != value(now.getNanoCPUs())) {
            update.withNanoCPUs(nano);
            changed = true;
        }
        return changed;
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static long value(Number number) {
        return number == null ? 0 : number.longValue();
    }

    private void bringUp(WriteRequest request, String container, Duration settle) {
        new Readiness(client, request.progress(), settle).bringUp(request.spec().id(), container, fields(request));
    }

    /** Brings the old container back into its place, and returns the failure with what became of it. */
    private Failed restored(WriteRequest request, String oldId, String oldName, RuntimeException failure) {
        ResourceId id = request.spec().id();
        Failed failed = failure instanceof Failed told ? told : EngineErrors.failure(id, failure);
        boolean service = Purpose.of(fields(request)) == Purpose.SERVICE;
        String fate;
        try {
            EngineErrors.repair(() -> {
                rename(id, oldId, oldName);
                if (service) {
                    EngineErrors.lenient(
                            id, () -> client.startContainerCmd(oldId).exec());
                }
            });
            fate = service ? "The old container runs again." : "The old container was kept.";
        } catch (Failed worse) {
            fate = "The old container could not be brought back: " + worse.cause();
        }
        Failed told = Failed.because(failed.cause() + " " + fate)
                .of(id)
                .details(failed.details())
                .reason(failed);
        return failed.remedy().map(told::remedy).orElse(told);
    }

    private LiveResource read(WriteRequest request, String container) {
        InspectContainerResponse inspected = EngineErrors.of(
                request.spec().id(), () -> client.inspectContainerCmd(container).exec());
        return new ContainerReader(Optional.of(request.spec()), request.spec().id()).live(inspected);
    }

    private void rename(ResourceId id, String container, String name) {
        EngineErrors.of(id, () -> {
            String now = client.inspectContainerCmd(container).exec().getName();
            return now.equals("/" + name)
                    ? null
                    : client.renameContainerCmd(container).withName(name).exec();
        });
    }

    private void stop(ResourceId id, String container) {
        // Without a time of ours the engine takes the container's own.
        EngineErrors.lenient(id, () -> client.stopContainerCmd(container).exec());
    }

    private void remove(ResourceId id, String container) {
        EngineErrors.repair(() -> EngineErrors.lenient(
                id,
                () -> client.removeContainerCmd(container)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec()));
    }

    private static Fields fields(WriteRequest request) {
        return new Fields(request.spec().properties(), ClearText.with(request.secrets()));
    }
}

package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports.Binding;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells a container as it is, in the form of the properties; never its environment, which holds secrets. */
final class ContainerReader {
    /** What steers how a container is applied, and is nothing of the container itself: it is always as it is wanted. */
    private static final List<String> STEERING = List.of(
            "start",
            "wait_timeout",
            "logs",
            "destroy_grace_seconds",
            "remove_volumes",
            "container_read_refresh_timeout_milliseconds");

    private final Fields wanted;
    private final boolean isWanted;
    private final ResourceId id;

    /** @param spec as it is wanted, references to other resources resolved where they are known */
    ContainerReader(Optional<ResourceSpec> spec, ResourceId id) {
        this.isWanted = spec.isPresent();
        this.wanted = new Fields(spec.map(ResourceSpec::properties).orElseGet(TreeMap::new), value -> switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num -> num.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            default -> "";
        });
        this.id = id;
    }

    LiveResource live(InspectContainerResponse container) {
        return live(container, false);
    }

    /** @param unproven whether it took the place of one that still lies aside, and was never seen to work */
    LiveResource live(InspectContainerResponse container, boolean unproven) {
        Map<String, String> labels = container.getConfig().getLabels();
        return new LiveResource(
                id,
                container.getId(),
                true,
                // One that was never completed is not as it was to be applied, whatever it says.
                Optional.ofNullable(labels)
                        .filter(all -> !container.getName().endsWith(Siblings.FRESH))
                        .map(all -> all.get(DockerLabels.APPLIED)),
                isWanted ? observed(container, unproven) : new TreeMap<>(),
                attributes(container));
    }

    private SortedMap<String, Value> observed(InspectContainerResponse container, boolean unproven) {
        SortedMap<String, Value> seen = new TreeMap<>();
        for (String property : STEERING) {
            seen.put(property, wanted.present(property).orElse(new Value.Null()));
        }
        life(seen, container.getState(), unproven);
        limits(seen, container.getHostConfig());
        restart(seen, container.getHostConfig());
        networks(seen, container);
        String name = container.getName().replaceFirst("^/", "");
        boolean aside = name.endsWith(Siblings.REPLACED) || name.endsWith(Siblings.FRESH);
        if (wanted.present("name").isPresent() && (!aside || Purpose.of(wanted) == Purpose.JOB)) {
            seen.put("name", Value.text(name));
        }
        return seen;
    }

    private void life(SortedMap<String, Value> seen, ContainerState state, boolean unproven) {
        boolean running = Boolean.TRUE.equals(state.getRunning())
                && !Boolean.TRUE.equals(state.getRestarting())
                && !Boolean.TRUE.equals(state.getPaused());
        Value mustRun = wanted.present("must_run").orElse(new Value.Null());
        boolean service = Purpose.of(wanted) == Purpose.SERVICE && wanted.flag("must_run", true);
        seen.put("must_run", service && (!running || unproven) ? Value.bool(false) : mustRun);

        Value attach = wanted.present("attach").orElse(new Value.Null());
        boolean ended = "exited".equals(state.getStatus()) && Long.valueOf(0).equals(state.getExitCodeLong());
        seen.put("attach", Purpose.of(wanted) == Purpose.ONE_SHOT && (!ended || unproven) ? Value.bool(false) : attach);

        boolean ill = wanted.flag("wait", false)
                && service
                && running
                && Readiness.health(state)
                        .map(health -> !health.equals("healthy"))
                        .orElse(false);
        seen.put("wait", ill ? Value.bool(false) : wanted.present("wait").orElse(new Value.Null()));
    }

    private void limits(SortedMap<String, Value> seen, HostConfig host) {
        seen.put("memory", megabytes(host.getMemory()));
        long swap = host.getMemorySwap() == null ? 0 : host.getMemorySwap();
        // Without a wish the engine sets twice the memory; one that can't limit swap says -1 whatever is asked for.
        Optional<Value> wantedSwap = wanted.present("memory_swap");
        seen.put(
                "memory_swap",
                wantedSwap.isEmpty() || swap == -1 ? wantedSwap.orElse(new Value.Null()) : megabytes(swap));
        // An engine that can't keep one of these forgets it when the container is made.
        seen.put("memory_reservation", given("memory_reservation", megabytes(host.getMemoryReservation())));
        Integer shares = host.getCpuShares();
        seen.put("cpu_shares", given("cpu_shares", shares == null ? Value.number(0) : Value.number(shares)));
        String set = host.getCpusetCpus();
        seen.put("cpu_set", given("cpu_set", set == null || set.isEmpty() ? new Value.Null() : Value.text(set)));
        long nano = host.getNanoCPUs() == null ? 0 : host.getNanoCPUs();
        BigDecimal cpus = BigDecimal.valueOf(nano, 9).stripTrailingZeros();
        boolean same =
                wanted.decimal("cpus").map(asked -> asked.compareTo(cpus) == 0).orElse(false);
        if (same) {
            seen.put("cpus", wanted.present("cpus").orElseThrow());
        } else {
            seen.put("cpus", nano == 0 ? new Value.Null() : Value.text(cpus.toPlainString()));
        }
    }

    private Value given(String property, Value seen) {
        return seen instanceof Value.Null || seen.equals(Value.number(0))
                ? wanted.present(property).orElse(new Value.Null())
                : seen;
    }

    private static Value megabytes(Long bytes) {
        if (bytes == null || bytes == 0) {
            return new Value.Null();
        }
        return Value.number(bytes < 0 ? bytes : bytes / HostSettings.MEGABYTE);
    }

    private void restart(SortedMap<String, Value> seen, HostConfig host) {
        String name =
                host.getRestartPolicy() == null ? "" : host.getRestartPolicy().getName();
        String policy = name == null || name.isEmpty() ? "no" : name;
        boolean byDefault = policy.equals("no") && wanted.present("restart").isEmpty();
        seen.put("restart", byDefault ? new Value.Null() : Value.text(policy));
        if (policy.equals("on-failure")) {
            Integer times = host.getRestartPolicy().getMaximumRetryCount();
            seen.put("max_retry_count", times == null || times == 0 ? new Value.Null() : Value.number(times));
        }
    }

    /** Tells the networks that are wanted and there; others somebody connected for a reason of their own. */
    private void networks(SortedMap<String, Value> seen, InspectContainerResponse container) {
        if (!(wanted.present("networks_advanced").orElse(null) instanceof Value.Seq asked)
                || container.getNetworkSettings() == null
                || container.getNetworkSettings().getNetworks() == null
                // Before its first start the engine doesn't tell which network a name stands for.
                || "created".equals(container.getState().getStatus())
                || !asked.items().stream().allMatch(item -> item.references().isEmpty())) {
            return;
        }
        List<Value> connected = new ArrayList<>();
        for (Value item : asked.items()) {
            Value.Obj network = (Value.Obj) item;
            String name = network.fields().get("name") instanceof Value.Text text ? text.text() : "";
            container.getNetworkSettings().getNetworks().entrySet().stream()
                    .filter(entry -> entry.getKey().equals(name)
                            || name.equals(entry.getValue().getNetworkID()))
                    .findFirst()
                    .ifPresent(entry -> connected.add(withAliases(network, entry.getValue())));
        }
        seen.put("networks_advanced", new Value.Seq(connected));
    }

    private static Value withAliases(Value.Obj network, ContainerNetwork endpoint) {
        if (!(network.fields().get("aliases") instanceof Value.Seq aliases)) {
            return network;
        }
        List<String> there = endpoint.getAliases() == null ? List.of() : endpoint.getAliases();
        List<Value> kept = aliases.items().stream()
                .filter(alias -> alias instanceof Value.Text text && there.contains(text.text()))
                .toList();
        return network.with("aliases", new Value.Seq(kept));
    }

    private static SortedMap<String, Value> attributes(InspectContainerResponse container) {
        SortedMap<String, Value> attributes = new TreeMap<>();
        attributes.put("id", Value.text(container.getId()));
        ContainerState state = container.getState();
        if ("exited".equals(state.getStatus()) && state.getExitCodeLong() != null) {
            attributes.put("exit_code", Value.number(state.getExitCodeLong()));
        }
        List<Value> networks = new ArrayList<>();
        if (container.getNetworkSettings() != null
                && container.getNetworkSettings().getNetworks() != null) {
            new TreeMap<>(container.getNetworkSettings().getNetworks())
                    .forEach((name, endpoint) -> networks.add(Value.object(Map.of(
                            "network_name", Value.text(name),
                            "ip_address", Value.text(endpoint.getIpAddress() == null ? "" : endpoint.getIpAddress()),
                            "gateway", Value.text(endpoint.getGateway() == null ? "" : endpoint.getGateway())))));
        }
        attributes.put("network_data", new Value.Seq(networks));
        attributes.put("ports", new Value.Seq(ports(container)));
        return attributes;
    }

    private static List<Value> ports(InspectContainerResponse container) {
        List<Value> ports = new ArrayList<>();
        if (container.getNetworkSettings() == null
                || container.getNetworkSettings().getPorts() == null) {
            return ports;
        }
        SortedMap<String, Value> sorted = new TreeMap<>();
        container.getNetworkSettings().getPorts().getBindings().forEach((exposed, bindings) -> {
            if (bindings != null && bindings.length > 0) {
                Binding binding = bindings[0];
                sorted.put(
                        "%05d/%s".formatted(exposed.getPort(), exposed.getProtocol()),
                        Value.object(Map.of(
                                "internal", Value.number(exposed.getPort()),
                                "external", Value.number(Long.parseLong(binding.getHostPortSpec())),
                                "ip", Value.text(binding.getHostIp() == null ? "" : binding.getHostIp()),
                                "protocol", Value.text(exposed.getProtocol().toString()))));
            }
        });
        ports.addAll(sorted.values());
        return ports;
    }
}

package io.omnideploy.platform.docker.compose;

import io.omnideploy.config.Node;
import io.omnideploy.platform.docker.vocabulary.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the host gives to a service: limits, rights, names. */
final class ComposeLimits {
    private ComposeLimits() {}

    /** Adds what is asked for; what a container has by default isn't written. */
    static void put(Entries entries, Fields fields) {
        Optional<Long> memory = fields.whole("memory");
        // Twice the memory is what the engine takes by itself.
        Optional<Long> swap = fields.whole("memory_swap")
                .filter(limit -> memory.map(size -> size * 2 != limit).orElse(true));
        entries.text("mem_limit", memory.map(ComposeLimits::megabytes))
                .text("memswap_limit", swap.filter(limit -> limit >= 0).map(ComposeLimits::megabytes))
                .word("memswap_limit", swap.filter(limit -> limit < 0))
                .text("mem_reservation", fields.whole("memory_reservation").map(ComposeLimits::megabytes))
                .text("shm_size", fields.whole("shm_size").map(ComposeLimits::megabytes))
                .word(
                        "cpus",
                        fields.decimal("cpus")
                                .map(cpus -> cpus.stripTrailingZeros().toPlainString()))
                .word("cpu_shares", fields.whole("cpu_shares"))
                .text("cpuset", fields.text("cpu_set"))
                .word("cpu_period", fields.whole("cpu_period"))
                .word("cpu_quota", fields.whole("cpu_quota"));
        rights(entries, fields);
        names(entries, fields);
    }

    private static void rights(Entries entries, Fields fields) {
        entries.word("read_only", fields.flag("read_only").filter(on -> on))
                .word("privileged", fields.flag("privileged").filter(on -> on));
        fields.object("capabilities")
                .ifPresent(capabilities -> entries.texts("cap_add", capabilities.texts("add"))
                        .texts("cap_drop", capabilities.texts("drop")));
        Map<String, Node> ulimits = new LinkedHashMap<>();
        fields.objects("ulimit")
                .forEach(limit -> ulimits.put(
                        limit.expect("name"),
                        new Entries()
                                .word("soft", limit.whole("soft"))
                                .word("hard", limit.whole("hard"))
                                .node()));
        List<String> devices = fields.objects("devices").stream()
                .map(device -> String.join(
                        ":",
                        device.expect("host_path"),
                        device.text("container_path").orElse(device.expect("host_path")),
                        device.text("permissions").orElse("rwm")))
                .toList();
        entries.nested("ulimits", ulimits)
                .texts("devices", Optional.of(devices))
                .texts("device_cgroup_rules", fields.texts("device_cgroup_rules"))
                .texts("security_opt", fields.texts("security_opts"))
                .texts("group_add", fields.texts("group_add"))
                .map("sysctls", fields.map("sysctls"))
                .map("storage_opt", fields.map("storage_opts"))
                .text("userns_mode", fields.text("userns_mode"))
                .text("pid", fields.text("pid_mode"))
                .text("ipc", fields.text("ipc_mode"))
                .text("cgroup", fields.text("cgroupns_mode"))
                .text("cgroup_parent", fields.text("cgroup_parent"))
                .text("runtime", fields.text("runtime"));
    }

    private static void names(Entries entries, Fields fields) {
        entries.texts("dns", fields.texts("dns"))
                .texts("dns_opt", fields.texts("dns_opts"))
                .texts("dns_search", fields.texts("dns_search"))
                .texts(
                        "extra_hosts",
                        Optional.of(fields.objects("host").stream()
                                .map(host -> host.expect("host") + "=" + host.expect("ip"))
                                .toList()))
                .texts(
                        "tmpfs",
                        fields.map("tmpfs")
                                .map(mounts -> mounts.entrySet().stream()
                                        .map(mount -> mount.getValue().isEmpty()
                                                ? mount.getKey()
                                                : mount.getKey() + ":" + mount.getValue())
                                        .toList()));
    }

    private static String megabytes(long size) {
        return size + "m";
    }
}

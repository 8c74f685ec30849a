package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.BindPropagation;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.TmpfsOptions;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import io.omnideploy.platform.docker.vocabulary.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the host gives to a container: limits, mounts, ports, isolation. */
final class HostSettings {
    /** The provider counts memory in MB and means MiB. */
    static final long MEGABYTE = 1024L * 1024;

    private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000L);

    private HostSettings() {}

    /** Returns the settings of a container; networks apart. */
    static HostConfig of(Fields fields) {
        HostConfig host = new HostConfig();
        host.withRestartPolicy(restart(fields));
        fields.text("network_mode").ifPresent(host::withNetworkMode);
        limits(host, fields);
        isolation(host, fields);
        names(host, fields);
        host.withBinds(binds(fields)).withMounts(mounts(fields));
        fields.map("tmpfs").ifPresent(host::withTmpFs);
        fields.map("storage_opts").ifPresent(host::withStorageOpt);
        fields.flag("publish_all_ports").ifPresent(host::withPublishAllPorts);
        host.withPortBindings(
                fields.objects("ports").stream().map(HostSettings::binding).toList());
        fields.text("log_driver")
                .ifPresent(driver -> host.withLogConfig(new LogConfig(
                        Optional.ofNullable(LoggingType.fromValue(driver))
                                .orElseThrow(
                                        () -> new IllegalArgumentException("log driver " + driver + " is not known")),
                        fields.map("log_opts").orElse(null))));
        return host;
    }

    /** Returns how often the engine starts a container again. */
    static RestartPolicy restart(Fields fields) {
        String name = fields.text("restart").orElse("no");
        return name.equals("on-failure")
                ? RestartPolicy.onFailureRestart(
                        fields.whole("max_retry_count").orElse(0L).intValue())
                : RestartPolicy.parse(name);
    }

    /** Returns memory in bytes, 0 for no limit. */
    static long memoryBytes(Fields fields) {
        return fields.whole("memory").orElse(0L) * MEGABYTE;
    }

    /** Returns the memory that is kept for a container, in bytes, 0 for none. */
    static long reservedBytes(Fields fields) {
        return fields.whole("memory_reservation").orElse(0L) * MEGABYTE;
    }

    /** Returns memory with swap in bytes, -1 for as much swap as there is; without a wish what the engine itself takes. */
    static long swapBytes(Fields fields) {
        return fields.whole("memory_swap")
                .map(megabytes -> megabytes < 0 ? -1 : megabytes * MEGABYTE)
                .orElse(memoryBytes(fields) * 2);
    }

    /** Returns a port of a container. */
    static ExposedPort exposed(Fields port) {
        return new ExposedPort(
                port.whole("internal").orElseThrow().intValue(),
                InternetProtocol.parse(port.text("protocol").orElse("tcp")));
    }

    private static PortBinding binding(Fields port) {
        Binding binding =
                new Binding(port.text("ip").orElse(null), port.text("external").orElse(null));
        return new PortBinding(binding, exposed(port));
    }

    private static void limits(HostConfig host, Fields fields) {
        if (fields.whole("memory").isPresent()) {
            host.withMemory(memoryBytes(fields));
        }
        if (fields.whole("memory_swap").isPresent()) {
            host.withMemorySwap(swapBytes(fields));
        }
        if (fields.whole("memory_reservation").isPresent()) {
            host.withMemoryReservation(reservedBytes(fields));
        }
        fields.whole("shm_size").ifPresent(size -> host.withShmSize(size * MEGABYTE));
        fields.decimal("cpus")
                .ifPresent(cpus -> host.withNanoCPUs(cpus.multiply(NANO).longValue()));
        fields.whole("cpu_shares").ifPresent(shares -> host.withCpuShares(shares.intValue()));
        fields.text("cpu_set").ifPresent(host::withCpusetCpus);
        fields.whole("cpu_period").ifPresent(host::withCpuPeriod);
        fields.whole("cpu_quota").ifPresent(host::withCpuQuota);
        List<Ulimit> ulimits = fields.objects("ulimit").stream()
                .map(limit -> new Ulimit(
                        limit.expect("name"),
                        limit.whole("soft").orElseThrow(),
                        limit.whole("hard").orElseThrow()))
                .toList();
        if (!ulimits.isEmpty()) {
            host.withUlimits(ulimits);
        }
    }

    private static void isolation(HostConfig host, Fields fields) {
        fields.flag("read_only").ifPresent(host::withReadonlyRootfs);
        fields.flag("init").ifPresent(host::withInit);
        fields.flag("privileged").ifPresent(host::withPrivileged);
        fields.object("capabilities")
                .ifPresent(capabilities -> host.withCapAdd(capabilities(capabilities, "add"))
                        .withCapDrop(capabilities(capabilities, "drop")));
        fields.texts("security_opts").ifPresent(host::withSecurityOpts);
        fields.texts("group_add").ifPresent(host::withGroupAdd);
        fields.texts("device_cgroup_rules").ifPresent(host::withDeviceCgroupRules);
        fields.map("sysctls").ifPresent(host::withSysctls);
        fields.text("userns_mode").ifPresent(host::withUsernsMode);
        fields.text("pid_mode").ifPresent(host::withPidMode);
        fields.text("ipc_mode").ifPresent(host::withIpcMode);
        fields.text("cgroupns_mode").ifPresent(host::withCgroupnsMode);
        fields.text("cgroup_parent").ifPresent(host::withCgroupParent);
        fields.text("runtime").ifPresent(host::withRuntime);
        List<Device> devices = fields.objects("devices").stream()
                .map(device -> new Device(
                        device.text("permissions").orElse("rwm"),
                        device.text("container_path").orElse(device.expect("host_path")),
                        device.expect("host_path")))
                .toList();
        if (!devices.isEmpty()) {
            host.withDevices(devices);
        }
    }

    private static Capability[] capabilities(Fields fields, String list) {
        return fields.texts(list).orElse(List.of()).stream()
                .map(name -> name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", ""))
                .map(HostSettings::capability)
                .toArray(Capability[]::new);
    }

    private static Capability capability(String name) {
        return Stream.of(Capability.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("capability " + name + " is not known"));
    }

    private static void names(HostConfig host, Fields fields) {
        fields.texts("dns").ifPresent(host::withDns);
        fields.texts("dns_opts").ifPresent(host::withDnsOptions);
        fields.texts("dns_search").ifPresent(host::withDnsSearch);
        String[] hosts = fields.objects("host").stream()
                .map(entry -> entry.expect("host") + ":" + entry.expect("ip"))
                .toArray(String[]::new);
        if (hosts.length > 0) {
            host.withExtraHosts(hosts);
        }
    }

    private static List<Bind> binds(Fields fields) {
        return fields.objects("volumes").stream()
                .map(volume -> new Bind(
                        volume.text("volume_name")
                                .or(() -> volume.text("host_path"))
                                .orElseThrow(),
                        new Volume(volume.expect("container_path")),
                        volume.flag("read_only", false) ? AccessMode.ro : AccessMode.rw))
                .toList();
    }

    private static List<Mount> mounts(Fields fields) {
        List<Mount> mounts = new ArrayList<>();
        for (Fields wanted : fields.objects("mounts")) {
            Mount mount = new Mount()
                    .withType(MountType.valueOf(wanted.expect("type").toUpperCase(Locale.ROOT)))
                    .withTarget(wanted.expect("target"));
            wanted.text("source").ifPresent(mount::withSource);
            wanted.flag("read_only").ifPresent(mount::withReadOnly);
            wanted.object("bind_options")
                    .flatMap(options -> options.text("propagation"))
                    .ifPresent(propagation -> mount.withBindOptions(new BindOptions()
                            .withPropagation(BindPropagation.valueOf(propagation.toUpperCase(Locale.ROOT)))));
            wanted.object("tmpfs_options").ifPresent(options -> {
                TmpfsOptions tmpfs = new TmpfsOptions();
                options.whole("size_bytes").ifPresent(tmpfs::withSizeBytes);
                options.whole("mode").ifPresent(mode -> tmpfs.withMode(mode.intValue()));
                mount.withTmpfsOptions(tmpfs);
            });
            mounts.add(mount);
        }
        if (fields.flag("read_only", false)) {
            // Files can't be put into a file system that is read-only, but into a volume of the container's own.
            Uploads.folders(fields)
                    .forEach(folder ->
                            mounts.add(new Mount().withType(MountType.VOLUME).withTarget(folder)));
        }
        return mounts;
    }
}

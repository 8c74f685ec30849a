package io.omnideploy.platform.docker;

import java.util.Set;

/** Which properties of a container are carried over, by the engine's API and into a compose file. */
public final class ContainerProperties {
    /** Every property that is carried, or steers what is done; any other is refused, never left out in silence. */
    public static final Set<String> CARRIED = Set.of(
            "attach", "capabilities", "cgroup_parent", "cgroupns_mode", "command",
            "container_read_refresh_timeout_milliseconds", "cpu_period", "cpu_quota", "cpu_set", "cpu_shares",
            "cpus", "destroy_grace_seconds", "device_cgroup_rules", "devices", "dns", "dns_opts", "dns_search",
            "domainname", "entrypoint", "env", "group_add", "healthcheck", "host", "hostname", "image", "init",
            "ipc_mode", "labels", "log_driver", "log_opts", "logs", "max_retry_count", "memory",
            "memory_reservation", "memory_swap", "mounts", "must_run", "name", "network_mode",
            "networks_advanced", "pid_mode", "platform", "ports", "privileged", "publish_all_ports",
            "read_only", "remove_volumes", "restart", "runtime", "security_opts", "shm_size", "start",
            "stdin_open", "stop_signal", "stop_timeout", "storage_opts", "sysctls", "tmpfs", "tty", "ulimit",
            "upload", "user", "userns_mode", "volumes", "wait", "wait_timeout", "working_dir");

    private ContainerProperties() {}
}

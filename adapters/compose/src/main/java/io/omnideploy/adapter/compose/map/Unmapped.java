package io.omnideploy.adapter.compose.map;

import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What becomes of keys that no platform but Docker knows, or that mean nothing where somebody else runs the containers. */
final class Unmapped {
    private static final String ON_DOCKER =
            "Leave it out; on Docker it can be set under 'x-omnideploy: {overrides: {docker.Container/NAME: {…}}}'.";
    private static final Map<String, Saying> SERVICE = service();

    private Unmapped() {}

    /** Returns what is said of a key of a service; empty if the key is carried over. */
    static Optional<Saying> ofService(String key) {
        return Optional.ofNullable(SERVICE.get(key));
    }

    private static Map<String, Saying> service() {
        Map<String, Saying> all = new TreeMap<>();
        all.put("develop", Saying.elsewhere("compose-develop", "It is for 'docker compose watch' alone."));
        all.put("profiles", Saying.mapped("compose-profiles", "Its profile is chosen in this run."));
        all.put("attach", Saying.elsewhere("compose-attach", "It is about the terminal of 'docker compose up'."));
        all.put(
                "container_name",
                Saying.approximated(
                        "compose-container-name",
                        "Containers are named by deployment, stack and service, so that stacks don't collide; others reach"
                                + " it by the service's name.",
                        "Leave it out, and use the service's name in addresses."));
        all.put(
                "labels",
                Saying.dropped(
                        "compose-labels",
                        "Labels are instructions to tools beside Docker, which other platforms don't have.",
                        "For order and costs use 'x-omnideploy: {tags: {…}}'; for routes 'domains' and 'paths' of the"
                                + " service's x-omnideploy."));
        all.put(
                "logging",
                Saying.dropped(
                        "compose-logging",
                        "Logs go where the platform keeps them; 'omnideploy logs' shows them.",
                        "Leave it out."));
        all.put(
                "extra_hosts",
                Saying.dropped(
                        "compose-extra-hosts",
                        "Names are resolved by the platform's DNS alone.",
                        "Give the address in a variable, or describe what exists already as a backing service with"
                                + " 'external:'."));
        all.put(
                "external_links",
                Saying.dropped(
                        "compose-external-links",
                        "Containers of other projects can't be reached by name.",
                        "Give their address in a variable."));
        all.put(
                "privileged",
                Saying.dropped(
                        "compose-privileged",
                        "No platform but a Docker host of your own gives all rights.",
                        ON_DOCKER));
        all.put("devices", Saying.dropped("compose-devices", "Devices of a host are not carried over.", ON_DOCKER));
        all.put(
                "gpus",
                Saying.dropped("compose-gpus", "Graphics processors of a host are not carried over.", ON_DOCKER));
        for (String key : new String[] {"post_start", "pre_start", "pre_stop"}) {
            all.put(
                    key,
                    Saying.dropped(
                            "compose-hooks",
                            "Commands beside the start and stop of a container are run by compose alone.",
                            "Put them into the image's entrypoint, or into a job."));
        }
        for (String key : new String[] {
            "annotations",
            "blkio_config",
            "cgroup",
            "cgroup_parent",
            "cpu_count",
            "cpu_percent",
            "cpu_period",
            "cpu_quota",
            "cpu_rt_period",
            "cpu_rt_runtime",
            "cpu_shares",
            "cpuset",
            "credential_spec",
            "device_cgroup_rules",
            "dns",
            "dns_opt",
            "dns_search",
            "domainname",
            "group_add",
            "hostname",
            "init",
            "ipc",
            "isolation",
            "label_file",
            "mac_address",
            "mem_reservation",
            "mem_swappiness",
            "memswap_limit",
            "oom_kill_disable",
            "oom_score_adj",
            "pid",
            "pids_limit",
            "pull_refresh_after",
            "runtime",
            "security_opt",
            "shm_size",
            "stdin_open",
            "stop_signal",
            "storage_opt",
            "sysctls",
            "tty",
            "ulimits",
            "use_api_socket",
            "userns_mode",
            "uts"
        }) {
            all.put(
                    key,
                    Saying.dropped("compose-docker-only", "'" + key + "' is known to a Docker host alone.", ON_DOCKER));
        }
        return all;
    }
}

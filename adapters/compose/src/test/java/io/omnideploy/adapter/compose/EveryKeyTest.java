package io.omnideploy.adapter.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.adapter.compose.form.Form;
import io.omnideploy.adapter.compose.form.FormGrammar;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.testkit.AdapterCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever keys a service has, every value of its file ends as mapped, approximated, dropped, elsewhere or refused. */
class EveryKeyTest {
    /** What can't be carried over at all. */
    private static final Set<String> REFUSED = Set.of("models", "provider");

    private static final int FILES = 150;

    @TempDir
    private Path folder;

    @Test
    void everyKeyOfAServiceHasAValueToTryItWith() {
        Form.Keys service = (Form.Keys) FormGrammar.read().get("service");
        assertThat(new TreeSet<>(values().keySet()))
                .isEqualTo(new TreeSet<>(service.keys().keySet()));
    }

    @Test
    void everyValueOfAGeneratedFileHasAFate() throws IOException {
        long seed = Long.getLong("omnideploy.seed", System.nanoTime());
        Random random = new Random(seed);
        int carried = 0;
        for (int index = 0; index < FILES; index++) {
            String text = file(random);
            Validated<LoadedConfig> loaded = load(text, index);
            if (loaded.hasErrors()) {
                assertThat(loaded.diagnostics())
                        .as("seed %d, file %d:%n%s", seed, index, text)
                        .allSatisfy(
                                diagnostic -> assertThat(diagnostic.remedy()).isPresent());
                continue;
            }
            carried++;
            try {
                AdapterCase.everyValueHasAFate(loaded.orRefuse());
            } catch (AssertionError lost) {
                throw new AssertionError("seed %d, file %d:%n%s".formatted(seed, index, text), lost);
            }
        }
        assertThat(carried).as("files that were carried over, seed %d", seed).isGreaterThan(FILES / 4);
    }

    @Test
    void aKeyIsRefusedOrCarriedOverByItself() throws IOException {
        List<String> refused = new ArrayList<>();
        int index = 0;
        for (Map.Entry<String, List<String>> key : values().entrySet()) {
            for (String value : key.getValue()) {
                String image = key.getKey().equals("image") ? "" : "    image: x\n";
                Validated<LoadedConfig> loaded =
                        load(REST + "  one:\n" + image + "    " + key.getKey() + ": " + value + "\n", index++);
                if (loaded.hasErrors()) {
                    refused.add(key.getKey());
                } else {
                    AdapterCase.everyValueHasAFate(loaded.orRefuse());
                }
            }
        }
        assertThat(refused).containsExactlyInAnyOrderElementsOf(REFUSED);
    }

    private Validated<LoadedConfig> load(String text, int index) throws IOException {
        Path project = Files.createDirectories(folder.resolve("p" + index));
        Files.writeString(project.resolve("compose.yaml"), text);
        Files.writeString(project.resolve("some.env"), "FROM=file\nFILE_TOKEN=x\n");
        return new AdapterCase(project, new ComposeAdapter()).load();
    }

    private static final String REST = """
            networks: {n: {driver: bridge}, m: {internal: true}}
            volumes: {v: , w: {labels: [a=b]}}
            secrets: {s: {file: ./s}, t: {external: true}}
            configs: {c: {file: ./c}}
            x-top: {a: [1, 2]}
            services:
              other: {image: "postgres:16", environment: {POSTGRES_PASSWORD: pw}}
              three: {build: .}
            """;

    private static String file(Random random) {
        StringBuilder text = new StringBuilder(REST);
        for (String name : List.of("one", "two")) {
            text.append("  ").append(name).append(":\n    image: x\n");
            values().forEach((key, values) -> {
                boolean wanted = !key.equals("image") && !REFUSED.contains(key) && random.nextInt(4) == 0;
                // These say the same thing twice, which compose refuses.
                boolean clash = key.equals("network_mode")
                        || key.equals("scale")
                        || key.equals("tmpfs")
                        || (key.equals("volumes") && name.equals("two"));
                if (wanted && !clash) {
                    text.append("    ")
                            .append(key)
                            .append(": ")
                            .append(values.get(random.nextInt(values.size())))
                            .append('\n');
                }
            });
        }
        return text.toString();
    }

    private static Map<String, List<String>> values() {
        Map<String, List<String>> values = new TreeMap<>();
        values.put("annotations", List.of("[a=b]"));
        values.put("attach", List.of("false"));
        values.put("blkio_config", List.of("{weight: 300}"));
        values.put(
                "build",
                List.of(
                        ".",
                        "{context: a, dockerfile: D, args: [A=1], target: t, labels: [a=b], platforms: [linux/amd64]}",
                        "{context: a, dockerfile_inline: FROM x, additional_contexts: [o=service:three, i=docker-image://i, f=f],"
                                + " ssh: [default, k=~/k], secrets: [s, {source: t, target: /a/u, mode: 0400}], shm_size: 64m,"
                                + " extra_hosts: ['a=::1', 'b:10.0.0.1'], network: host, cache_from: [i], cache_to: [type=inline]}",
                        "{context: a, ssh: {default: null, k: k}, additional_contexts: {f: f}, extra_hosts: {a: [10.0.0.1, 10.0.0.2]},"
                                + " no_cache: true, pull: false, privileged: false, entitlements: [network.host], tags: [a:b],"
                                + " provenance: true, sbom: true, isolation: default, ulimits: {nofile: 3}, no_cache_filter: [a]}"));
        values.put("cap_add", List.of("[NET_ADMIN]"));
        values.put("cap_drop", List.of("[ALL]"));
        values.put("cgroup", List.of("host"));
        values.put("cgroup_parent", List.of("a"));
        values.put("command", List.of("run it", "[run, it]", "[]"));
        values.put("configs", List.of("[c]", "[{source: c, target: /c, mode: 0400}]"));
        values.put("container_name", List.of("named"));
        values.put("cpu_count", List.of("1"));
        values.put("cpu_percent", List.of("50"));
        values.put("cpu_shares", List.of("10"));
        values.put("cpu_quota", List.of("10"));
        values.put("cpu_period", List.of("10"));
        values.put("cpu_rt_period", List.of("10"));
        values.put("cpu_rt_runtime", List.of("10"));
        values.put("cpus", List.of("0.5", "'0.01'"));
        values.put("cpuset", List.of("'0'"));
        values.put("credential_spec", List.of("{file: a}"));
        values.put(
                "depends_on",
                List.of("[other]", "{other: {condition: service_healthy, restart: true, required: true}}"));
        values.put(
                "deploy",
                List.of(
                        "{replicas: 2, mode: replicated, labels: {a: b}, resources: {limits: {cpus: '1', memory: 64m}}}"));
        values.put("develop", List.of("{watch: [{path: a, action: sync, target: /a}]}"));
        values.put("device_cgroup_rules", List.of("['c 1:3 mr']"));
        values.put("devices", List.of("[/dev/a:/dev/a]", "[{source: a, target: b}]"));
        values.put("dns", List.of("1.1.1.1", "[1.1.1.1]"));
        values.put("dns_opt", List.of("[a]"));
        values.put("dns_search", List.of("a"));
        values.put("domainname", List.of("a"));
        values.put("entrypoint", List.of("a b", "[a]"));
        values.put("env_file", List.of("some.env", "[{path: some.env}, {path: none.env, required: false}]"));
        values.put(
                "environment",
                List.of("[A=1, B]", "{A: 1, TOKEN: , DATABASE_URL: 'postgres://postgres:pw@other/postgres'}"));
        values.put("expose", List.of("[80]", "['81-82', 83/udp]"));
        values.put("extends", List.of("other"));
        values.put("external_links", List.of("[a]"));
        values.put("extra_hosts", List.of("['a:1.1.1.1']", "{a: 1.1.1.1}"));
        values.put("gpus", List.of("all"));
        values.put("group_add", List.of("[a]"));
        values.put(
                "healthcheck",
                List.of("{test: a b, interval: 5s}", "{disable: true}", "{test: [NONE]}", "{interval: 5s}"));
        values.put("hostname", List.of("a"));
        values.put("image", List.of("nginx:1.27"));
        values.put("init", List.of("true"));
        values.put("ipc", List.of("host"));
        values.put("isolation", List.of("default"));
        values.put("label_file", List.of("a"));
        values.put("labels", List.of("[a=b]", "{a: b}"));
        values.put("links", List.of("[other]", "['other:alias']"));
        values.put("logging", List.of("{driver: none, options: {a: b}}"));
        values.put("mac_address", List.of("02:42:ac:11:65:43"));
        values.put("mem_limit", List.of("64m"));
        values.put("mem_reservation", List.of("64m"));
        values.put("mem_swappiness", List.of("10"));
        values.put("memswap_limit", List.of("64m"));
        values.put("models", List.of("[m]"));
        values.put("network_mode", List.of("bridge"));
        values.put("networks", List.of("[n, m]", "{n: {aliases: [a]}, m: }"));
        values.put("oom_kill_disable", List.of("true"));
        values.put("oom_score_adj", List.of("10"));
        values.put("pid", List.of("host"));
        values.put("pids_limit", List.of("10"));
        values.put("platform", List.of("linux/amd64"));
        values.put(
                "ports",
                List.of(
                        "[80]",
                        "['8080:80', '8080:80/udp']",
                        "[{target: 80, published: '81', protocol: tcp, mode: host}]"));
        values.put("post_start", List.of("[{command: a}]"));
        values.put("pre_start", List.of("[{command: a}]"));
        values.put("pre_stop", List.of("[{command: a}]"));
        values.put("privileged", List.of("true"));
        values.put("profiles", List.of("[p]", "[]"));
        values.put("provider", List.of("{type: a}"));
        values.put("pull_policy", List.of("always", "daily", "build"));
        values.put("pull_refresh_after", List.of("a"));
        values.put("read_only", List.of("true"));
        values.put("restart", List.of("always", "'no'", "on-failure:3"));
        values.put("runtime", List.of("a"));
        values.put("scale", List.of("2"));
        values.put("secrets", List.of("[s, t]", "[{source: s, target: /s, uid: '1'}]"));
        values.put("security_opt", List.of("[a]"));
        values.put("shm_size", List.of("64m"));
        values.put("stdin_open", List.of("true"));
        values.put("stop_grace_period", List.of("1m"));
        values.put("stop_signal", List.of("SIGINT"));
        values.put("storage_opt", List.of("{size: 1G}"));
        values.put("sysctls", List.of("[a=1]", "{a: 1}"));
        values.put("tmpfs", List.of("/t", "[/t]"));
        values.put("tty", List.of("true"));
        values.put("ulimits", List.of("{nofile: 1}", "{nofile: {soft: 1, hard: 2}}"));
        values.put("use_api_socket", List.of("true"));
        values.put("user", List.of("'1000'"));
        values.put("userns_mode", List.of("host"));
        values.put("uts", List.of("host"));
        values.put(
                "volumes",
                List.of(
                        "['v:/v', './b:/b:ro', /anonymous]",
                        "[{type: volume, source: w, target: /w, volume: {nocopy: true}}]"));
        values.put("volumes_from", List.of("[other]"));
        values.put("working_dir", List.of("/w"));
        return values;
    }
}

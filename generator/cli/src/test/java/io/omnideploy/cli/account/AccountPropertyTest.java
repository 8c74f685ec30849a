package io.omnideploy.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Shape;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.account.Account;
import io.omnideploy.engine.account.LeafAccount;
import io.omnideploy.engine.account.LeafFate;
import io.omnideploy.resource.CompiledCatalog;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Nothing is lost in silence: of whole descriptions made at random, every value has exactly one fate. */
class AccountPropertyTest {
    private static final long SEED = Long.getLong("omnideploy.seed", 20_261_121L);
    private static final int ROUNDS = Integer.getInteger("omnideploy.rounds", 300);
    private static final Map<String, String> ENVIRONMENT = Map.of("API_TOKEN", "canary");

    private final ClassLoader loader = AccountPropertyTest.class.getClassLoader();
    private final Plugins plugins = new Plugins(loader);
    private final DeploymentFactory factory = new DeploymentFactory(plugins, new CompiledCatalog(loader));

    @TempDir
    private Path folder;

    @Test
    void everyValueHasExactlyOneFateOnDocker() throws IOException {
        // Parts that are seldom accepted, so that they don't silently drop out of what is tried.
        everyValueHasExactlyOneFate(
                "docker",
                List.of("direct", "terraform"),
                List.of("context", "host", "password", "max-size", "shm_size", "replicas", "source"));
    }

    @Test
    void everyValueHasExactlyOneFateOnAgentcore() throws IOException {
        everyValueHasExactlyOneFate(
                "agentcore",
                List.of("terraform"),
                List.of("idle_timeout", "expiry_days", "discovery_url", "traces", "models"));
    }

    @Test
    void everyValueHasExactlyOneFateOnEcs() throws IOException {
        everyValueHasExactlyOneFate(
                "ecs",
                List.of("terraform"),
                List.of("architecture", "log_retention", "replicas", "interval", "protocol", "platform_version"));
    }

    @Test
    void everyValueHasExactlyOneFateOnKubernetes() throws IOException {
        everyValueHasExactlyOneFate(
                "kubernetes",
                List.of("direct", "terraform"),
                List.of("pod_security", "wait", "network_policy", "storage_class", "replicas", "interval", "password"));
    }

    @Test
    void everyValueHasExactlyOneFateOnLightsail() throws IOException {
        everyValueHasExactlyOneFate(
                "lightsail", List.of("terraform"), List.of("size", "replicas", "container_port", "protocol", "preset"));
    }

    @Test
    void everyValueHasExactlyOneFateOnDigitalOcean() throws IOException {
        everyValueHasExactlyOneFate(
                "digitalocean",
                List.of("terraform"),
                List.of("vpc", "edge_cache", "wait", "instances", "static_sites", "events", "replicas", "interval"));
    }

    private void everyValueHasExactlyOneFate(String target, List<String> backends, List<String> tried)
            throws IOException {
        Map<String, Shape.Fields> sections = new TreeMap<>();
        plugins.targets().forEach(each -> sections.put(each.name(), each.section()));
        Repairs repairs = new Repairs(factory, folder, ENVIRONMENT);
        RandomDescription descriptions = new RandomDescription(new Random(SEED), sections, target, backends);
        TreeSet<LeafFate> seen = new TreeSet<>();
        TreeSet<String> mapped = new TreeSet<>();
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            DescriptionTree tree = new DescriptionTree(descriptions.next());
            Optional<Deployment> deployment = repairs.repaired(tree, target);
            if (deployment.isPresent()) {
                accepted++;
                Account account = Account.of(deployment.get());
                account.leaves().forEach(leaf -> seen.add(leaf.fate()));
                account.leaves().stream()
                        .filter(leaf -> leaf.fate() == LeafFate.MAPPED)
                        .forEach(leaf -> mapped.add(leaf.path().segments().getLast()));
                check(account, tree.yaml(), "seed " + SEED + ", round " + round + "\n" + tree.yaml());
            }
        }
        assertThat(accepted).as("descriptions that could be accounted for").isGreaterThan(ROUNDS / 2);
        assertThat(mapped).containsAll(tried);
        assertThat(seen).contains(LeafFate.MAPPED, LeafFate.APPROXIMATED, LeafFate.DROPPED, LeafFate.ELSEWHERE);
    }

    private static void check(Account account, String yaml, String where) {
        assertThat(account.leaves().stream()
                        .filter(leaf -> leaf.fate() == LeafFate.UNACCOUNTED)
                        .map(leaf -> leaf.path() + ": " + leaf.reason().orElse("")))
                .as(where)
                .isEmpty();
        List<String> places = account.leaves().stream()
                .map(LeafAccount::place)
                .map(place -> place.line() + ":" + place.column())
                .sorted()
                .toList();
        List<String> written = new ArrayList<>();
        collect(new Yaml().compose(new StringReader(yaml)), written);
        assertThat(places).as(where).isEqualTo(written.stream().sorted().toList());
    }

    /** Reads the values once more, by the parser alone. */
    private static void collect(Node node, List<String> places) {
        switch (node) {
            case MappingNode map
            when !map.getValue().isEmpty() -> map.getValue().forEach(entry -> collect(entry.getValueNode(), places));
            case SequenceNode list
            when !list.getValue().isEmpty() -> list.getValue().forEach(item -> collect(item, places));
            default -> places.add(place(node));
        }
    }

    private static String place(Node node) {
        return (node.getStartMark().getLine() + 1) + ":" + (node.getStartMark().getColumn() + 1);
    }
}

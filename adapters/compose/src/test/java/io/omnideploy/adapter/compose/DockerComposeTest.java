package io.omnideploy.adapter.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.adapter.compose.project.EnabledServices;
import io.omnideploy.adapter.compose.project.Project;
import io.omnideploy.adapter.compose.project.ProjectReader;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.testkit.AdapterCase;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are read as {@code docker compose} reads them, and what that refuses is refused here. */
class DockerComposeTest {
    private static final String ANSWER = "answer-of-docker-compose.json";

    /** A variable without a value is that of the run. */
    private static final String PASSED = "(as in the run)";

    /** Compose itself takes too long over this one. */
    private static final Set<String> TOO_MUCH = Set.of("bomb");

    /** A file in OmniDeploy's own words lies over one of compose's. */
    private static final Set<String> OURS = Set.of("second-file");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsDockerCompose() {
        Tool.DOCKER_COMPOSE.require();
    }

    static List<AdapterCase> good() throws IOException {
        return AdapterCase.in("good", new ComposeAdapter()).stream()
                .filter(one -> !OURS.contains(one.toString()))
                .toList();
    }

    static List<AdapterCase> bad() throws IOException {
        return AdapterCase.in("bad", new ComposeAdapter()).stream()
                .filter(one -> !TOO_MUCH.contains(one.toString()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsTheSame(AdapterCase one) throws IOException {
        Path project = copied(one);
        Run.Result answer = dockerCompose(project);
        Assumptions.assumeThat(answer.exit())
                .as("docker compose says: %s", answer.err())
                .isZero();
        Files.writeString(project.resolve(ANSWER), answer.out());
        Properties run = run(project);
        Seen seen = new Seen();
        LoadedConfig loaded = new AdapterCase(project, seen).load().orRefuse();
        Map<String, Node.Mapping> theirs = new TreeMap<>();
        Nodes.map(seen.answer, "services")
                .entries()
                .forEach((name, entry) -> theirs.put(name, (Node.Mapping) entry.value()));
        assertThat(seen.project.services().keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        theirs.forEach((name, their) -> {
            Node.Mapping our = seen.project.services().get(name);
            assertThat(image(our)).as("image of %s", name).isEqualTo(image(their));
            assertThat(ports(our)).as("ports of %s", name).isEqualTo(ports(their));
            Map<String, String> environment = environment(their);
            environment(our).forEach((key, value) -> {
                String given = value.equals(PASSED) ? run.getProperty("env." + key, PASSED) : value;
                assertThat(environment).as("environment of %s", name).containsKey(key);
                if (!isSecret(given)) {
                    assertThat(environment.get(key)).as("%s of %s", key, name).isEqualTo(given);
                }
            });
            if (Nodes.items(our, "env_file").isEmpty()) {
                assertThat(environment.keySet())
                        .as("environment of %s", name)
                        .isEqualTo(environment(our).keySet());
            }
            ofComponent(loaded, name).forEach((key, value) -> {
                if (!isSecret(value)) {
                    assertThat(environment.get(key)).as("%s of %s", key, name).isEqualTo(value);
                }
            });
        });
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatComposeRefuses(AdapterCase one) throws IOException {
        Path project = copied(one);
        if (dockerCompose(project).exit() != 0) {
            assertThat(new AdapterCase(project, new ComposeAdapter()).load().hasErrors())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services: []",
                "services: {a: {image: x, ports: [\"80:80:80:80\"]}}",
                "services: {a: {image: x, environment: [[A]]}}",
                "services: {a: {image: x, restart: 5}}",
                "services: {a: {image: x, healthcheck: {interval: often}}}",
                "services: {a: {image: x, deploy: {resources: {limits: {memory: lots}}}}}",
                "services: {a: {image: x, cpus: 2, deploy: {resources: {limits: {cpus: '1'}}}}}",
                "services: {a: {image: x, mem_limit: 64m, deploy: {resources: {limits: {memory: 128m}}}}}",
                "services: {a: {image: x, pids_limit: 5, deploy: {resources: {limits: {pids: 6}}}}}",
                "services: {a: {image: x, container_name: one, scale: 2}}",
                "services: {a: {image: x, extends: {file: none.yaml, service: b}}}",
                "services: {a: {image: x, env_file: none.env}}",
                "services: {a: {image: x, stop_grace_period: soon}}",
                "services: {a: {image: x, ulimits: {nofile: many}}}",
                "services: {a: {image: x, depends_on: [a]}}",
                "services: {a: {image: x, links: [b]}}",
                "services: {'a b': {image: x}}",
                "{services: {a: {image: x}}, secrets: {s: {file: s, environment: S}}}",
                "{services: {a: {image: x}}, volumes: {v: {external: true, driver: local}}}",
            })
    void refusesWhatComposeRefuses(String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), text);
        Run.Result answer = dockerCompose(folder);
        Assumptions.assumeThat(answer.exit())
                .as("docker compose takes it: %s", answer.out())
                .isNotZero();
        assertThat(new AdapterCase(folder, new ComposeAdapter()).load().hasErrors())
                .as("docker compose says: %s", answer.err())
                .isTrue();
    }

    private Path copied(AdapterCase one) throws IOException {
        Path project = folder.resolve(one.toString());
        try (Stream<Path> files = Files.walk(one.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = project.resolve(one.folder().relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return project;
    }

    private static Run.Result dockerCompose(Path project) throws IOException {
        Properties run = run(project);
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        words(run, "profiles").forEach(profile -> command.addAll(List.of("--profile", profile)));
        words(run, "files").forEach(file -> command.addAll(List.of("-f", file)));
        command.addAll(List.of("config", "--format", "json"));
        Map<String, String> variables = run.stringPropertyNames().stream()
                .filter(key -> key.startsWith("env."))
                .collect(Collectors.toMap(key -> key.substring(4), run::getProperty));
        return Run.of(command).in(project).with(variables).go();
    }

    private static Properties run(Path project) throws IOException {
        Properties run = new Properties();
        if (Files.exists(project.resolve("run.properties"))) {
            try (Reader reader = Files.newBufferedReader(project.resolve("run.properties"))) {
                run.load(reader);
            }
        }
        return run;
    }

    private static List<String> words(Properties run, String key) {
        return Stream.of(run.getProperty(key, "").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String image(Node.Mapping service) {
        return Nodes.text(service, "image").orElse("");
    }

    /** Each port as {@code ip:published:target/protocol}; a range of published ones is known by its first. */
    private static List<String> ports(Node.Mapping service) {
        return Nodes.items(service, "ports").stream()
                .map(Node.Mapping.class::cast)
                .map(port -> Nodes.text(port, "host_ip").orElse("") + ":"
                        + Nodes.text(port, "published").orElse("").replaceAll("-.*", "") + ":"
                        + Nodes.text(port, "target").orElse("") + "/"
                        + Nodes.text(port, "protocol").orElse("tcp"))
                .sorted()
                .toList();
    }

    private static Map<String, String> ofComponent(LoadedConfig loaded, String name) {
        Node.Mapping components = Nodes.map(loaded.root(), "components");
        return environment(components.entries().isEmpty() ? loaded.root() : Nodes.map(components, name));
    }

    private static Map<String, String> environment(Node.Mapping service) {
        Map<String, String> texts = new TreeMap<>();
        Nodes.map(service, "environment")
                .entries()
                .forEach((name, entry) ->
                        texts.put(name, entry.value() instanceof Node.Scalar scalar ? scalar.text() : PASSED));
        return texts;
    }

    /** A secret stays a variable until the stack is brought up; other dollar signs are doubled on both sides. */
    private static boolean isSecret(String value) {
        return value.replace("$$", "").contains("$");
    }

    /** Keeps what the reader makes of the files, before it becomes a description. */
    private static final class Seen implements Adapter {
        private final ComposeAdapter compose = new ComposeAdapter();
        private Project project;
        private Node.Mapping answer;

        @Override
        public String name() {
            return compose.name();
        }

        @Override
        public String description() {
            return compose.description();
        }

        @Override
        public List<String> fileNames() {
            return compose.fileNames();
        }

        @Override
        public List<String> companions(String fileName) {
            return compose.companions(fileName);
        }

        @Override
        public Set<String> tags() {
            return compose.tags();
        }

        @Override
        public boolean recognises(SourceDocument document) {
            return compose.recognises(document);
        }

        @Override
        public Validated<AdapterReading> read(AdapterRequest request) {
            Project all = new ProjectReader(request, new Diagnostics()).read();
            project = EnabledServices.of(all, request.profiles());
            answer = (Node.Mapping)
                    request.files().document(ANSWER, Optional.empty()).root();
            return compose.read(request);
        }
    }
}

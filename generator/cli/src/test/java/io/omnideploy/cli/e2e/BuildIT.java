package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.ImageRegistry;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are built here, and jobs that run around each change: done before and after any backend, and tried with one. */
@Order(3)
class BuildIT {
    private static final Pattern IMAGE = Pattern.compile("build (\\S+/t-build-web:[0-9a-f]{12}), and push it");

    @TempDir
    private Path root;

    private final DockerHost host = new DockerHost();
    private final List<String> images = new ArrayList<>();
    private String name = "t-build";

    @AfterEach
    void clean() throws IOException {
        if (Tool.DOCKER.missing().isEmpty()) {
            host.clean(name);
            for (String image : images) {
                host.docker("image", "rm", "-f", image);
            }
        }
    }

    @Test
    void buildsPushesAndRunsJobsAroundEachChange() throws Exception {
        Tool.DOCKER.require();
        Tool.DOCKER_REGISTRY.require();
        try (ImageRegistry registry = ImageRegistry.guarded(root.resolve("registry"))) {
            live(registry);
        }
    }

    private void live(ImageRegistry registry) throws IOException {
        Path app = Files.createDirectories(root.resolve("site/app"));
        Files.writeString(app.resolve("Dockerfile"), """
                FROM omnideploy-test/sh:1 AS web
                ARG GREETING
                RUN echo "$GREETING" > /greeting
                COPY . /app/
                FROM web AS broken
                RUN echo about to fail && exit 7
                """);
        Files.writeString(app.resolve(".dockerignore"), "Dockerfile\n*.tmp\n!keep.tmp\n");
        Files.writeString(app.resolve("page"), "one");
        Files.writeString(app.resolve("left.tmp"), "");
        Files.writeString(app.resolve("keep.tmp"), "");
        describe(registry, "hello", "web");
        BuiltProgram program = new BuiltProgram(root.resolve("site"), root.resolve("work"))
                .with("REGISTRY_PASSWORD", ImageRegistry.PASSWORD)
                .with("DOCKER_BUILDKIT", "0");

        String shown = run(program, 10, "preview", "--exit-code").out();
        Matcher named = IMAGE.matcher(shown);
        assertThat(named.find()).as(shown).isTrue();
        String image = named.group(1);
        images.add(image);
        assertThat(shown).doesNotContain("run job").contains("(the engine's own builder)");
        assertThat(isThere(image)).as("preview builds nothing").isFalse();

        Run.Result up = run(program, 0, "up", "--yes");
        assertThat(up.err()).contains("web | Step 1/", "pushed " + image);
        assertThat(inside("ls /app; cat /greeting /app/page")).isEqualTo("keep.tmp\npage\nhello\none");
        assertThat(runs("migrate")).isEqualTo(1);
        assertThat(runs("notify")).isEqualTo(1);
        assertThat(run(program, 0, "preview", "--exit-code").out()).startsWith("Nothing to do");
        assertThat(run(program, 0, "build", "--push").out()).contains(image).contains("there");

        assertThat(run(program, 0, "run", "nightly").out()).isEqualTo("report done\n");
        anotherImage(registry, program, app);
        jobsByHand(program);
        jobThatFails(registry, program);
        buildThatFails(registry, program);

        describe(registry, "hello", "web");
        Files.writeString(app.resolve("page"), "one");
        run(program, 0, "destroy", "--yes");
        assertThat(host.traces(name)).isEmpty();
        host.docker("image", "rm", "-f", image);
        up = run(program, 0, "up", "--yes");
        assertThat(up.err()).as("what the registry has is pulled").doesNotContain("Step 1/");
        run(program, 0, "destroy", "--yes");
    }

    private void jobsByHand(BuiltProgram program) throws IOException {
        assertThat(run(program, 0, "run", "nightly").out()).isEqualTo("report done\n");
        assertThat(run(program, 0, "run", "nightly").out()).as("only this run").isEqualTo("report done\n");
        Run.Result ended = run(program, 3, "run", "failing");
        assertThat(ended.out()).isEqualTo("out of luck\n");
        assertThat(ended.err()).contains("docker.Container/failing", "exit code 4");
        assertThat(run(program, 2, "run", "nigthly").err()).contains("nightly");
        assertThat(run(program, 2, "run", "web").err()).contains("no job");
        run(program, 0, "preview", "--exit-code");
    }

    private void anotherImage(ImageRegistry registry, BuiltProgram program, Path app) throws IOException {
        Files.writeString(app.resolve("page"), "two");
        Files.writeString(app.resolve("other.tmp"), "ignored");
        describe(registry, "hello", "web");
        String shown = run(program, 10, "preview", "--exit-code").out();
        assertThat(shown).contains("run job migrate", "run job notify").containsPattern(IMAGE);
        Matcher named = IMAGE.matcher(shown);
        assertThat(named.find()).isTrue();
        images.add(named.group(1));
        run(program, 0, "build");
        assertThat(run(program, 10, "preview", "--exit-code").out()).contains("push " + named.group(1));
        assertThat(run(program, 0, "up", "--yes").err()).contains("migrate | migrated", "notify | notified");
        assertThat(inside("cat /app/page")).isEqualTo("two");
        assertThat(runs("migrate")).isEqualTo(2);
        assertThat(runs("notify")).isEqualTo(2);
        run(program, 0, "preview", "--exit-code");
    }

    private void jobThatFails(ImageRegistry registry, BuiltProgram program) throws IOException {
        String before = host.containers(name, "dev", "web").getFirst();
        inside("touch /data/stop");
        describe(registry, "bonjour", "web");
        Matcher named = IMAGE.matcher(run(program, 10, "preview", "--exit-code").out());
        assertThat(named.find()).isTrue();
        images.add(named.group(1));
        Run.Result failed = run(program, 3, "up", "--yes");
        assertThat(failed.err())
                .contains("docker.Container/migrate", "exit code 9", "| told to stop", "Nothing was changed");
        assertThat(host.containers(name, "dev", "web")).containsExactly(before);
        inside("rm /data/stop");
        run(program, 0, "up", "--yes");
        assertThat(inside("cat /greeting")).isEqualTo("bonjour");
        run(program, 0, "preview", "--exit-code");
    }

    private void buildThatFails(ImageRegistry registry, BuiltProgram program) throws IOException {
        String before = host.containers(name, "dev", "web").getFirst();
        describe(registry, "bonjour", "broken");
        Run.Result failed = run(program, 3, "up", "--yes");
        assertThat(failed.err()).contains("image web", "step 6/6", "exit 7", "| about to fail");
        assertThat(host.containers(name, "dev", "web")).containsExactly(before);
    }

    /** A step reads a secret while it runs, and nobody ever after. */
    @Test
    void buildsByBuildKitWithSecrets() throws IOException {
        Tool.DOCKER.require();
        name = "t-build-kit";
        Path site = Files.createDirectories(root.resolve("site"));
        Files.writeString(site.resolve("page"), "one");
        Files.writeString(site.resolve("deploy.yaml"), """
                name: t-build-kit
                kind: worker
                container:
                  build:
                    dockerfile_inline: |
                      FROM omnideploy-test/sh:1
                      COPY page /page
                      RUN --mount=type=secret,id=npm echo "token $$(cat /run/secrets/npm)" && wc -c < /run/secrets/npm > /length
                      RUN grep proxy.test /etc/hosts > /hosts
                    secrets: {npm: "env:NPM_TOKEN"}
                    labels: {org.example.team: web}
                    network: host
                    extra_hosts: {proxy.test: 10.0.0.7}
                    shm_size: 32Mi
                    no_cache: true
                    cache_from: [t-build-kit-cache]
                """);
        BuiltProgram program = new BuiltProgram(site, root.resolve("work"));
        Run.Result lacking = program.run("build");
        assertThat(lacking.exit()).as(lacking.all()).isEqualTo(2);
        assertThat(lacking.err())
                .contains("deploy.yaml:", "env:NPM_TOKEN has no value", "Set the environment variable");

        String token = "canary-" + Long.toHexString(System.nanoTime()) + "-of-the-build";
        program.with("NPM_TOKEN", token);
        Run.Result built = program.run("build");
        assertThat(built.exit()).as(built.all()).isZero();
        assertThat(built.err()).contains("token ***");
        Matcher named =
                Pattern.compile("(t-build-kit-t-build-kit:[0-9a-f]{12})").matcher(built.out());
        assertThat(named.find()).as(built.all()).isTrue();
        images.add(named.group(1));
        assertThat(host.docker("run", "--rm", named.group(1), "sh", "-c", "cat /page /length; cut -f1 /hosts")
                        .out())
                .isEqualTo("one" + token.length() + "\n10.0.0.7\n");
        String image = host.docker("image", "inspect", named.group(1)).out()
                + host.docker("history", "--no-trunc", named.group(1)).out();
        assertThat(image).contains("\"org.example.team\": \"web\"").doesNotContain(token);
        program.with("NPM_TOKEN", token + "-2");
        assertThat(program.run("build").out())
                .as("another value makes no other image")
                .contains("there");
    }

    /** What composes it by hand: the image with the same name, built by Docker Compose from the same folder. */
    @Test
    void composeBuildsTheSameImageByItself() throws IOException {
        Tool.DOCKER.require();
        Tool.DOCKER_COMPOSE.require();
        name = "t-build-compose";
        Path site = Files.createDirectories(root.resolve("site"));
        Files.writeString(site.resolve("Dockerfile"), "FROM omnideploy-test/sh:1\nARG A\nRUN echo \"$A\" > /a\n");
        Files.writeString(
                site.resolve("deploy.yaml"),
                "name: %s\nkind: worker\ncontainer: {build: {context: ., args: {A: 'x $$HOME'}}}\n".formatted(name));
        BuiltProgram program = new BuiltProgram(site, root.resolve("work"));
        assertThat(program.run("generate").exit()).isZero();
        assertThat(program.run("generate", "--check").exit())
                .as("files do not change what they name")
                .isZero();
        String image = program.run("build")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split("\\s+")[1];
        images.add(image);
        assertThat(image).startsWith(name + "-" + name + ":");
        host.docker("image", "rm", "-f", image);
        Run.Result composed = Run.of("docker", "compose", "build")
                .in(site.resolve("infra/dev"))
                .with(Map.of("DOCKER_BUILDKIT", "0"))
                .go();
        assertThat(composed.exit()).as(composed.all()).isZero();
        assertThat(host.docker("run", "--rm", image, "cat", "/a").out()).isEqualTo("x $HOME\n");
    }

    private void describe(ImageRegistry registry, String greeting, String stage) throws IOException {
        Files.writeString(root.resolve("site/deploy.yaml"), """
                name: %s
                registry: %s/acme
                components:
                  web:
                    container:
                      build: {context: app, target: %s, args: {GREETING: %s}}
                      registry: {server: "%s", username: %s, password: env:REGISTRY_PASSWORD}
                    volumes: {data: {source: shared, path: /data}}
                  migrate:
                    kind: job
                    run: before
                    container:
                      image: omnideploy-test/sh:1
                      args: [sh, -c, "test ! -e /data/stop || { echo told to stop; exit 9; }; echo migrated | tee -a /data/migrate"]
                    volumes: {data: {source: shared, path: /data}}
                  notify:
                    kind: job
                    run: after
                    container: {image: omnideploy-test/sh:1, args: [sh, -c, "echo notified | tee -a /data/notify"]}
                    volumes: {data: {source: shared, path: /data}}
                  nightly:
                    kind: job
                    schedule: "0 3 * * *"
                    container: {image: omnideploy-test/sh:1, args: [echo, report done]}
                  failing:
                    kind: job
                    container: {image: omnideploy-test/sh:1, args: [sh, -c, "echo out of luck; exit 4"]}
                """.formatted(
                        name, registry.address(), stage, greeting, registry.address(), ImageRegistry.USER));
        Files.createDirectories(root.resolve("site/shared"));
    }

    private boolean isThere(String image) throws IOException {
        return host.docker("image", "inspect", image).exit() == 0;
    }

    private long runs(String job) throws IOException {
        return Files.readString(root.resolve("site/shared").resolve(job))
                .lines()
                .count();
    }

    private String inside(String script) throws IOException {
        Run.Result result =
                host.docker("exec", host.containers(name, "dev", "web").getFirst(), "sh", "-c", script);
        return result.out().strip();
    }

    private Run.Result run(BuiltProgram program, int exit, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-b", "direct"));
        Run.Result result = program.run(all.toArray(String[]::new));
        assertThat(result.exit())
                .as(String.join(" ", all) + "\n" + result.all())
                .isEqualTo(exit);
        return result;
    }
}

package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input is refused with place and remedy, exit code 2, before anything is written or started. */
class BadInputIT {
    private static final String CYCLE = """
            name: bad
            components:
              a: {container: {image: x}, depends_on: [b]}
              b: {container: {image: x}, depends_on: [a]}
            """;
    private static final String ONE_PORT_TWICE = """
            name: bad
            components:
              a: {container: {image: x, ports: [{container_port: 80, host_port: 8080}]}}
              b: {container: {image: x, ports: [{container_port: 80, host_port: 8080}]}}
            """;

    @TempDir
    private Path root;

    static Stream<Arguments> texts() {
        String head = "name: bad\ncontainer: {image: nginx:1.27}\n";
        return Stream.of(
                Arguments.of("unknown key", head + "servce: {replicas: 2}\n", ":3:1", "service"),
                Arguments.of("wrong type", head + "service: {replicas: many}\n", ":3:", "whole number"),
                Arguments.of("duplicate key", "name: bad\nname: bad\n", ":2:1", "name"),
                Arguments.of("missing variable", head + "environment: {A: \"${NOT_THERE}\"}\n", ":3:", "NOT_THERE"),
                Arguments.of("dependency on nothing", head + "depends_on: [dbb]\n", ":3:", "dbb"),
                Arguments.of("cycle", CYCLE, "deploy.yaml:", "a -> b -> a"),
                Arguments.of("duplicate port", ONE_PORT_TWICE, ":4:", "8080"),
                Arguments.of("name", "name: Bad_Name\ncontainer: {image: x}\n", ":1:", "lower-case"),
                Arguments.of("unknown target", head + "target: dokcer\n", "dokcer", "docker"),
                Arguments.of("empty", "", "deploy.yaml", "empty"),
                Arguments.of("not a map", "- a\n", "deploy.yaml", "map"),
                Arguments.of("syntax", "name: [\n", "deploy.yaml:", ""),
                Arguments.of("bomb", bomb(), "deploy.yaml", ""),
                Arguments.of("binary", "name: \u0000\u0001", "deploy.yaml", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void refuses(String what, String text, String place, String hint) throws IOException {
        Files.writeString(root.resolve("deploy.yaml"), text);
        for (String[] command :
                new String[][] {{"preview", "--offline"}, {"generate"}, {"up", "--yes"}, {"validate"}}) {
            Run.Result result = new BuiltProgram(root, root.resolve("work")).run(command);
            assertThat(result.exit()).as(what + " " + result.all()).isEqualTo(2);
            assertThat(result.all()).contains(place).contains(hint).doesNotContain("\tat ", "Exception");
        }
        assertThat(root.resolve("infra")).doesNotExist();
        assertThat(root.resolve("work")).doesNotExist();
    }

    @Test
    void refusesWhatIsNoReadableTextFile() throws IOException {
        Path file = root.resolve("deploy.yaml");
        refusedAs("deploy.yaml, deploy.yml, omnideploy.yaml");
        Files.createDirectory(file);
        refusedAs("folder");
        Files.delete(file);
        Files.write(file, new byte[50_000_000]);
        refusedAs("deploy.yaml");
        Files.write(file, "name: \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        refusedAs("UTF-8");
        Files.writeString(file, "name: x\n");
        Files.writeString(root.resolve("omnideploy.yaml"), "name: x\n");
        refusedAs("omnideploy.yaml");
    }

    @Test
    void refusesAFileThatMayNotBeRead() throws IOException {
        Path file = Files.writeString(root.resolve("deploy.yaml"), "name: x\ncontainer: {image: y}\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Run.Result result = new BuiltProgram(root, root.resolve("work")).runUnderRights("validate");
        assertThat(result.exit()).as(result.all()).isEqualTo(2);
        assertThat(result.all()).contains("deploy.yaml").doesNotContain("Exception");
    }

    @ParameterizedTest
    @MethodSource("wrongOptions")
    void refusesWrongOptions(String option, String value, String hint) throws IOException {
        Files.writeString(root.resolve("deploy.yaml"), "name: x\ncontainer: {image: y}\nstacks: {dev: {}, prod: {}}\n");
        Run.Result result = new BuiltProgram(root, root.resolve("work")).run("preview", "--offline", option, value);
        assertThat(result.exit()).as(result.all()).isEqualTo(2);
        assertThat(result.err()).contains(hint).doesNotContain("Exception");
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                Arguments.of("-t", "dokcer", "docker"),
                Arguments.of("-b", "terrafrom", "terraform"),
                Arguments.of("-r", "containr", "container"),
                Arguments.of("-s", "pord", "prod"),
                Arguments.of("--fromat", "json", "--format"),
                Arguments.of("--format", "jsn", "json"));
    }

    private void refusedAs(String hint) throws IOException {
        Run.Result result = new BuiltProgram(root, root.resolve("work")).run("validate");
        assertThat(result.exit()).as(result.all()).isEqualTo(2);
        assertThat(result.all()).contains(hint).doesNotContain("Exception");
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int level = 1; level < 10; level++) {
            text.append("a%d: &a%d [%s]\n".formatted(level, level, ("*a" + (level - 1) + ",").repeat(10)));
        }
        return text.toString();
    }
}

package io.omnideploy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.cli.Program.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CommandsTest {
    static final List<String> NAMES = Commands.NAMES;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @FieldSource("NAMES")
    void helpHasAnExampleAndExitCodes(String name) {
        Result help = Program.in(temporary).run(name, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .startsWith("Usage: omnideploy " + name)
                .contains("omnideploy " + (name.equals("completion") ? "completion bash" : name))
                .contains("\nExit codes: 0 done");
        assertThat(help.out().lines().mapToInt(String::length)).allMatch(length -> length <= 100);
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void commandIsKnownByItsName(String name) {
        assertThat(Commands.create(name).spec().name()).isEqualTo(name);
    }

    @Test
    void helpOfTheProgramListsEveryCommand() {
        Result help = Program.in(temporary).run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains(NAMES).contains("  130  interrupted");
        assertThat(Program.in(temporary).run("preview", "extra", "--help").code())
                .isZero();
    }

    @Test
    void noCommandIsAUsageErrorWithTheHelp() {
        Result nothing = Program.in(temporary).run();

        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).startsWith("Usage: omnideploy");
    }

    @Test
    void commandIsFoundBehindGlobalOptions() {
        assertThat(Commands.firstIn("-s", "up", "--config=x", "-tdocker", "preview"))
                .contains("preview");
        assertThat(Commands.firstIn("--stack", "up")).isEmpty();
        assertThat(Commands.firstIn("nothing", "up")).isEmpty();
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        Result bash = Program.in(temporary).run("completion", "bash");
        Result zsh = Program.in(temporary).run("completion", "zsh");

        assertThat(bash.out()).startsWith("#!/usr/bin/env bash").contains("validate", "--offline", "markdown");
        assertThat(zsh.out()).startsWith("#compdef omnideploy\n").contains(bash.out());
    }

    @Test
    void versionIsForReports() {
        assertThat(Program.in(temporary).run("version").out())
                .startsWith("omnideploy ")
                .contains("\njava ", "\nsystem ");
    }

    @Test
    void schemaIsJson() {
        assertThat(Program.in(temporary).run("schema").out())
                .startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\"")
                .contains("\"container_port\"", "\"port_offset\"");
    }

    @Test
    void listingsTellTheSupportMatrix() {
        Program program = Program.in(temporary);

        assertThat(program.run("targets").out()).contains("docker  ", "direct", "memory", "terraform");
        assertThat(program.run("backends", "--format", "json").out()).contains("\"targets\": [", "\"docker\"");
        assertThat(program.run("adapters").out()).contains("container  deploy.yaml, ");
    }

    @Test
    void explainTellsMeaningSupportAndUse() {
        Program program = Program.in(temporary)
                .file("deploy.yaml", "name: app\nkind: worker\ncontainer: {image: nginx}\nenvironment: {A: b}\n");

        assertThat(program.run("explain", "components.web.service.autoscaling").out())
                .contains("type ", "on docker   dropped: ", "target_cpu");
        assertThat(program.run("explain", "environment").out())
                .contains("Written at deploy.yaml:4:", "docker.Container/app  env.A");
        assertThat(program.run("explain", "docker.Container/app").out())
                .contains("components.app.environment.A  deploy.yaml:4:", "rule docker-ownership-labels");
        assertThat(program.run("explain").out()).contains("components", "stacks");
    }

    @Test
    void graphIsMermaid() {
        assertThat(Program.in(temporary)
                        .file("deploy.yaml", "name: app\nkind: worker\ncontainer: {image: nginx}\n")
                        .run("graph")
                        .out())
                .startsWith("flowchart LR\n")
                .contains("docker.Container/app");
    }
}

package io.omnideploy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.cli.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    @TempDir
    private Path temporary;

    private Path project;
    private Program program;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(temporary.resolve("My Shop"));
        program = Program.in(project);
    }

    @Test
    void optionsAloneAreEnough() {
        Result init = program.run("init", "--name", "web", "--image", "nginx:1.27", "--port", "80", "--yes");

        assertThat(init.code()).as(init.toString()).isZero();
        assertThat(init.out()).startsWith("deploy.yaml is written. Next:\n").contains("omnideploy preview --offline");
        assertThat(project.resolve("deploy.yaml")).hasContent("""
                        # What runs and how. 'omnideploy explain FIELD' tells what each field means.
                        name: web
                        container:
                          image: nginx:1.27
                          ports:
                            - container_port: 80
                              protocol: HTTP
                        service:
                          replicas: 1
                          public: true
                        """);
        assertThat(program.run("validate").out())
                .contains("[no-tags]", "[no-health-check]")
                .doesNotContain("error")
                .endsWith("Valid, stack dev.\n");
    }

    @Test
    void dockerfileTellsPortAndHealthCheckOfItsLastStage() throws IOException {
        program.file("Dockerfile", """
                FROM golang:1.24 AS build
                EXPOSE 1234
                FROM debian:13
                # EXPOSE 4321
                expose 9090/udp 3000/tcp
                HEALTHCHECK --interval=5s \\
                  CMD curl -f http://localhost:3000/healthz || exit 1
                CMD ["/app"]
                """);

        Result init = program.run("init", "--image", "ghcr.io/acme/shop:1.0.0", "--yes");

        assertThat(init.code()).as(init.toString()).isZero();
        assertThat(Files.readString(project.resolve("deploy.yaml")))
                .contains("name: my-shop\n", "container_port: 3000\n", "  health_check:\n    path: /healthz\n");
    }

    @Test
    void buildsTheDockerfileUnlessAnImageIsNamed() throws IOException {
        program.file("Dockerfile", "FROM scratch\nEXPOSE 3000\n");

        Result init = program.run("init", "--yes");

        assertThat(init.code()).as(init.toString()).isZero();
        assertThat(Files.readString(project.resolve("deploy.yaml")))
                .contains("container:\n  build:\n    context: .\n  ports:\n    - container_port: 3000\n");
        assertThat(program.run("validate").code()).isZero();
        assertThat(program.run("generate").code()).isZero();
        assertThat(program.run("generate", "--check").out()).contains("as it would be written");
    }

    @Test
    void asksAtATerminalAndOffersDefaults() throws IOException {
        Result init = program.answering("\nredis:7\nnone\n").run("init");

        assertThat(init.code()).as(init.toString()).isZero();
        assertThat(init.err()).contains("Name of the application [my-shop]:", "Image to run", "or 'none' [8080]:");
        assertThat(Files.readString(project.resolve("deploy.yaml")))
                .contains("name: my-shop\nkind: worker\n", "image: redis:7\n")
                .doesNotContain("ports");
    }

    @Test
    void missingImageNamesItsOption() {
        Result init = program.run("init", "--yes");

        assertThat(init.code()).isEqualTo(2);
        assertThat(init.err()).contains("[answer-missing]", "Give it with --image.");
        assertThat(project.resolve("deploy.yaml")).doesNotExist();
    }

    @Test
    void whatIsThereIsNeverOverwritten() {
        for (String name : new String[] {"deploy.yaml", "omnideploy.yaml"}) {
            program.file(name, "mine\n");

            Result init = program.run("init", "--image", "nginx", "--yes");

            assertThat(init.code()).isEqualTo(2);
            assertThat(init.err()).contains("[file-exists]");
            assertThat(project.resolve(name)).hasContent("mine\n");
        }
    }

    @Test
    void answersThatMakeNoValidDescriptionAreRefused() {
        for (String[] answers : new String[][] {
            {"--name", "No Name", "--image", "nginx"},
            {"--name", "a\nname: b", "--image", "nginx"},
            {"--name", "web", "--image", "UPPER case"},
            {"--name", "web", "--image", "nginx", "--port", "70000"},
            {"--name", "web", "--image", "nginx", "--health", "no-slash"},
            {"--name", "web", "--image", "nginx", "--health", "/a'\n  - b"},
        }) {
            String[] arguments = new String[answers.length + 2];
            arguments[0] = "init";
            arguments[1] = "--yes";
            System.arraycopy(answers, 0, arguments, 2, answers.length);

            Result init = program.run(arguments);

            assertThat(init.code()).as(init.toString()).isEqualTo(2);
            assertThat(project.resolve("deploy.yaml")).doesNotExist();
        }
    }
}

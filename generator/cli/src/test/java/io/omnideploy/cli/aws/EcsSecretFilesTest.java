package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets and texts that programs on the target ecs find in files. */
class EcsSecretFilesTest {
    @TempDir
    private Path folder;

    private Expanded expanded(String secrets, String more) throws IOException {
        return Expanded.of(folder, "dev", """
                name: app
                components:
                  jobs:
                    kind: worker
                    container: {image: 'a:1'}
                    secrets: {PLAIN: 'env:PLAIN', %s}
                    %s
                """.formatted(secrets, more));
    }

    @Test
    void aFirstContainerWritesThemAndEnds() throws IOException {
        Expanded app = expanded(
                "KEY: {source: 'env:KEY', as: file}, THE_CA: {source: 'ssm:/a/ca', path: /run/tls/it's.pem}", "");

        List<Value> containers = List.copyOf(((Value.JsonText)
                        app.resource("aws.ecs.TaskDefinition/jobs").properties().get("container_definitions"))
                .value()
                .children());
        Value.Obj program = (Value.Obj) containers.getFirst();
        Value.Obj writer = (Value.Obj) containers.getLast();
        assertThat(program.fields().get("name")).isEqualTo(Value.text("jobs"));
        assertThat(program.fields().get("dependsOn").toString()).contains("jobs-secrets", "SUCCESS");
        assertThat(program.fields().get("secrets").toString())
                .contains("PLAIN")
                .doesNotContain("KEY")
                .doesNotContain("THE_CA");
        assertThat(program.fields().get("mountPoints").toString()).contains("/run/secrets", "/run/tls");
        assertThat(writer.fields().get("name")).isEqualTo(Value.text("jobs-secrets"));
        assertThat(writer.fields().get("essential")).isEqualTo(Value.bool(false));
        assertThat(writer.fields().get("secrets").children()).hasSize(2);
        assertThat(app.outcome().orRefuse().ledger()).isEmpty();
    }

    /** What the container runs is run here. */
    @Test
    void theScriptWritesWhatItIsGivenToTheLetter() throws IOException, InterruptedException {
        Path target = Files.createDirectories(folder.resolve("it's here"));
        Expanded app = expanded("KEY: {source: 'env:KEY', path: \"%s/key\"}".formatted(target), "");
        List<Value> containers = List.copyOf(((Value.JsonText)
                        app.resource("aws.ecs.TaskDefinition/jobs").properties().get("container_definitions"))
                .value()
                .children());
        String script = ((Value.Text) ((Value.Obj) containers.getLast())
                        .fields()
                        .get("command")
                        .children()
                        .iterator()
                        .next())
                .text();
        String value = "line one\n$(touch pwned) \"%s\\n` -n end";

        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
        shell.environment().put("SECRET_1", value);
        assertThat(shell.start().waitFor()).isZero();

        assertThat(target.resolve("key")).hasContent(value);
        assertThat(folder.resolve("pwned")).doesNotExist();
        assertThat(app.outcome().orRefuse().ledger())
                .extracting(LedgerEntry::rule)
                .containsExactly("ecs-secret-file");
    }

    @Test
    void textIsWrittenByTheSameContainerAndKeptSecretWhereASecretIsInIt() throws IOException {
        Files.writeString(folder.resolve("start.sh"), "#!/bin/sh\necho hello\n");
        Expanded app = expanded("KEY: {source: 'env:KEY', as: file}", """
                volumes:
                      conf: {path: /etc/jobs/one.conf, content: "host = ${db.host}\\n"}
                      login: {path: /etc/jobs/login, content: "${db.password}"}
                      start: {path: /opt/jobs/start.sh, source: start.sh, elsewhere: copied}
                      cache: {path: /cache, source: /srv/cache, elsewhere: empty}
                      clock: {path: /etc/localtime, source: /etc/localtime, elsewhere: absent}
                backing_services: {db: {preset: postgres}}
                """);
        List<Value> containers = List.copyOf(((Value.JsonText)
                        app.resource("aws.ecs.TaskDefinition/jobs").properties().get("container_definitions"))
                .value()
                .children());
        Value.Obj program = (Value.Obj) containers.getFirst();
        Value.Obj writer = (Value.Obj) containers.getLast();

        assertThat(program.fields().get("mountPoints").toString())
                .contains("/run/secrets", "/etc/jobs", "/opt/jobs", "/cache")
                .doesNotContain("localtime");
        assertThat(writer.fields().get("name")).isEqualTo(Value.text("jobs-files"));
        assertThat(writer.fields().get("environment").children()).hasSize(2);
        assertThat(writer.fields().get("secrets").children()).hasSize(2);
        assertThat(writer.fields().get("command").toString())
                .contains("chmod 0555 '/opt/jobs/start.sh'", "chmod 0444 '/etc/jobs/login'");
        assertThat(app.outcome().orRefuse().ledger())
                .extracting(entry -> entry.fate() + " " + entry.path())
                .contains(
                        "approximated components.jobs.volumes.cache.source",
                        "dropped components.jobs.volumes.clock",
                        "approximated components.jobs.volumes.conf.path");
    }

    @Test
    void aFolderGoesAlongAsAWholeAndOneOfTheImageIsKeptByItsOwnContainer() throws IOException, InterruptedException {
        Path sites = Files.createDirectories(folder.resolve("sites/more"));
        Files.writeString(sites.resolveSibling("site.conf"), "listen 80;\n");
        Files.writeString(sites.resolve("run me.sh"), "#!/bin/sh\n");
        Files.write(sites.resolve("icon.png"), new byte[] {(byte) 0x89, 'P', 0, 1});
        Path place = folder.resolve("etc/conf.d");
        Expanded app = expanded(
                "KEY: 'env:KEY'",
                "volumes: {sites: {path: %s, source: ./sites, elsewhere: copied}, main: {path: /etc/nginx/nginx.conf, content: x}}"
                        .formatted(place));
        List<Value> containers = List.copyOf(((Value.JsonText)
                        app.resource("aws.ecs.TaskDefinition/jobs").properties().get("container_definitions"))
                .value()
                .children());
        Value.Obj writer = (Value.Obj) containers.getLast();
        String script = ((Value.Text)
                        writer.fields().get("command").children().iterator().next())
                .text();

        assertThat(script)
                .contains("; cp -a '/etc/nginx/.' '/omnideploy-files'")
                .contains("> '/omnideploy-files/nginx.conf'");
        assertThat(writer.fields().get("image"))
                .isEqualTo(((Value.Obj) containers.getFirst()).fields().get("image"));
        assertThat(writer.fields().get("user")).isEqualTo(Value.text("0"));
        Files.createDirectories(place);
        ProcessBuilder shell = new ProcessBuilder(
                "sh",
                "-c",
                script.replace("'/etc/nginx/.'", "'" + Files.createDirectories(folder.resolve("image")) + "/.'")
                        .replace(
                                "/omnideploy-files",
                                Files.createDirectories(folder.resolve("v")).toString()));
        writer.fields().get("environment").children().forEach(item -> {
            Value.Obj variable = (Value.Obj) item;
            shell.environment()
                    .put(
                            ((Value.Text) variable.fields().get("name")).text(),
                            ((Value.Text) variable.fields().get("value")).text());
        });
        assertThat(shell.inheritIO().start().waitFor()).isZero();
        assertThat(place.resolve("site.conf")).hasContent("listen 80;\n");
        assertThat(place.resolve("more/run me.sh")).isExecutable();
        assertThat(place.resolve("more/icon.png")).hasBinaryContent(new byte[] {(byte) 0x89, 'P', 0, 1});
        assertThat(folder.resolve("v/nginx.conf")).hasContent("x");
        assertThat(app.outcome().orRefuse().ledger())
                .extracting(entry -> entry.fate() + " " + entry.path())
                .contains(
                        "approximated components.jobs.volumes.sites.source",
                        "approximated components.jobs.volumes.main.path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conf: {path: /etc/jobs.conf, content: x}",
                "conf: {path: /etc/jobs/x, source: absent.txt, elsewhere: copied}",
                "conf: {path: /etc/jobs/x, source: /etc/hostname, elsewhere: copied}",
                "conf: {path: /etc/jobs/x, source: ./conf}"
            })
    void aFileThatCannotGoAlongIsRefused(String volume) throws IOException {
        assertThat(expanded("KEY: 'env:KEY'", "volumes: {" + volume + "}").said(Severity.ERROR))
                .extracting(Diagnostic::code)
                .hasSize(1)
                .isSubsetOf("ecs-secret-file", "host-volume");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/key.pem", "/etc/key.pem", "/usr/bin/key", "/data/key"})
    void aFolderInWhichThereIsMoreIsRefused(String file) throws IOException {
        assertThat(expanded("KEY: {source: 'env:KEY', path: " + file + "}", "volumes: {data: {path: /data}}")
                        .said(Severity.ERROR))
                .extracting(Diagnostic::code)
                .containsExactly("ecs-secret-file");
    }

    @Test
    void anotherImageIsNamedOrLeftOut() throws IOException {
        assertThat(expanded(
                                "KEY: {source: 'env:KEY', as: file}",
                                "\necs: {secret_files_image: 'registry.example.com/sh:1'}")
                        .text())
                .contains("registry.example.com/sh:1")
                .doesNotContain("busybox");
        assertThat(expanded("KEY: 'env:KEY'", "\necs: {secret_files_image: 'registry.example.com/sh:1'}")
                        .outcome()
                        .orRefuse()
                        .ledger())
                .extracting(LedgerEntry::rule)
                .containsExactly("ecs-setting-unused");
    }
}

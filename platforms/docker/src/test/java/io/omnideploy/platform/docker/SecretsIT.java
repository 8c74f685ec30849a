package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.testkit.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Values reach the container byte for byte; secrets reach it and nothing else. */
@Execution(ExecutionMode.CONCURRENT)
class SecretsIT {
    private static final String CANARY = "canary-7f3a-\"'$\\ é";
    private static final String ODD =
            "${X} %{if} $(id) `id` \"double\" 'single' \\ back\nsecond line\r\n\ttab é 日本 😀 trailing \n";

    @BeforeAll
    static void needsTools() {
        Tool.DOCKER.require();
    }

    @TempDir
    Path project;

    private TestStack stack;
    private TestResources make;

    @BeforeEach
    void begin() {
        stack = new TestStack(project).secrets(Map.of("password", CANARY));
        make = new TestResources(stack.id());
    }

    @AfterEach
    void end() {
        stack.close();
    }

    @Test
    void secretsReachTheContainerAndNothingElse() {
        Plan plan = stack.preview(resources(false));
        stack.up(resources(false));
        valuesArriveUnchanged();
        secretsStandNowhereInClear(plan);
        secretThatChangesReplacesWhatUsesItAndIsShownMasked();
    }

    private void valuesArriveUnchanged() {
        String script =
                "printf '%s.' \"$ODD\" \"$PASSWORD\" \"$URL\"; cat /run/secrets/password; printf .; cat /etc/odd; printf .";
        assertThat(Docker.run("exec", stack.name("app"), "sh", "-c", script))
                .isEqualTo(ODD + "." + CANARY + ".db://u:" + CANARY + "@db." + CANARY + "." + ODD + ".");
        assertThat(Docker.run("exec", stack.name("app"), "ls", "-l", "/run/secrets/password"))
                .startsWith("-r--r-----");
    }

    private void secretsStandNowhereInClear(Plan plan) {
        assertThat(plan.toString()).doesNotContain("canary");
        assertThat(TestStack.change(plan, "docker.Container/app").properties())
                .filteredOn(change ->
                        change.path().equals("env.URL") || change.path().equals("env.PASSWORD"))
                .extracting(PropertyChange::after)
                .containsExactly(new Shown.Masked(), new Shown.Masked());
        assertThat(Docker.inspect(stack.name("app"), "{{json .Config.Labels}}"))
                .contains("io.omnideploy.applied")
                .doesNotContain("canary");
        assertThat(stack.progress().toString()).doesNotContain("canary");
        assertThat(stack.emit(resources(false), "..").toString()).doesNotContain("canary");
    }

    private void secretThatChangesReplacesWhatUsesItAndIsShownMasked() {
        stack.secrets(Map.of("password", "canary-other"));

        Plan plan = stack.preview(resources(false));

        assertThat(TestStack.operations(plan)).containsExactly("replace docker.Container/app config");
        assertThat(TestStack.change(plan, "docker.Container/app").properties())
                .extracting(PropertyChange::path)
                .containsExactly("env.PASSWORD", "env.URL", "upload[0].content");
        assertThat(TestStack.change(plan, "docker.Container/app").properties()).allSatisfy(change -> {
            assertThat(change.before()).isInstanceOf(Shown.Masked.class);
            assertThat(change.after()).isInstanceOf(Shown.Masked.class);
        });
    }

    @Test
    void filesCanBePutIntoAContainerWhoseFileSystemIsReadOnly() {
        stack.up(resources(true));

        assertThat(Docker.run("exec", stack.name("app"), "cat", "/run/secrets/password"))
                .isEqualTo(CANARY);
        assertThat(Docker.tryRun("exec", stack.name("app"), "touch", "/x")).isEmpty();
        assertThat(TestStack.operations(stack.preview(resources(true)))).isEmpty();
    }

    @Test
    void failureDoesNotTellASecret() {
        List<ResourceSpec> resources = List.of(
                make.network(),
                make.image("app", TestResources.SHELL),
                make.service("app")
                        .set("env", Value.object(Map.of("PASSWORD", new Value.SecretInput("password"))))
                        .set(
                                "volumes",
                                Value.list(Value.object(Map.of(
                                        "host_path", Value.text("relative/is/wrong"),
                                        "container_path", Value.text("not-absolute")))))
                        .build());

        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(resources));

        assertThat(failed.cause()).startsWith("Docker Engine refused");
        assertThat(failed.toString() + failed.details() + failed.remedy()).doesNotContain("canary");
    }

    private List<ResourceSpec> resources(boolean readOnly) {
        Value password = new Value.SecretInput("password");
        return List.of(
                make.network(),
                make.image("app", TestResources.SHELL),
                make.service("app")
                        .set("read_only", Value.bool(readOnly))
                        .set(
                                "env",
                                Value.object(Map.of(
                                        "ODD",
                                        Value.text(ODD),
                                        "PASSWORD",
                                        password,
                                        "URL",
                                        new Value.Interpolation(
                                                List.of(Value.text("db://u:"), password, Value.text("@db"))))))
                        .set(
                                "upload",
                                Value.list(
                                        Value.object(Map.of(
                                                "file", Value.text("/run/secrets/password"),
                                                "content", password,
                                                "permissions", Value.text("0440"))),
                                        Value.object(
                                                Map.of("file", Value.text("/etc/odd"), "content", Value.text(ODD)))))
                        .build());
    }
}

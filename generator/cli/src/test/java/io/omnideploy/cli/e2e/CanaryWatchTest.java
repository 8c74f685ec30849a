package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.engine.secret.SecretStore;
import io.omnideploy.engine.secret.StorePlace;
import io.omnideploy.engine.work.WorkFolder;
import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks for leaks finds them: a watch that sleeps would let every other test pass. */
class CanaryWatchTest {
    private static final String SECRET = Canary.random();

    @TempDir
    private Path root;

    private Path folder;
    private Path work;

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectories(root.resolve("project"));
        work = Files.createDirectories(root.resolve("work"));
    }

    static List<String> forms() {
        byte[] around = ("ab" + SECRET + "cd").getBytes(StandardCharsets.UTF_8);
        return List.of(
                SECRET,
                "postgres://user:" + SECRET + "@host",
                Base64.getEncoder().encodeToString(around),
                Base64.getUrlEncoder().encodeToString(("x" + SECRET).getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().formatHex(around),
                "{\"a\": \"" + SECRET.replace("&", "\\u0026") + "\"}");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsASecretInAFileAndInWhatIsSaidInAnyForm(String form) throws IOException {
        Path file = work.resolve("deep/er.log");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "before " + form + " behind");
        assertThatThrownBy(() -> run("true")).isInstanceOf(AssertionError.class).hasMessageContaining("er.log");
        Files.delete(file);
        assertThatThrownBy(() ->
                        run("cat", Files.writeString(root.resolve("said"), form).toString()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("said");
    }

    @Test
    void findsASecretAmongTheArgumentsOfAProcessThatAProcessStarts() {
        assertThatThrownBy(() -> run("sh", "-c", "sh -c 'sleep 0.5; true' name \"$SECRET\"; true"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("arguments");
    }

    @Test
    void findsAGeneratedPassword() throws IOException {
        SecretStore store = new SecretStore(
                StorePlace.of(new DeploymentId("shop", "dev"), new WorkFolder(work), folder, Optional.empty()),
                Map.of());
        String password = store.getOrGenerate("db-password");
        store.keep();
        assertThatCode(() -> run("true")).doesNotThrowAnyException();
        Files.writeString(folder.resolve("compose.yaml"), "password: " + password);
        assertThatThrownBy(() -> run("true")).isInstanceOf(AssertionError.class).hasMessageContaining("compose.yaml");
    }

    private Run.Result run(String... command) throws IOException {
        return Run.of(command)
                .in(folder)
                .with(Map.of("SECRET", SECRET))
                .observedBy(new CanaryWatch(folder, work, Map.of(), Set.of(new Canary(SECRET)), Set.of(), false))
                .go();
    }
}

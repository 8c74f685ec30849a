package io.omnideploy.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.work.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
    private static final DeploymentId ID = new DeploymentId("shop", "dev");
    private static final String CANARY = "canary-5fd0a1";

    @TempDir
    private Path root;

    @Test
    void keepsValuesEncryptedAndForTheOwnerAlone() throws IOException {
        store(Map.of()).put("token", CANARY);
        assertThat(store(Map.of()).get("token")).contains(CANARY);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void generatesAPasswordOnceAndKeepsIt() {
        String first = store(Map.of()).getOrGenerate("db-password");
        assertThat(first).matches("[A-Za-z0-9]{32}");
        assertThat(store(Map.of()).getOrGenerate("db-password")).isEqualTo(first);
        assertThat(store(Map.of()).getOrGenerate("other")).isNotEqualTo(first);
    }

    @Test
    void opensWithThePassphraseAloneWhereOneWasSet() {
        Map<String, String> right = Map.of("OMNIDEPLOY_PASSPHRASE", "open sesame");
        store(right).put("token", CANARY);
        assertThat(store(right).get("token")).contains(CANARY);
        assertThatThrownBy(() -> store(Map.of()).get("token"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("locked");
        assertThatThrownBy(() -> store(Map.of("OMNIDEPLOY_PASSPHRASE", "wrong")).get("token"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("does not open");
        assertThat(root.resolve("keys")).doesNotExist();
    }

    @Test
    void refusesAStoreThatIsCutShortAndLeavesItAlone() throws IOException {
        store(Map.of()).put("token", CANARY);
        Path file = root.resolve("stacks/shop/dev/secrets");
        String cut = Files.readString(file).substring(0, 60);
        Files.writeString(file, cut);
        assertThatThrownBy(() -> store(Map.of()).getOrGenerate("token"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("damaged");
        assertThat(file).hasContent(cut);
    }

    @Test
    void doesNotOpenTheStoreOfAnotherStack() throws IOException {
        store(Map.of()).put("token", CANARY);
        Path other = root.resolve("stacks/shop/prod");
        Files.createDirectories(other);
        Files.copy(root.resolve("stacks/shop/dev/secrets"), other.resolve("secrets"));
        Files.copy(root.resolve("keys/shop.dev"), root.resolve("keys/shop.prod"));
        SecretStore moved = new SecretStore(new DeploymentId("shop", "prod"), new WorkFolder(root), Map.of());
        assertThatThrownBy(() -> moved.get("token")).isInstanceOf(Refused.class);
    }

    private SecretStore store(Map<String, String> environment) {
        return new SecretStore(ID, new WorkFolder(root), environment);
    }
}

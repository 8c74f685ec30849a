package io.omnideploy.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.SecretSource;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.SecretSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSecretsTest {
    private static final Map<String, SecretSpec> SPECS = Map.of(
            "stripe_key", new SecretSpec("stripe_key", new SecretSource("env", "STRIPE_KEY"), false, "key"),
            "cert", new SecretSpec("cert", new SecretSource("file", "cert.pem"), false, "certificate"),
            "db_password", new SecretSpec("db_password", new SecretSource("store", "db-password"), true, "password"));

    @TempDir
    private Path root;

    @Test
    void namesEveryMissingValueAtOnceWithItsRemedy() {
        assertThatThrownBy(() -> StackSecrets.forApply(SPECS, reader(Map.of()), store()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.diagnostics())
                                .hasSize(2)
                                .allMatch(diagnostic -> diagnostic.remedy().isPresent()));
    }

    @Test
    void readsEachSourceAndGeneratesWhatIsToBeGenerated() throws IOException {
        Files.writeString(root.resolve("cert.pem"), "line\n");
        StackSecrets secrets = StackSecrets.forApply(SPECS, reader(Map.of("STRIPE_KEY", "sk")), store());
        assertThat(secrets.value("stripe_key")).isEqualTo("sk");
        assertThat(secrets.value("cert")).isEqualTo("line");
        assertThat(secrets.pending()).containsExactly("db_password");
        assertThat(store().get("db-password")).as("not before it is approved").isEmpty();
        secrets.keep();
        assertThat(store().get("db-password")).contains(secrets.value("db_password"));
        assertThat(StackSecrets.forPreview(SPECS, reader(Map.of("STRIPE_KEY", "sk")), store())
                        .pending())
                .isEmpty();
    }

    @Test
    void previewKeepsNothing() throws IOException {
        Files.writeString(root.resolve("cert.pem"), "x");
        StackSecrets.forPreview(SPECS, reader(Map.of("STRIPE_KEY", "sk")), store())
                .fingerprint("stripe_key");
        assertThat(root.resolve("work/stacks")).doesNotExist();
        assertThat(root.resolve("work/keys")).doesNotExist();
    }

    @Test
    void destroyNeedsNoValue() {
        assertThat(StackSecrets.forDestroy(SPECS, reader(Map.of()), store()).value("stripe_key"))
                .isNotEmpty();
    }

    @Test
    void fingerprintTellsChangeAndNeitherValueNorEquality() throws IOException {
        Files.writeString(root.resolve("cert.pem"), "sk");
        StackSecrets secrets = StackSecrets.forApply(SPECS, reader(Map.of("STRIPE_KEY", "sk")), store());
        secrets.keep();
        StackSecrets same = StackSecrets.forApply(SPECS, reader(Map.of("STRIPE_KEY", "sk")), store());
        StackSecrets other = StackSecrets.forApply(SPECS, reader(Map.of("STRIPE_KEY", "sk2")), store());
        assertThat(same.fingerprint("stripe_key")).isEqualTo(secrets.fingerprint("stripe_key"));
        assertThat(other.fingerprint("stripe_key")).isNotEqualTo(secrets.fingerprint("stripe_key"));
        assertThat(secrets.fingerprint("cert")).isNotEqualTo(secrets.fingerprint("stripe_key"));
    }

    @Test
    void destroyNeedsNoStoreThatOpens() throws IOException {
        Files.createDirectories(store().place().file().getParent());
        Files.writeString(store().place().file(), "damaged");
        assertThat(StackSecrets.forDestroy(SPECS, reader(Map.of()), store()).value("db_password"))
                .isNotEmpty();
    }

    @Test
    void machinesWithOnePassphraseHaveOneKindOfFingerprintWithoutAStore() throws IOException {
        Map<String, SecretSpec> given = Map.of("stripe_key", SPECS.get("stripe_key"));
        Map<String, String> environment = Map.of("STRIPE_KEY", "sk", "OMNIDEPLOY_PASSPHRASE", "open sesame");
        SecretStore store = new Stores(root).ofStack(environment);
        SecretStore other = new Stores(root.resolve("other")).ofStack(environment);
        StackSecrets here = StackSecrets.forApply(given, new SecretReader(environment, root, store), store);
        here.keep();
        StackSecrets there = StackSecrets.forPreview(given, new SecretReader(environment, root, other), other);
        assertThat(there.fingerprint("stripe_key")).isEqualTo(here.fingerprint("stripe_key"));
        assertThat(here.fingerprint("stripe_key")).doesNotContain("sk");
    }

    private SecretReader reader(Map<String, String> environment) {
        return new SecretReader(environment, root, store());
    }

    private SecretStore store() {
        return new Stores(root).ofStack(Map.of());
    }
}

package io.omnideploy.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
    private static final String CANARY = "canary-5fd0a1";
    private static final DeploymentId PROD = new DeploymentId("shop", "prod");
    private static final Map<String, String> PASSPHRASE = Map.of("OMNIDEPLOY_PASSPHRASE", "open sesame");

    @TempDir
    private Path root;

    private Stores stores;

    @BeforeEach
    void places() {
        stores = new Stores(root);
    }

    @Test
    void keepsValuesEncryptedAndForTheOwnerAlone() throws IOException {
        put(stores.ofStack(Map.of()), "token", CANARY);
        assertThat(stores.ofStack(Map.of()).get("token")).contains(CANARY);
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
            if (!file.endsWith("secrets.lock")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void generatesAPasswordOnceAndKeepsIt() {
        SecretStore store = stores.ofStack(Map.of());
        String first = store.getOrGenerate("db-password");
        assertThat(first).matches("[A-Za-z0-9]{32}");
        assertThat(stores.ofStack(Map.of()).has("db-password"))
                .as("not before it is kept")
                .isFalse();
        store.keep();
        assertThat(stores.ofStack(Map.of()).getOrGenerate("db-password")).isEqualTo(first);
        assertThat(stores.ofStack(Map.of()).getOrGenerate("other")).isNotEqualTo(first);
    }

    @Test
    void opensWithThePassphraseAloneWhereOneWasSet() {
        put(stores.ofStack(PASSPHRASE), "token", CANARY);
        assertThat(stores.ofStack(PASSPHRASE).get("token")).contains(CANARY);
        assertThatThrownBy(() -> stores.ofStack(Map.of()).get("token"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("locked");
        assertThatThrownBy(() ->
                        stores.ofStack(Map.of("OMNIDEPLOY_PASSPHRASE", "wrong")).get("token"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("does not open");
        assertThat(stores.work().keys()).doesNotExist();
        assertThat(stores.ofStack(Map.of()).names()).as("names need no key").containsExactly("token");
    }

    @Test
    void refusesAStoreThatIsCutShortAnywhereAndLeavesItAlone() throws IOException {
        put(stores.ofStack(Map.of()), "token", CANARY);
        Path file = stores.ofStack(Map.of()).place().file();
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length() - 1; length += 7) {
            String cut = whole.substring(0, length);
            Files.writeString(file, cut);
            assertThatThrownBy(() -> stores.ofStack(Map.of()).getOrGenerate("token"))
                    .as("cut at %d", length)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("damaged");
            assertThat(file).hasContent(cut);
        }
    }

    @Test
    void bindsEachValueToItsStackAndName() throws IOException {
        SecretStore dev = stores.shared(Stores.ID, Map.of());
        dev.put("token", CANARY);
        dev.put("other", "x");
        dev.keep();
        Path file = stores.sharedFile();
        String line = line("shop/dev/token");
        for (String moved : List.of("shop/prod/token", "shop/dev/other")) {
            String text = Files.readString(file).replaceAll("(?m)^shop/dev/other: .*\n", "");
            Files.writeString(file, text.replace(line, moved + line.substring(line.indexOf(':'))));
            DeploymentId id = moved.contains("prod") ? PROD : Stores.ID;
            assertThatThrownBy(() -> stores.shared(id, Map.of()).get(moved.substring(moved.lastIndexOf('/') + 1)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(moved);
            Files.writeString(file, text);
        }
    }

    @Test
    void changesNoLineButThoseOfTheValuesThatChange() throws IOException {
        put(stores.shared(Stores.ID, Map.of()), "token", CANARY);
        String dev = line("shop/dev/token");
        put(stores.shared(PROD, Map.of()), "token", "of prod");
        put(stores.shared(PROD, Map.of()), "a b/ü", "strange name");
        assertThat(line("shop/dev/token")).isEqualTo(dev);
        List<String> lines = Files.readAllLines(stores.sharedFile());
        assertThat(lines.subList(3, lines.size() - 1)).isSorted();
        assertThat(stores.shared(PROD, Map.of()).names()).containsExactly("a b/ü", "token");
        assertThat(stores.shared(PROD, Map.of()).get("a b/ü")).contains("strange name");
        SecretStore removing = stores.shared(PROD, Map.of());
        removing.remove("token");
        removing.keep();
        assertThat(stores.shared(PROD, Map.of()).get("token")).isEmpty();
        assertThat(stores.shared(Stores.ID, Map.of()).get("token")).contains(CANARY);
    }

    @Test
    void tellsNothingOfTheLengthOfAShortValue() throws IOException {
        SecretStore store = stores.shared(Stores.ID, Map.of());
        store.put("pin", "1");
        store.put("word", "1234567890".repeat(6));
        store.keep();
        assertThat(line("shop/dev/pin").length() + 1)
                .isEqualTo(line("shop/dev/word").length());
    }

    @Test
    void opensOnAnotherMachineOnceTheKeyIsThere() throws IOException {
        put(stores.shared(Stores.ID, Map.of()), "token", CANARY);
        Stores other = new Stores(root.resolve("other"));
        Files.createDirectories(other.sharedFile().getParent());
        Files.copy(stores.sharedFile(), other.sharedFile());
        String key = stores.shared(Stores.ID, Map.of()).keyPlace().orElseThrow();
        assertThatThrownBy(() -> other.shared(Stores.ID, Map.of()).get("token"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("missing");
        assertThat(other.shared(Stores.ID, Map.of("OMNIDEPLOY_KEY_FILE", key)).get("token"))
                .contains(CANARY);
        Path there = other.work().keys().resolve(Path.of(key).getFileName());
        Files.createDirectories(there.getParent());
        Files.copy(Path.of(key), there);
        assertThat(other.shared(Stores.ID, Map.of()).get("token")).contains(CANARY);
        Files.writeString(there, "0".repeat(64));
        assertThatThrownBy(() -> other.shared(Stores.ID, Map.of()).get("token"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("does not open");
    }

    @Test
    void namesTheLineOfAMergeLeftUndoneAndOfAValueTwice() throws IOException {
        put(stores.shared(Stores.ID, Map.of()), "token", CANARY);
        String text = Files.readString(stores.sharedFile());
        Files.writeString(stores.sharedFile(), text.replace("shop/dev/token", "<<<<<<< mine\nshop/dev/token"));
        assertThatThrownBy(() -> stores.shared(Stores.ID, Map.of()).get("token"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("merge left undone in line 4");
        String line = line("shop/dev/token");
        Files.writeString(stores.sharedFile(), text.replace(line, line + "\n" + line));
        assertThatThrownBy(() -> stores.shared(Stores.ID, Map.of()).get("token"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("twice, again in line 5");
        Files.writeString(stores.sharedFile(), text.replace("\n", "\r\n"));
        assertThat(stores.shared(Stores.ID, Map.of()).get("token")).contains(CANARY);
    }

    @Test
    void sealsAllStacksAnewWithAnotherKey() throws IOException {
        put(stores.shared(Stores.ID, Map.of()), "token", CANARY);
        put(stores.shared(PROD, Map.of()), "token", "of prod");
        stores.shared(Stores.ID, Map.of()).rekey("open sesame");
        assertThat(stores.shared(PROD, PASSPHRASE).get("token")).contains("of prod");
        stores.shared(PROD, PASSPHRASE).rekeyWithFile();
        assertThat(stores.shared(Stores.ID, Map.of()).get("token")).contains(CANARY);
        assertThat(Files.readString(stores.sharedFile())).contains("key: file ");
    }

    @Test
    void readsAStoreOfTheFirstFormatAndWritesItInThePresentOne() throws IOException {
        Path file = stores.ofStack(Map.of()).place().file();
        Files.createDirectories(file.getParent());
        Files.createDirectories(stores.work().keys());
        Files.copy(resource("first-format"), file);
        Files.copy(resource("first-format.key"), stores.work().keys().resolve("shop.dev"));
        assertThat(stores.ofStack(Map.of()).get("token")).contains(CANARY);
        put(stores.ofStack(Map.of()), "more", "m");
        assertThat(Files.readString(file)).contains(StoreDocument.VERSION);
        assertThat(stores.ofStack(Map.of()).get("token")).contains(CANARY);
        assertThat(stores.ofStack(Map.of()).names()).containsExactly("more", "token");
    }

    private static Path resource(String name) {
        return Path.of("src/test/resources/cases/store", name);
    }

    private String line(String address) throws IOException {
        return Files.readAllLines(stores.sharedFile()).stream()
                .filter(line -> line.startsWith(address + ": "))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void put(SecretStore store, String name, String value) {
        store.put(name, value);
        store.keep();
    }
}

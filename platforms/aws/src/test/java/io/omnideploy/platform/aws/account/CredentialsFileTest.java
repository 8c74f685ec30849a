package io.omnideploy.platform.aws.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    @TempDir
    private Path home;

    @Test
    void isMadeForItsOwnerAlone() throws IOException {
        CredentialsFile file = CredentialsFile.of(Map.of(), home);
        file.requireWritable();
        file.add("ci", "AKIA1", "secret");

        assertThat(home.resolve(".aws/credentials"))
                .content()
                .isEqualTo("[ci]\naws_access_key_id = AKIA1\naws_secret_access_key = secret\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".aws/credentials"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".aws"))))
                .isEqualTo("rwx------");
        assertThat(file.keyOf("ci")).contains("AKIA1");
        try (var files = Files.list(home.resolve(".aws"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatOthersWroteStays() throws IOException {
        Path place = Files.createDirectories(home.resolve("elsewhere")).resolve("credentials");
        String before = "# mine\n[default]\naws_access_key_id=AKIA0\n  [ other ]\nregion = x";
        Files.writeString(place, before);
        Path link = Files.createSymbolicLink(home.resolve("link"), place);
        CredentialsFile file = CredentialsFile.of(Map.of("AWS_SHARED_CREDENTIALS_FILE", link.toString()), home);

        file.requireFree("ci");
        file.add("ci", "AKIA1", "secret");

        assertThat(Files.readString(place)).startsWith(before + "\n\n[ci]\n");
        assertThat(link).isSymbolicLink();
        assertThat(file.keyOf("default")).contains("AKIA0");
        assertThat(file.keyOf("other")).isEmpty();
        assertThat(file.keyOf("ci")).contains("AKIA1");
        assertThatThrownBy(() -> file.requireFree("other")).isInstanceOf(Refused.class);
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        CredentialsFile file = CredentialsFile.of(Map.of(), home);
        assertThatThrownBy(() -> file.requireFree("a]\n[default")).isInstanceOf(Refused.class);
    }

    @Test
    void aPlaceThatCanNotBeWrittenIsToldBeforeAKeyIsMade() throws IOException {
        Path notAFolder = Files.writeString(home.resolve("file"), "");
        CredentialsFile file = CredentialsFile.of(
                Map.of("AWS_SHARED_CREDENTIALS_FILE", notAFolder.resolve("c").toString()), home);
        assertThatThrownBy(file::requireWritable).isInstanceOf(Failed.class).hasMessageContaining("can't be written");
    }
}

package io.omnideploy.engine.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that can't be kept as a case, for their size or their rights. */
class SourceFileTest {
    @TempDir
    private Path folder;

    @Test
    void aHugeFileIsRefusedByItsSizeAlone() throws IOException {
        Path file = folder.resolve("deploy.yaml");
        // Sparse and binary: if it were read, it would be refused for that instead.
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(50L * 1024 * 1024);
        }

        assertThat(refusal(file).code()).isEqualTo("file-too-large");
        assertThat(refusal(file).message()).contains("52428800 bytes");
        assertThat(refusal(file).remedy()).isPresent();
    }

    @Test
    void theLargestFileIsStillRead() throws IOException {
        Path file = folder.resolve("deploy.yaml");
        Files.writeString(file, "#".repeat((int) SourceFile.LARGEST));

        assertThat(new SourceFile(file, "deploy.yaml").text()).hasSize((int) SourceFile.LARGEST);
    }

    @Test
    void aDeviceIsRefused() {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device), "no such device here");

        assertThat(refusal(device).code()).isEqualTo("not-a-regular-file");
    }

    @Test
    void whatIsUsedUpByBracketsOrVariablesAloneEndsSoon() throws IOException {
        String brackets = "name: app\ntags: " + "[".repeat(1_000_000);
        Refused nested = catchThrowableOfType(Refused.class, () -> YamlReader.read(brackets, "deploy.yaml"));
        assertThat(nested.diagnostics().getFirst().code()).isEqualTo("nested-too-deeply");

        String variables = "${A:-".repeat(100_000);
        assertThat(catchThrowableOfType(
                        PieceParser.Malformed.class, () -> PieceParser.parse(variables, (owner, name) -> false)))
                .hasMessageContaining("nested deeper");
    }

    private static Diagnostic refusal(Path file) {
        return catchThrowableOfType(Refused.class, () -> new SourceFile(file, "deploy.yaml").text())
                .diagnostics()
                .getFirst();
    }
}

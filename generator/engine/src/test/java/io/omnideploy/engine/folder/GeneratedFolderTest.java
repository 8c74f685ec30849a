package io.omnideploy.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFolderTest {
    @TempDir
    private Path root;

    private GeneratedFolder folder;

    @BeforeEach
    void open() {
        folder = new GeneratedFolder(root.resolve("dev"));
    }

    @Test
    void writesFilesAndTellsNothingTheSecondTime() throws IOException {
        assertThat(folder.write(files("main.tf", "a", "sub/x.tf", "b"))).hasSize(2);
        assertThat(root.resolve("dev/sub/x.tf")).hasContent("b");
        assertThat(folder.write(files("main.tf", "a", "sub/x.tf", "b"))).isEmpty();
    }

    @Test
    void removesWhatItWroteOnceItIsNoLongerWantedAndNothingElse() throws IOException {
        folder.write(files("main.tf", "a", "sub/x.tf", "b"));
        Files.writeString(root.resolve("dev/mine_override.tf"), "mine");
        folder.write(files("main.tf", "a"));
        assertThat(root.resolve("dev/sub")).doesNotExist();
        assertThat(root.resolve("dev/mine_override.tf")).hasContent("mine");
    }

    @Test
    void refusesAFileOfSomebodyElseBeforeItWritesAnything() throws IOException {
        Files.createDirectories(root.resolve("dev"));
        Files.writeString(root.resolve("dev/z.tf"), "mine");
        assertThatThrownBy(() -> folder.write(files("a.tf", "a", "z.tf", "theirs")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("z.tf");
        assertThat(root.resolve("dev/z.tf")).hasContent("mine");
        assertThat(root.resolve("dev/a.tf")).doesNotExist();
    }

    @Test
    void takesOverAForeignFileWithTheVerySameContent() throws IOException {
        Files.createDirectories(root.resolve("dev"));
        Files.writeString(root.resolve("dev/a.tf"), "same");
        assertThat(folder.write(files("a.tf", "same"))).isEmpty();
        assertThat(folder.write(files("a.tf", "other"))).hasSize(1);
    }

    @Test
    void refusesToLeaveTheFolder() throws IOException {
        assertThatThrownBy(() -> folder.write(files("../out.tf", "x"))).isInstanceOf(Refused.class);
        Files.createDirectories(root.resolve("dev"));
        Files.createSymbolicLink(root.resolve("dev/link"), root);
        assertThatThrownBy(() -> folder.write(files("link/out.tf", "x"))).isInstanceOf(Refused.class);
        assertThat(root.resolve("out.tf")).doesNotExist();
    }

    private static SortedMap<String, String> files(String... pairs) {
        SortedMap<String, String> files = new TreeMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            files.putAll(Map.of(pairs[index], pairs[index + 1]));
        }
        return files;
    }
}

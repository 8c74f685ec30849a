package io.omnideploy.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Build;
import io.omnideploy.config.SecretSource;
import io.omnideploy.spi.ContextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {
    @TempDir
    private Path here;

    @TempDir
    private Path there;

    @BeforeEach
    void write() throws IOException {
        for (Path folder : List.of(here, there)) {
            Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
            Files.createDirectories(folder.resolve("src"));
            Files.writeString(folder.resolve("src/ä.txt"), "text");
            Files.writeString(folder.resolve("run"), "#!/bin/sh\n");
            Files.createSymbolicLink(folder.resolve("link"), Path.of("src"));
        }
        Files.createDirectories(there.resolve(".git"));
        Files.writeString(there.resolve(".git/index"), "another in each clone");
        Files.createDirectories(there.resolve("infra/dev"));
        Files.writeString(there.resolve("infra/dev/.omnideploy-files"), "names the image");
        Files.createDirectories(there.resolve("empty/inside"));
        Files.setLastModifiedTime(there.resolve("run"), FileTime.fromMillis(0));
        Files.setPosixFilePermissions(there.resolve("run"), PosixFilePermissions.fromString("rw-rw----"));
    }

    @Test
    void isTheSameInEveryCloneOnEveryMachine() throws Exception {
        assertThat(hash(here)).isEqualTo(hash(there)).isEqualTo("96c51165378c");
    }

    @Test
    void tellsEverythingThatGoesIntoTheImage() throws Exception {
        String before = hash(here);
        Files.setPosixFilePermissions(there.resolve("run"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(hash(there)).isNotEqualTo(before);
        Files.writeString(here.resolve("src/ä.txt"), "other");
        String changed = hash(here);
        assertThat(changed).isNotEqualTo(before);
        Files.move(here.resolve("src/ä.txt"), here.resolve("src/b.txt"));
        assertThat(hash(here)).isNotEqualTo(changed);
        assertThat(hash(here, build(Map.of("A", "1"), Optional.empty(), List.of())))
                .isNotEqualTo(hash(here, build(Map.of("A", "2"), Optional.empty(), List.of())))
                .isNotEqualTo(hash(here, build(Map.of(), Optional.of("A"), List.of())))
                .isNotEqualTo(hash(here, build(Map.of(), Optional.empty(), List.of("linux/arm64"))));
    }

    @Test
    void leavesOutWhatIsIgnoredButNotTheDockerfileItself() throws Exception {
        Files.writeString(here.resolve(".dockerignore"), "*\n!run\n");
        BuildContext context = BuildContext.read(here, "Dockerfile");
        assertThat(context.files()).extracting(ContextFile::path).containsExactly("run");
        String before = hash(here);
        Files.writeString(here.resolve("src/new"), "ignored");
        assertThat(hash(here)).isEqualTo(before);
        Files.writeString(here.resolve("Dockerfile"), "FROM scratch\n");
        assertThat(hash(here)).isNotEqualTo(before);
        Files.writeString(here.resolve("Dockerfile.dockerignore"), "run\n");
        assertThat(BuildContext.read(here, "Dockerfile").files())
                .extracting(ContextFile::path)
                .contains("src/new")
                .doesNotContain("run");
    }

    @Test
    void tellsWhatIsCopiedFromElsewhereAndWhichSecretsThereAreButNotHowItIsBuilt() throws Exception {
        Build plain = build(Map.of(), Optional.empty(), List.of());
        Path beside = Files.createDirectories(here.resolve("../beside-" + here.getFileName()));
        Files.writeString(beside.resolve("file"), "one");
        Build withContext = plain.withContexts(new TreeMap<>(Map.of("more", beside.toString())));
        String one = hash(here, withContext);
        Files.writeString(beside.resolve("file"), "two");
        assertThat(hash(here, withContext)).isNotEqualTo(one).isNotEqualTo(hash(here));
        Files.delete(beside.resolve("file"));
        Files.delete(beside);
        assertThat(hash(here, plain.withContexts(new TreeMap<>(Map.of("more", "component:base")))))
                .isNotEqualTo(hash(here, plain.withContexts(new TreeMap<>(Map.of("more", "docker-image://base:1")))));
        assertThat(hash(here, secret("token", "env:A", Build.Way.USUAL)))
                .isNotEqualTo(hash(here))
                .isNotEqualTo(hash(here, secret("other", "env:A", Build.Way.USUAL)))
                .as("where it is read, and how it is built, makes no other image")
                .isEqualTo(hash(
                        here,
                        secret(
                                "token",
                                "store:b",
                                new Build.Way(
                                        Optional.of("host"),
                                        new TreeMap<>(Map.of("a", "10.0.0.1")),
                                        Optional.empty(),
                                        List.of("image"),
                                        List.of(),
                                        List.of(),
                                        true,
                                        true))));
    }

    private static Build secret(String id, String source, Build.Way way) {
        return new Build(
                ".",
                Optional.empty(),
                Optional.of("FROM scratch\n"),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(id, SecretSource.parse(source).orElseThrow())),
                List.of(),
                way);
    }

    private static String hash(Path folder) throws Exception {
        return hash(folder, build(Map.of(), Optional.empty(), List.of()));
    }

    private static String hash(Path folder, Build build) throws Exception {
        return ContentHash.of(
                build, BuildInput.read(build, folder, component -> "shop-" + component + ":0123456789ab"));
    }

    private static Build build(Map<String, String> args, Optional<String> target, List<String> platforms) {
        return new Build(".", Optional.empty(), new TreeMap<>(args), target, platforms);
    }
}

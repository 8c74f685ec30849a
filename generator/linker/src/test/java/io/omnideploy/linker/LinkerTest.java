package io.omnideploy.linker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkerTest {
    @TempDir
    Path folder;

    @BeforeEach
    void program() throws IOException {
        Files.createDirectories(folder.resolve("classes/META-INF/services"));
        Files.createDirectories(folder.resolve("jars"));
        Files.writeString(folder.resolve("classes/own.txt"), "own");
        Files.writeString(folder.resolve("classes/META-INF/services/Service"), "a.A # ours\n");
        jar("library-2.jar", Map.of("library.txt", "library"));
        jar("library-1.jar", Map.of("META-INF/services/Service", "library.L\n"));
    }

    @Test
    void ourModulesBecomeOneJarAndLibrariesStayBesideIt() throws IOException {
        jar("omnideploy-b.jar", Map.of("b.txt", "b", "META-INF/services/Service", "b.B"));
        link();
        assertThat(folder.resolve("lib")).isDirectoryContaining("glob:**/program.jar");
        assertThat(folder.resolve("lib").toFile().list())
                .containsExactlyInAnyOrder("program.jar", "library-1.jar", "library-2.jar");
        assertThat(folder.resolve("jars")).isEmptyDirectory();
        try (JarFile jar = new JarFile(folder.resolve("lib/program.jar").toFile())) {
            assertThat(text(jar, "own.txt")).isEqualTo("own");
            assertThat(text(jar, "b.txt")).isEqualTo("b");
            assertThat(text(jar, "META-INF/services/Service")).isEqualTo("a.A\nb.B\n");
            assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo("library-1.jar library-2.jar");
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isEqualTo("1.2");
        }
    }

    @Test
    void twoRunsWriteTheSameBytes() throws IOException {
        jar("omnideploy-b.jar", Map.of("b.txt", "b"));
        link();
        byte[] first = Files.readAllBytes(folder.resolve("lib/program.jar"));
        jar("omnideploy-b.jar", Map.of("b.txt", "b"));
        jar("library-2.jar", Map.of("library.txt", "library"));
        jar("library-1.jar", Map.of("META-INF/services/Service", "library.L\n"));
        link();
        assertThat(folder.resolve("lib/program.jar")).hasBinaryContent(first);
    }

    @Test
    void twoDifferentFilesOfOneNameAreAnError() throws IOException {
        jar("omnideploy-b.jar", Map.of("own.txt", "another"));
        assertThatThrownBy(this::link).hasMessageContaining("own.txt");
    }

    private void link() throws IOException {
        Linker.main(new String[] {
            folder.resolve("classes").toString(),
            folder.resolve("jars").toString(),
            folder.resolve("lib").toString(),
            "program.jar",
            "a.Main",
            "1.2"
        });
    }

    private void jar(String name, Map<String, String> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("jars").resolve(name));
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
}

package io.omnideploy.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.lint.Lint;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages in docs that are made from the program are as it would make them now. */
class ReferencePagesTest {
    private static final Path DOCS = Path.of("../../docs");

    @Test
    void commandLinePageIsUpToDate() throws IOException {
        Golden.check(DOCS.resolve("cli.md"), CliReference.page());
    }

    @Test
    void configPageIsUpToDate() throws IOException {
        Golden.check(
                DOCS.resolve("config.md"),
                ConfigReference.page(new Plugins(ReferencePagesTest.class.getClassLoader())));
    }

    @Test
    void everyAdviceHasItsSection() throws IOException {
        String page = Files.readString(DOCS.resolve("lint.md"));
        for (String code : Lint.codes()) {
            assertThat(page).contains("\n### " + code + "\n");
        }
    }
}

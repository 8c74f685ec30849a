package io.omnideploy.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Size;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.lint.Lint;
import io.omnideploy.spi.SizeOffer;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void pageOfTargetsIsUpToDate() throws IOException {
        Golden.check(
                DOCS.resolve("targets/README.md"),
                CapabilityMatrix.page(new Plugins(ReferencePagesTest.class.getClassLoader())));
    }

    @Test
    void everyTargetHasItsPage() {
        new Plugins(ReferencePagesTest.class.getClassLoader())
                .targets()
                .forEach(target -> assertThat(DOCS.resolve("targets/" + target.name() + ".md"))
                        .exists());
    }

    @Test
    void everyTargetOffersEverySizeOrNone() {
        new Plugins(ReferencePagesTest.class.getClassLoader()).targets().forEach(target -> {
            List<Size> sizes =
                    target.sizes().stream().map(SizeOffer::size).distinct().toList();
            assertThat(sizes).as(target.name()).isIn(List.of(), List.of(Size.values()));
        });
    }

    @Test
    void everyAdviceHasItsSection() throws IOException {
        String page = Files.readString(DOCS.resolve("lint.md"));
        for (String code : Lint.codes()) {
            assertThat(page).contains("\n### " + code + "\n");
        }
    }
}

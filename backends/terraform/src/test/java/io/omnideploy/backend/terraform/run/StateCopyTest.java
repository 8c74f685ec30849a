package io.omnideploy.backend.terraform.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCopyTest {
    private static final String BEFORE = "{\"version\": 4, \"serial\": 1}";
    private static final String WHOLE = "{\"version\": 4, \"serial\": 2}";
    private static final String CUT = "{\"version\": 4, \"ser";

    @TempDir
    private Path root;

    private StackFolder folder;

    @BeforeEach
    void aFolder() {
        folder = new StackFolder(root);
        folder.prepare();
    }

    @Test
    void aWholeStateStays() throws IOException {
        Files.writeString(folder.state(), WHOLE);
        assertThat(new StateCopy(folder).mend()).isEmpty();
        assertThat(folder.state()).hasContent(WHOLE);
    }

    @Test
    void theLastWholeStateComesBack() throws IOException {
        Files.writeString(folder.backup(), BEFORE);
        Files.writeString(folder.state(), WHOLE);
        StateCopy copy = new StateCopy(folder);
        copy.keep();
        Files.writeString(folder.state(), CUT);
        copy.keep();
        assertThat(copy.mend()).hasValueSatisfying(line -> assertThat(line).contains("copy of before"));
        assertThat(folder.state()).hasContent(WHOLE);
        assertThat(folder.cutState()).hasContent(CUT);
    }

    @Test
    void anEmptyStateIsCutShortToo() throws IOException {
        Files.writeString(folder.backup(), BEFORE);
        Files.writeString(folder.state(), "");
        assertThat(new StateCopy(folder).mend()).isPresent();
        assertThat(folder.state()).hasContent(BEFORE);
    }

    @Test
    void withoutACopyItIsMovedAside() throws IOException {
        Files.writeString(folder.state(), CUT);
        assertThat(new StateCopy(folder).mend())
                .hasValueSatisfying(line -> assertThat(line).contains("lost"));
        assertThat(folder.state()).doesNotExist();
        assertThat(folder.cutState()).hasContent(CUT);
    }

    @Test
    void aCopyOfAnEarlierRunIsForgotten() throws IOException {
        Files.writeString(folder.state(), BEFORE);
        StateCopy copy = new StateCopy(folder);
        copy.keep();
        copy.forget();
        assertThat(folder.stateCopy()).doesNotExist();
    }
}

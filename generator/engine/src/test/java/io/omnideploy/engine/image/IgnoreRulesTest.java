package io.omnideploy.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
    @ParameterizedTest
    @CsvSource({
        "node_modules, node_modules, true",
        "node_modules, node_modules/a/b.js, true",
        "node_modules, sub/node_modules, false",
        "**/node_modules, sub/node_modules/x, true",
        "**/node_modules, node_modules, true",
        "*.log, a.log, true",
        "*.log, sub/a.log, false",
        "*/*.log, sub/a.log, true",
        "**/*.log, a/b/c.log, true",
        "/build/, build/out, true",
        "./build, build, true",
        "a/../b, b, true",
        "temp?, tempa, true",
        "temp?, temp, false",
        "doc/**, doc/a/b, true",
        "doc/**, doc, false",
        "**, anything/at/all, true",
        "[a-c].txt, b.txt, true",
        "[^a-c].txt, b.txt, false",
        "a.b, axb, false",
        "a+(b), a+(b), true",
        "\\!keep, !keep, true",
        "' spaced ', spaced, true",
        "'# no comment\n#really', x, false",
        "a\\*b, a*b, true",
        "a\\*b, axb, false",
    })
    void matchesAsDockerDoes(String rules, String path, boolean ignored) {
        assertThat(IgnoreRules.parse(rules).ignores(path)).isEqualTo(ignored);
    }

    @Test
    void takesTheLastLineThatSaysSomething() {
        IgnoreRules rules = IgnoreRules.parse("*.md\n!README*.md\nREADME-secret.md\n");
        assertThat(rules.ignores("a.md")).isTrue();
        assertThat(rules.ignores("README-a.md")).isFalse();
        assertThat(rules.ignores("README-secret.md")).isTrue();
        assertThat(IgnoreRules.parse("*\n!src\n").ignores("src/a/b")).isFalse();
        assertThat(IgnoreRules.parse("*\n!src\n").ignores("lib/a")).isTrue();
    }

    @Test
    void looksIntoAnIgnoredFolderOnlyForAnExceptionThatIsSpelledOut() {
        assertThat(IgnoreRules.parse("a\n!a/b/c").reachesInto("a")).isTrue();
        assertThat(IgnoreRules.parse("a\n!a/b/c").reachesInto("a/b")).isTrue();
        assertThat(IgnoreRules.parse("a\n!**/c").reachesInto("a")).isFalse();
    }

    @Test
    void namesTheLineThatIsNoPattern() {
        assertThatThrownBy(() -> IgnoreRules.parse("ok\n!\n")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> IgnoreRules.parse("[a")).hasMessageContaining("line 1, '[a'");
    }
}

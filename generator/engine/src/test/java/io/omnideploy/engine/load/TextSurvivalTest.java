package io.omnideploy.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Node;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.Diagnostics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text arrives as it was meant: from the file, and from variables, whatever it holds. */
class TextSurvivalTest {
    private static final long SEED = Long.getLong("omnideploy.seed", 20_260_101L);

    @TempDir
    private Path folder;

    @Test
    void anyTextInTheFileWithDoubledDollarsIsTheValueOfItsVariable() throws Exception {
        RandomTrees texts = new RandomTrees(new Random(SEED));
        Map<String, String> wanted = new TreeMap<>();
        StringBuilder yaml = new StringBuilder("name: app\ncontainer: {image: nginx}\nenvironment:\n");
        for (int index = 0; index < 2000; index++) {
            String text = texts.text();
            wanted.put("V" + index, text);
            yaml.append("  V").append(index).append(": \"");
            yaml.append(JsonStringEncoder.getInstance().quoteAsString(text.replace("$", "$$")));
            yaml.append("\"\n");
        }
        Files.writeString(folder.resolve("deploy.yaml"), escapedForYaml(yaml.toString()));

        assertThat(environment(Map.of())).as("seed %d", SEED).isEqualTo(wanted);
    }

    @Test
    void anyTextOfAVariableArrivesUnreadInEveryPosition() throws Exception {
        RandomTrees texts = new RandomTrees(new Random(SEED + 1));
        Map<String, String> given = new TreeMap<>();
        Map<String, String> wanted = new TreeMap<>();
        StringBuilder yaml = new StringBuilder("name: app\ncontainer: {image: nginx}\nenvironment:\n");
        for (int index = 0; index < 1000; index++) {
            String text = texts.text();
            given.put("IN" + index, text);
            wanted.put("A" + index, text);
            wanted.put("B" + index, "<" + text + "|" + text + ">");
            wanted.put("C" + index, text);
            yaml.append("  A%1$d: ${IN%1$d}\n  B%1$d: '<$IN%1$d|${IN%1$d}>'\n  C%1$d: ${NOPE:-${IN%1$d-x}}\n"
                    .formatted(index));
        }
        Files.writeString(folder.resolve("deploy.yaml"), yaml);

        assertThat(environment(given)).as("seed %d", SEED).isEqualTo(wanted);
    }

    @Test
    void noValueOfAVariableChangesTheStructureAroundIt() {
        RandomTrees trees = new RandomTrees(new Random(SEED + 2));
        DeployShape shape = new DeployShape();
        for (int round = 0; round < 500; round++) {
            Node.Mapping root = withVariables(trees.map(4, false));
            String text = trees.text();
            Interpolation.Result result =
                    Interpolation.of(root, shape.top(Map.of()), "dev", Map.of("V", text), Set.of(), new Diagnostics());

            assertThat(skeleton(result.root()))
                    .as("seed %d, round %d, value %s", SEED, round, text)
                    .isEqualTo(skeleton(root));
        }
    }

    private Map<String, String> environment(Map<String, String> variables) {
        ConfigLoader loader = TestPlugins.loader();
        LoadedConfig loaded = loader.load(new LoadRequest(Optional.empty(), folder, Optional.empty()))
                .orRefuse();
        Selection selection = new Selection(Optional.empty(), Optional.empty(), Optional.empty(), variables);
        Map<String, String> values = new TreeMap<>();
        loader.resolve(loaded, selection)
                .orRefuse()
                .config()
                .components()
                .get("app")
                .environment()
                .forEach((name, value) -> values.put(name, literal(value)));
        return values;
    }

    private static String literal(Template template) {
        return template.literal().orElseThrow();
    }

    /** YAML takes some characters as escapes alone that JSON takes as they are. */
    private static String escapedForYaml(String text) {
        return text.replace("\uFEFF", "\\uFEFF").replace("\u0085", "\\N").replace("\u2028", "\\L");
    }

    private static Node.Mapping withVariables(Node.Mapping map) {
        LinkedHashMap<String, Node> values = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> values.put(key, withVariables(entry.value())));
        return Node.map(values);
    }

    private static Node withVariables(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Node.word("${V}");
            case Node.Sequence list ->
                Node.list(list.items().stream()
                        .map(TextSurvivalTest::withVariables)
                        .toList());
            case Node.Mapping map -> withVariables(map);
            case Node.Nothing nothing -> nothing;
            case Node.Expanded expanded -> expanded;
        };
    }

    private static String skeleton(Node node) {
        StringBuilder lines = new StringBuilder();
        skeleton(node, ConfigPath.ROOT, lines);
        return lines.toString();
    }

    private static void skeleton(Node node, ConfigPath path, StringBuilder lines) {
        lines.append(path).append(' ').append(node.form()).append('\n');
        switch (node) {
            case Node.Mapping map ->
                map.entries().forEach((key, entry) -> skeleton(entry.value(), path.then(key), lines));
            case Node.Sequence list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    skeleton(list.items().get(index), path.item(index), lines);
                }
            }
            case Node.Scalar scalar -> {}
            case Node.Nothing nothing -> {}
            case Node.Expanded expanded -> {}
        }
    }
}

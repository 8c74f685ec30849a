package io.omnideploy.templates.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlPrinterTest {
    /** Pieces of which trouble is made. */
    private static final List<String> PIECES = List.of(
            "yes",
            "no",
            "on",
            "~",
            "null",
            "true",
            "1.10",
            "0o7",
            "0x1F",
            "012",
            "1e3",
            "12:30",
            "2024-01-01",
            ".inf",
            "- ",
            "? ",
            ": ",
            " #",
            "#",
            "&a",
            "*a",
            "!t",
            "|",
            ">",
            "'",
            "\"",
            "%",
            "@",
            "`",
            "{",
            "}",
            "[",
            "]",
            ",",
            "\n",
            "\n\n",
            " ",
            "  ",
            "\t",
            "\r\n",
            "\\",
            "$",
            "${X}",
            "é",
            "日本",
            "😀",
            "\u0085",
            "\u2028",
            "\u00a0",
            "\ufeff",
            "\u0000",
            "\u0007",
            "\u007f",
            "---",
            "...",
            "<<",
            "=",
            "key",
            "text",
            "_",
            ",5",
            "+",
            "-",
            ".");

    @Test
    void writesWhatAPersonWouldWrite() {
        Map<String, Node> web = new LinkedHashMap<>();
        web.put("image", Node.text("ghcr.io/acme/web:1.4.0"));
        web.put("command", Node.list(List.of(Node.text("sh"), Node.text("-c"), Node.text("set -e\nrun --now\n"))));
        web.put("ports", Node.list(List.of(Node.text("127.0.0.1:8080:80"))));
        web.put("restart", Node.text("no"));
        web.put("cpus", Node.word("0.5"));
        web.put("read_only", Node.word(true));
        web.put("environment", Node.map(Map.of("VERSION", Node.text("1.10"))));
        web.put("volumes", Node.list(List.of(Node.map(Map.of("type", Node.text("tmpfs"))))));
        web.put("labels", Node.map(Map.of()));
        web.put("nothing", new Node.Nothing(java.util.Optional.empty()));

        String yaml = YamlPrinter.print(
                Node.map(Map.of("services", Node.map(Map.of("web", Node.map(web))))), List.of("Head", ""));

        assertThat(yaml).isEqualTo("""
                # Head
                #
                services:
                  web:
                    image: ghcr.io/acme/web:1.4.0
                    command:
                      - sh
                      - -c
                      - |
                        set -e
                        run --now
                    ports:
                      - "127.0.0.1:8080:80"
                    restart: "no"
                    cpus: 0.5
                    read_only: true
                    environment:
                      VERSION: "1.10"
                    volumes:
                      - type: tmpfs
                    labels: {}
                    nothing: null
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "a-b_c.d/e",
                "http://x:80/y?z=1#f",
                "--flag=1",
                "-c",
                "30s",
                "512m",
                "a=b",
                "it's",
                "C:\\x",
                "${NAME:?set it}",
                "a:b",
                "v1.2",
                "unless-stopped"
            })
    void leavesOrdinaryTextWithoutQuotes(String text) {
        assertThat(YamlPrinter.print(Node.map(Map.of("k", Node.text(text))), List.of()))
                .isEqualTo("k: " + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "ON",
                "y",
                "~",
                "null",
                "",
                "1.10",
                "0o7",
                "0777",
                "0x1f",
                "1_000",
                "1e3",
                "12:30:45",
                "8080:80",
                "2024-01-01",
                "2024-1-1 10:00:00",
                ".inf",
                "-.INF",
                ".nan",
                "<<",
                "=",
                "1,000",
                "+1",
                "-1",
                "1.4.0",
                "- x",
                "---",
                " x",
                "x ",
                "a: b",
                "a #b",
                "#a",
                "@a",
                "%a",
                "!a",
                "&a",
                "*a",
                "a:",
                "'a",
                "[a",
                "{a",
                "? a",
                "...",
                "-"
            })
    void quotesWhatAReaderCouldTakeForSomethingElse(String text) {
        String yaml = YamlPrinter.print(Node.map(Map.of("k", Node.text(text))), List.of());

        assertThat(yaml).matches("k: ([\"']).*\\1\n");
        assertReadBack(Map.of("k", text), yaml);
    }

    @Test
    void everyTextReadsBackAsItselfInBothVersionsOfYaml() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 4000; round++) {
            String key = text(random);
            String value = text(random);
            String item = text(random);
            Node document = Node.map(Map.of(
                    "map",
                    Node.map(Map.of(key, Node.text(value))),
                    "list",
                    Node.list(List.of(Node.text(item), Node.text(value)))));
            String yaml = YamlPrinter.print(document, List.of("comment"));
            try {
                assertReadBack(Map.of("map", Map.of(key, value), "list", List.of(item, value)), yaml);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("-Dseed=" + seed + " round " + round + "\n" + yaml, failure);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int piece = random.nextInt(6); piece > 0; piece--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static void assertReadBack(Object expected, String yaml) {
        List<Object> read = new ArrayList<>();
        read.add(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        read.add(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        read.add(new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml));
        assertThat(read).allSatisfy(tree -> assertThat(tree).isEqualTo(expected));
    }
}

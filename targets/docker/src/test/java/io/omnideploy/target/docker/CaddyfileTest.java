package io.omnideploy.target.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.templates.caddy.CaddyDirective;
import io.omnideploy.templates.caddy.CaddyPrinter;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for the proxy, read back by the proxy. */
class CaddyfileTest {
    private static final int WORDS = 500;
    private static final String[] PIECES = {
        "a",
        "Z",
        "0",
        " ",
        "\"",
        "\\",
        "`",
        "'",
        "$",
        "{",
        "}",
        "{$HOME}",
        "{env.HOME}",
        "{$",
        "#",
        "//",
        "/",
        "*",
        "@x",
        "<<EOF",
        "import",
        "\n",
        "\t",
        "\r",
        "é",
        "😀",
        ",",
        ";",
        ":",
        "%",
        "http://",
        "respond",
        "\u00a0",
        "\u007f",
        ""
    };

    @TempDir
    private Path folder;

    @Test
    void readsBackEveryWordThatIsWritten() throws IOException {
        Tool.CADDY.require();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> words = new ArrayList<>();
        List<CaddyDirective> responses = new ArrayList<>();
        while (words.size() < WORDS) {
            String word = word(random);
            try {
                CaddyPrinter.word(word);
            } catch (IllegalArgumentException unwritable) {
                continue;
            }
            words.add(word);
            responses.add(CaddyDirective.of("respond", "*", "<" + word + ">", "200"));
        }
        String file = CaddyPrinter.file(List.of(
                new CaddyDirective("", List.of("http://:80"), List.of(CaddyDirective.block("route", responses)))));

        assertThat(bodies(adapted(file)))
                .as("seed %d", seed)
                .isEqualTo(words.stream().map(word -> "<" + word + ">").toList());
    }

    @Test
    void readsBackEveryPathOfAHealthCheck() throws IOException {
        Tool.CADDY.require();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> paths = new ArrayList<>();
        List<CaddyDirective> proxies = new ArrayList<>();
        for (int count = 0; count < WORDS; count++) {
            String path = Caddyfile.encoded("/" + word(random));
            paths.add(path);
            proxies.add(new CaddyDirective(
                    "reverse_proxy", List.of("*", "web:80"), List.of(CaddyDirective.of("health_uri", path))));
        }
        String json = adapted(CaddyPrinter.file(List.of(
                new CaddyDirective("", List.of("http://:80"), List.of(CaddyDirective.block("route", proxies))))));

        assertThat(texts(json, "uri")).as("seed %d", seed).isEqualTo(paths);
        assertThat(paths).allMatch(path -> !path.contains("{") && !path.contains("\""));
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(8); length >= 0; length--) {
            word.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return word.toString();
    }

    private static List<String> bodies(String json) {
        return texts(json, "body");
    }

    /** Returns the texts under a key, in order; Caddy writes its JSON without spaces. */
    private static List<String> texts(String json, String key) {
        Matcher found =
                Pattern.compile("\"" + key + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        List<String> texts = new ArrayList<>();
        while (found.find()) {
            texts.add(unescaped(found.group(1)));
        }
        return texts;
    }

    private static String unescaped(String text) {
        Matcher escape = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)").matcher(text);
        return escape.replaceAll(match -> {
            String what = match.group(1);
            String meant = switch (what.charAt(0)) {
                case 'n' -> "\n";
                case 't' -> "\t";
                case 'r' -> "\r";
                case 'u' -> Character.toString(Integer.parseInt(what.substring(1), 16));
                default -> what;
            };
            return Matcher.quoteReplacement(meant);
        });
    }

    private String adapted(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("Caddyfile"), text);
        Run.Result result = Run.of(List.of("caddy", "adapt", "--adapter", "caddyfile", "--config", file.toString()))
                .go();
        assertThat(result.exit()).as(result.all()).isZero();
        return result.out();
    }
}

package io.omnideploy.templates.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.resource.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonPrinterTest {
    @Test
    void sortsKeysAndWritesNumbersInFull() {
        Value value = Value.object(Map.of(
                "b",
                Value.list(
                        Value.number(1), new Value.Num(new BigDecimal("0.50")), new Value.Num(new BigDecimal("1e20"))),
                "a",
                Value.object(Map.of()),
                "c",
                new Value.JsonText(Value.object(Map.of("x", Value.text("\"")))),
                "d",
                new Value.Null()));

        assertThat(JsonPrinter.compact(value))
                .isEqualTo(
                        "{\"a\":{},\"b\":[1,0.5,100000000000000000000],\"c\":\"{\\\"x\\\":\\\"\\\\\\\"\\\"}\",\"d\":null}");
        assertThat(JsonPrinter.pretty(value)).isEqualTo("""
                {
                  "a": {},
                  "b": [
                    1,
                    0.5,
                    100000000000000000000
                  ],
                  "c": "{\\"x\\":\\"\\\\\\"\\"}",
                  "d": null
                }
                """);
    }

    @Test
    void refusesASecret() {
        assertThatThrownBy(() -> JsonPrinter.compact(Value.list(new Value.SecretInput("password"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret password");
    }

    @Test
    void everyValueReadsBackEqual() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            Value value = value(random, 4);
            assertThat(JsonReader.read(JsonPrinter.compact(value)))
                    .as("-Dseed=" + seed)
                    .contains(value);
            assertThat(JsonReader.read(JsonPrinter.pretty(value)))
                    .as("-Dseed=" + seed)
                    .contains(value);
        }
    }

    @Test
    void tellsWhatIsNoJson() {
        assertThat(List.of("", "{", "{} {}", "nonsense"))
                .allSatisfy(text -> assertThat(JsonReader.read(text)).isEmpty());
    }

    private static Value value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> Value.text(text(random));
            case 1 -> new Value.Num(new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(30)));
            case 2 -> Value.bool(random.nextBoolean());
            case 3 -> new Value.Null();
            case 4 -> {
                List<Value> items = new ArrayList<>();
                for (int item = random.nextInt(4); item > 0; item--) {
                    items.add(value(random, depth - 1));
                }
                yield new Value.Seq(items);
            }
            default -> {
                TreeMap<String, Value> fields = new TreeMap<>();
                for (int field = random.nextInt(4); field > 0; field--) {
                    fields.put(text(random), value(random, depth - 1));
                }
                yield new Value.Obj(fields);
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.appendCodePoint("\"\\/\n\t\u0000\u001fé日😀 a$".codePoints().toArray()[random.nextInt(12)]);
        }
        return text.toString();
    }
}

package io.omnideploy.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.resource.CatalogProperty.Transform;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TransformTest {
    @Test
    void pairsAreReadUpToTheFirstSeparator() {
        assertThat(new Transform.Pairs("=").read(texts("A=1", "B=x=y", "C", "D=")))
                .isEqualTo(object(Map.of("A", "1", "B", "x=y", "C", "", "D", "")));
    }

    @Test
    void entriesAreReadByTheirFieldsAndForeignItemsPassedOver() {
        Value unset = new Value.Obj(new TreeMap<>(Map.of("label", Value.text("b"), "value", new Value.Null())));
        Value.Seq list = new Value.Seq(List.of(
                object(Map.of("label", "a", "value", "1")),
                unset,
                object(Map.of("label", "c")),
                object(Map.of("value", "nobody's")),
                Value.text("no entry")));
        assertThat(new Transform.Entries("label", "value").read(list))
                .isEqualTo(object(Map.of("a", "1", "b", "", "c", "")));
    }

    @Test
    void aWordOfTheToolIsReadAsTheOneOfTheGraph() {
        Transform.Values words = new Transform.Values(new TreeMap<>(Map.of("always", "ALWAYS", "never", "false")));
        assertThat(words.read("ALWAYS")).contains("always");
        assertThat(words.read("false")).contains("never");
        assertThat(words.read("always")).isEmpty();
    }

    @Test
    void onlyATextThatIsANumberBecomesOne() {
        Transform.NumberToText form = new Transform.NumberToText();
        assertThat(form.read(new Value.Text("0.25"))).isEqualTo(new Value.Num("0.25"));
        assertThat(form.read(new Value.Text("-3"))).isEqualTo(new Value.Num("-3"));
        for (String text : List.of("", "1e3", "1.", "1234567890123456789", " 1", "all")) {
            assertThat(form.read(new Value.Text(text))).isEqualTo(new Value.Text(text));
        }
    }

    private static Value.Seq texts(String... texts) {
        return new Value.Seq(List.of(texts).stream().<Value>map(Value::text).toList());
    }

    private static Value.Obj object(Map<String, String> fields) {
        TreeMap<String, Value> values = new TreeMap<>();
        fields.forEach((key, text) -> values.put(key, Value.text(text)));
        return new Value.Obj(values);
    }
}

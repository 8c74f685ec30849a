package io.omnideploy.templates.hcl;

import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclBody.Item;
import io.omnideploy.templates.hcl.HclExpression.Bool;
import io.omnideploy.templates.hcl.HclExpression.Call;
import io.omnideploy.templates.hcl.HclExpression.Equal;
import io.omnideploy.templates.hcl.HclExpression.Mapping;
import io.omnideploy.templates.hcl.HclExpression.Null;
import io.omnideploy.templates.hcl.HclExpression.Num;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclExpression.Template;
import io.omnideploy.templates.hcl.HclExpression.Text;
import io.omnideploy.templates.hcl.HclExpression.Tuple;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Makes documents and texts out of a seed, with a liking for what means something in HCL. */
final class RandomHcl {
    private static final List<String> PIECES = List.of(
            "${",
            "%{",
            "$${",
            "%%{",
            "$",
            "%",
            "{",
            "}",
            "\"",
            "\\",
            "\n",
            "\r\n",
            "\t",
            "\\n",
            "\\u0041",
            "$(id)",
            "`id`",
            "#",
            "//",
            "/*",
            "*/",
            "<<EOT",
            "EOT",
            "=",
            "a",
            "Z",
            "0",
            " ",
            "  ",
            "é",
            "ß",
            "漢字",
            "😀",
            "👩‍👩‍👧",
            "\u0000",
            "\u0001",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ue000",
            "~",
            "if",
            "for",
            "null",
            "true",
            "${~",
            "~}",
            "\u00a0",
            "'",
            "var.x",
            "${var.x}",
            "%{ if true }",
            "\uffff");
    private static final List<String> WORDS = List.of(
            "a", "name", "image_id", "x1", "a-b", "very_long_attribute_name", "env", "for", "null", "true", "in");

    private final Random random;

    RandomHcl(long seed) {
        random = new Random(seed);
    }

    /** Returns text that HCL can hold: Terraform keeps all text in Unicode's composed form. */
    String text() {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(12);
        for (int piece = 0; piece < count; piece++) {
            text.append(pick(PIECES));
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    HclBody body(int depth) {
        List<Item> items = new ArrayList<>();
        int count = random.nextInt(6);
        for (int item = 0; item < count; item++) {
            items.add(
                    depth > 0 && random.nextInt(3) == 0
                            ? new Block(pick(WORDS), labels(), body(depth - 1))
                            : new Attribute(pick(WORDS) + "_" + item, expression(2)));
            if (random.nextInt(5) == 0) {
                items.add(new HclBody.Gap());
            }
        }
        return new HclBody(items);
    }

    private List<String> labels() {
        return random.nextBoolean() ? List.of() : List.of(pick(WORDS), pick(WORDS));
    }

    private HclExpression expression(int depth) {
        List<Supplier<HclExpression>> plain = List.of(
                () -> new Text(text()),
                () -> new Text(pick(WORDS)),
                () -> new Text("%s {\n\n  ${%s}\n}\n".formatted(pick(WORDS), pick(WORDS))),
                () -> new Num(BigDecimal.valueOf(random.nextInt(2000) - 1000L, random.nextInt(3))),
                () -> new Bool(random.nextBoolean()),
                Null::new,
                this::reference);
        if (depth == 0) {
            return pick(plain).get();
        }
        List<Supplier<HclExpression>> nested = List.of(
                () -> new Template(List.of(new Text(text()), reference(), new Text(text()), part(depth - 1))),
                () -> new Tuple(several(depth - 1)),
                () -> mapping(depth - 1),
                () -> new Call("jsonencode", List.of(mapping(depth - 1))),
                () -> new Equal(reference(), new Num(BigDecimal.ZERO)));
        return random.nextBoolean() ? pick(plain).get() : pick(nested).get();
    }

    private HclExpression part(int depth) {
        HclExpression part = expression(depth);
        return part instanceof Null ? reference() : part;
    }

    private Reference reference() {
        return new Reference(List.of("docker_image", "web", random.nextInt(3), "id", "a b"));
    }

    private List<HclExpression> several(int depth) {
        List<HclExpression> items = new ArrayList<>();
        int count = random.nextInt(8);
        for (int item = 0; item < count; item++) {
            items.add(expression(depth));
        }
        return items;
    }

    private Mapping mapping(int depth) {
        SequencedMap<String, HclExpression> entries = new LinkedHashMap<>();
        int count = random.nextInt(5);
        for (int entry = 0; entry < count; entry++) {
            entries.put(random.nextBoolean() ? pick(WORDS) : text(), expression(depth));
        }
        return new Mapping(entries);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

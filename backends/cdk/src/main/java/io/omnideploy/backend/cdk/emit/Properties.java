package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.backend.cdk.template.TemplateValue.Seq;
import io.omnideploy.backend.cdk.template.TemplateValue.Text;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the properties of one resource of the graph, in CloudFormation's names and forms. */
final class Properties {
    private final Values values;
    private final Draft draft;
    private final Set<String> left;

    /**
     * Writes into a resource of the template.
     *
     * @param left properties at the top that are not written
     */
    Properties(Values values, Draft draft, Set<String> left) {
        this.values = values;
        this.draft = draft;
        this.left = left;
    }

    /** Writes properties at the top of the resource, or of the object that it becomes. */
    void write(Tree at, List<CatalogProperty> known, Map<String, Value> given) {
        for (CatalogProperty property : known) {
            if (!left.contains(property.name())) {
                write(at, property, given);
            }
        }
    }

    /** Returns what CloudFormation calls a property, as a path. */
    static String path(CatalogProperty property) {
        String special = property.names().get(Template.TOOL);
        return special == null ? LogicalIds.pascal(property.name()) : special;
    }

    private void fields(Tree at, List<CatalogProperty> known, Map<String, Value> given) {
        for (CatalogProperty property : known) {
            write(at, property, given);
        }
    }

    private void write(Tree at, CatalogProperty property, Map<String, Value> given) {
        Value value = given.get(property.name());
        if (value == null || value instanceof Value.Null || property.omitted().containsKey(Template.TOOL)) {
            return;
        }
        String path = path(property);
        switch (property.transform().get(Template.TOOL)) {
            case Transform.Flat flat -> objects(value).forEach(object -> fields(at, property.fields(), object));
            case Transform.AttributePair pair ->
                draft.properties()
                        .item(pair.list(), "Key", new Text(pair.key()))
                        .set("Value", values.text(value, draft));
            case Transform.Announced announced -> {
                at.set(announced.field(), new Text(announced.word()));
                if (!(value instanceof Value.Obj object && object.fields().isEmpty())) {
                    plain(at, path, property, value);
                }
            }
            case Transform.Unless unless
            when given.get(unless.property()) instanceof Value.Text text
                    && text.text().equals(unless.word()) -> {}
            case Transform.Named named -> named(at, path, property, value, named);
            case Transform.MapBy map -> at.set(path, mapBy(map, value));
            case Transform.Entries entries
            when value instanceof Value.Obj object -> at.set(path, entries(entries, object));
            case Transform.Values words -> at.set(path, word(words, value));
            case Transform.JsonObject json -> at.set(path, values.of(open(value), draft));
            case Transform.JsonCapitals json -> at.set(path, values.capitals(open(value), draft, json.verbatim()));
            case Transform.NumberToText toText -> at.set(path, each(value, true));
            case Transform.TextToNumber toNumber -> at.set(path, each(value, false));
            case null, default -> plain(at, path, property, value);
        }
    }

    private void plain(Tree at, String path, CatalogProperty property, Value value) {
        if (property.fields().isEmpty()) {
            at.set(path, leaf(property, value));
        } else if (value instanceof Value.Obj object) {
            at.set(path, object(property, object.fields()));
        } else if (value instanceof Value.Seq) {
            at.set(
                    path,
                    objects(value).stream()
                            .map(fields -> object(property, fields))
                            .toList());
        } else {
            throw new IllegalArgumentException(property.name() + " can't be written as an object");
        }
    }

    private Tree object(CatalogProperty property, Map<String, Value> given) {
        Tree inner = new Tree();
        fields(inner, property.fields(), given);
        return inner;
    }

    /** A text is a text, though the graph has the number. */
    private TemplateValue leaf(CatalogProperty property, Value value) {
        Kind kind = property.item().orElse(property.kind());
        return switch (value) {
            case Value.Num number when kind == Kind.TEXT -> values.text(number, draft);
            case Value.Bool bool when kind == Kind.TEXT -> values.text(bool, draft);
            case Value.Seq seq ->
                new Seq(seq.items().stream().map(item -> leaf(property, item)).toList());
            case Value.Obj object -> {
                SortedMap<String, TemplateValue> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> fields.put(Foreign.checkedKey(key), leaf(property, inner)));
                yield new TemplateValue.Obj(fields);
            }
            default -> values.of(value, draft);
        };
    }

    private TemplateValue each(Value value, boolean asText) {
        return switch (value) {
            case Value.Seq seq ->
                new Seq(seq.items().stream().map(item -> each(item, asText)).toList());
            case Value.Num number when asText -> values.text(number, draft);
            case Value.Text text when !asText && isNumber(text.text()) -> new TemplateValue.Num(text.text());
            default -> values.of(value, draft);
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
    }

    private void named(Tree at, String path, CatalogProperty property, Value value, Transform.Named form) {
        SortedMap<String, TemplateValue> entries = new TreeMap<>();
        List<TemplateValue> flagged = new ArrayList<>();
        for (Map<String, Value> item : objects(value)) {
            Map<String, Value> rest = new TreeMap<>(item);
            String key = ((Value.Text) rest.remove(form.keyField())).text();
            if (rest.remove(form.flagField()) instanceof Value.Bool flag && flag.on()) {
                flagged.add(new Text(key));
            }
            entries.put(
                    Foreign.checkedKey(key),
                    new TemplateValue.Obj(object(property, rest).freeze()));
        }
        at.set(path, new TemplateValue.Obj(entries));
        if (!flagged.isEmpty()) {
            at.set(form.list(), new Seq(flagged));
        }
    }

    private TemplateValue mapBy(Transform.MapBy map, Value value) {
        SortedMap<String, TemplateValue> entries = new TreeMap<>();
        for (Map<String, Value> item : objects(value)) {
            String key = ((Value.Text) item.get(map.keyField())).text();
            entries.put(Foreign.checkedKey(key), values.text(item.get(map.valueField()), draft));
        }
        return new TemplateValue.Obj(entries);
    }

    private TemplateValue entries(Transform.Entries form, Value.Obj object) {
        List<TemplateValue> items = new ArrayList<>();
        object.fields().forEach((key, inner) -> {
            SortedMap<String, TemplateValue> item = new TreeMap<>();
            item.put(form.keyField(), Foreign.checked(key));
            item.put(form.valueField(), values.text(inner, draft));
            items.add(new TemplateValue.Obj(item));
        });
        return new Seq(items);
    }

    private TemplateValue word(Transform.Values words, Value value) {
        return values.text(value, draft) instanceof Text text
                ? new Text(words.words().getOrDefault(text.text(), text.text()))
                : values.of(value, draft);
    }

    /** Returns the document of a text in JSON; a text that is none stays. */
    private static Value open(Value value) {
        return value instanceof Value.JsonText json ? json.value() : value;
    }

    private static List<Map<String, Value>> objects(Value value) {
        return switch (value) {
            case Value.Obj object -> List.of(object.fields());
            case Value.Seq seq ->
                seq.items().stream()
                        .map(item -> (Map<String, Value>) ((Value.Obj) item).fields())
                        .toList();
            default -> throw new IllegalArgumentException("no object: " + value);
        };
    }
}

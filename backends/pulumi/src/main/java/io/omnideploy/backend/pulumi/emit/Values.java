package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Call;
import io.omnideploy.templates.java.JavaExpression.Concatenation;
import io.omnideploy.templates.java.JavaExpression.Lambda;
import io.omnideploy.templates.java.JavaExpression.MethodReference;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.LongLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns values of a graph into Java: what is known when the program starts as it is, all else as an output. */
final class Values {
    private final ResourceGraph graph;
    private final Catalog catalog;
    private final Classes classes;
    private final OwnClasses own;
    private final Scope scope;
    private final Json json;

    Values(ResourceGraph graph, Catalog catalog, Classes classes, OwnClasses own, Scope scope, LongLists data) {
        this.graph = graph;
        this.catalog = catalog;
        this.classes = classes;
        this.own = own;
        this.scope = scope;
        json = new Json(this, scope, data);
    }

    /** Tells whether a value is known when the program starts. */
    static boolean isKnown(Value value) {
        return switch (value) {
            case Value.Ref ref -> false;
            case Value.LookupRef lookup -> false;
            case Value.SecretInput secret -> false;
            default -> value.children().stream().allMatch(Values::isKnown);
        };
    }

    /** Tells whether a value speaks of nothing else, so that any class can say it: only those that need them read inputs. */
    static boolean isConstant(Value value) {
        return switch (value) {
            case Value.Ref ref -> false;
            case Value.LookupRef lookup -> false;
            case Value.SecretInput secret -> false;
            case Value.InputRef input -> false;
            default -> value.children().stream().allMatch(Values::isConstant);
        };
    }

    /** Returns a single value; lists and maps are written by those who know of what they are. */
    JavaExpression of(Value value) {
        return switch (value) {
            case Value.Text text -> new Text(text.text());
            case Value.Num number -> new Word(number.plain());
            case Value.Bool bool -> new Word(Boolean.toString(bool.on()));
            case Value.Null nothing -> new Word("null");
            case Value.Ref ref -> resource(ref);
            case Value.LookupRef lookup -> lookup(lookup);
            case Value.InputRef input -> scope.input(input.input());
            case Value.SecretInput secret -> scope.secret(secret.secret());
            case Value.Interpolation interpolation -> interpolation(interpolation);
            case Value.JsonText text -> json.text(text.value(), List.of());
            case Value.Seq seq -> throw new IllegalArgumentException("a list where one value is expected");
            case Value.Obj object -> throw new IllegalArgumentException("an object where one value is expected");
        };
    }

    /** Returns a text in JSON, with the given keys first. */
    JavaExpression json(Value.JsonText text, List<String> keys) {
        return json.text(text.value(), keys);
    }

    /** Returns a value as text, with a prefix. */
    JavaExpression prefixed(String prefix, Value value) {
        List<Value> parts = new ArrayList<>();
        parts.add(new Value.Text(prefix));
        parts.add(value);
        return interpolation(new Value.Interpolation(parts));
    }

    private JavaExpression interpolation(Value.Interpolation interpolation) {
        List<Value> parts = new ArrayList<>();
        flatten(interpolation, parts);
        if (parts.size() == 1 && parts.getFirst() instanceof Value.Text text) {
            return new Text(text.text());
        }
        if (parts.stream().allMatch(Values::isKnown)) {
            return concatenation(parts.stream().map(this::of).toList());
        }
        StringBuilder format = new StringBuilder();
        List<JavaExpression> arguments = new ArrayList<>();
        for (Value part : parts) {
            if (part instanceof Value.Text text) {
                format.append(text.text().replace("%", "%%"));
            } else {
                format.append("%s");
                arguments.add(of(part));
            }
        }
        arguments.addFirst(new Text(format.toString()));
        return new StaticCall(Sdk.OUTPUT, Optional.empty(), "format", arguments);
    }

    /** Two things that are no text would be added and not joined: they are put into a format. */
    static JavaExpression concatenation(List<JavaExpression> parts) {
        if (parts.getFirst() instanceof Text) {
            return new Concatenation(parts);
        }
        StringBuilder format = new StringBuilder();
        List<JavaExpression> arguments = new ArrayList<>();
        for (JavaExpression part : parts) {
            if (part instanceof Text text) {
                format.append(text.text().replace("%", "%%"));
            } else {
                format.append("%s");
                arguments.add(part);
            }
        }
        return new Text(format.toString()).call("formatted", arguments);
    }

    /** Collects the parts, with texts beside each other joined to one. */
    static void flatten(Value value, List<Value> parts) {
        String text = switch (value) {
            case Value.Text plain -> plain.text();
            case Value.Num number -> number.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            default -> null;
        };
        if (value instanceof Value.Interpolation inner) {
            inner.parts().forEach(part -> flatten(part, parts));
        } else if (text == null) {
            parts.add(value);
        } else if (!parts.isEmpty() && parts.getLast() instanceof Value.Text before) {
            parts.set(parts.size() - 1, new Value.Text(before.text() + text));
        } else {
            parts.add(new Value.Text(text));
        }
    }

    private JavaExpression resource(Value.Ref ref) {
        CatalogType type = catalog.expect(ref.resource().type());
        JavaExpression resource = scope.resource(ref.resource());
        List<AttributePath.Step> steps = way(type, ref.attribute());
        String method = PulumiNames.attribute(type, key(steps.getFirst()));
        if (classes.isOwn(type.type())) {
            if (steps.size() > 1) {
                own.tellsInside(type, key(steps.getFirst()));
                return ownInside(resource.call(method), steps.subList(1, steps.size()));
            }
            own.tells(type, key(steps.getFirst()));
        }
        if (!isOnePerItem(type)) {
            return inside(resource.call(method), steps);
        }
        // Of what there is one per item of a list, an attribute is a list too.
        Call all = new Word(Scope.VALUES)
                .call("stream")
                .call("map", new MethodReference(classes.type(type.type()), method))
                .call("toList");
        return resource.call("apply", new Lambda(Scope.VALUES, JavaExpression.of(Sdk.OUTPUT, "all", all)));
    }

    /** An attribute may be what Pulumi has further in, as {@code metadata.resource_version}. */
    private static List<AttributePath.Step> way(CatalogType type, AttributePath attribute) {
        String special =
                type.attributeName(PulumiNames.TOOL, key(attribute.steps().getFirst()));
        if (special.indexOf('.') < 0) {
            return attribute.steps();
        }
        List<AttributePath.Step> steps = new ArrayList<>();
        for (String word : special.split("\\.")) {
            steps.add(new AttributePath.Key(word));
        }
        steps.addAll(attribute.steps().subList(1, attribute.steps().size()));
        return steps;
    }

    private JavaExpression lookup(Value.LookupRef ref) {
        JavaExpression result = scope.lookup(ref.lookup());
        ResourceType type = graph.lookups().get(ref.lookup()).type();
        List<AttributePath.Step> steps = ref.attribute().steps();
        if (classes.isOwn(type)) {
            own.looksInside();
            return ownInside(result, steps);
        }
        String method = PulumiNames.attribute(catalog.expect(type), key(steps.getFirst()));
        if (steps.size() == 1) {
            return result.call("applyValue", new MethodReference(result(type), method));
        }
        return result.call(
                "applyValue",
                new Lambda(
                        Scope.VALUE, way(new Word(Scope.VALUE).call(method), steps.subList(1, steps.size()), false)));
    }

    /** Returns the class of what a lookup finds. */
    JavaType result(ResourceType type) {
        if (classes.isOwn(type)) {
            return Sdk.OBJECT;
        }
        JavaType function = classes.type(type);
        return new JavaType(function.packageName() + ".outputs", function.name() + "Result");
    }

    private static JavaExpression inside(JavaExpression start, List<AttributePath.Step> steps) {
        if (steps.size() == 1) {
            return start;
        }
        return start.call(
                "applyValue",
                new Lambda(Scope.VALUE, way(new Word(Scope.VALUE), steps.subList(1, steps.size()), true)));
    }

    /** Goes further in; what a resource has inside may always be absent in the SDK's eyes, what a lookup found never. */
    private static JavaExpression way(JavaExpression start, List<AttributePath.Step> steps, boolean optional) {
        JavaExpression value = start;
        for (AttributePath.Step step : steps) {
            value = switch (step) {
                case AttributePath.Index index -> value.call("get", new Word(Integer.toString(index.index())));
                case AttributePath.Key key -> {
                    Call read = value.call(PulumiNames.camel(key.name()));
                    yield optional ? read.call("orElseThrow") : read;
                }
            };
        }
        return value;
    }

    /** Goes further in where no class tells what is there. */
    private JavaExpression ownInside(JavaExpression start, List<AttributePath.Step> steps) {
        List<JavaExpression> way = new ArrayList<>();
        way.add(new Word(Scope.VALUE));
        for (AttributePath.Step step : steps) {
            way.add(
                    switch (step) {
                        case AttributePath.Index index -> new Word(Integer.toString(index.index()));
                        case AttributePath.Key key -> new Text(PulumiNames.camel(key.name()));
                    });
        }
        JavaType inside = new JavaType(scope.self().packageName(), "Inside");
        return start.call("applyValue", new Lambda(Scope.VALUE, new StaticCall(inside, Optional.empty(), "text", way)));
    }

    private static String key(AttributePath.Step step) {
        return switch (step) {
            case AttributePath.Key key -> key.name();
            case AttributePath.Index index -> throw new IllegalArgumentException("a resource is no list");
        };
    }

    static boolean isOnePerItem(CatalogType type) {
        return type.properties().stream()
                .anyMatch(property -> property.transform().get(PulumiNames.TOOL) instanceof Transform.Each);
    }
}

package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.ItemArgument;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Concatenation;
import io.omnideploy.templates.java.JavaExpression.Lambda;
import io.omnideploy.templates.java.JavaExpression.Make;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.LongLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the resources and lookups of one class. */
final class Resources {
    /** What stands behind the name of a field for the resource once it is as it has to be. */
    static final String DONE = "Done";

    private final EmitRequest request;
    private final PulumiNames pulumi;
    private final Classes classes;
    private final OwnClasses own;
    private final Scope scope;
    private final Places places;
    private final Providers providers;
    private final Values values;
    private final Arguments arguments;
    private final Options options;

    Resources(
            EmitRequest request,
            PulumiNames pulumi,
            OwnClasses own,
            Places places,
            Providers providers,
            Scope scope,
            LongLists data,
            Map<ResourceId, String> adopted) {
        this.request = request;
        this.pulumi = pulumi;
        this.places = places;
        this.providers = providers;
        this.scope = scope;
        this.own = own;
        classes = places.types();
        values = new Values(request.graph(), request.catalog(), classes, own, scope, data);
        arguments = new Arguments(values, scope, data);
        options = new Options(request, scope, adopted);
    }

    Values values() {
        return values;
    }

    Arguments arguments() {
        return arguments;
    }

    /** Returns the type of the field of a resource. */
    Typed fieldType(ResourceSpec spec) {
        Typed type = Typed.of(classes.type(spec.id().type()));
        return Values.isOnePerItem(request.catalog().expect(spec.id().type()))
                ? new Typed(Sdk.OUTPUT, List.of(new Typed(Sdk.LIST, List.of(type))))
                : type;
    }

    /** Returns the statements that make a resource. */
    List<Statement> statements(ResourceSpec spec) {
        CatalogType type = request.catalog().expect(spec.id().type());
        String field = places.of(spec.id()).field();
        List<Statement> all = new ArrayList<>();
        all.add(new Statement("this." + field + " = ", resource(spec, type)));
        JavaExpression done = null;
        for (Map.Entry<String, Value> expected : spec.lifecycle().expects().entrySet()) {
            if (classes.isOwn(type.type())) {
                own.tells(type, expected.getKey(), expected.getValue());
            }
            JavaExpression met = JavaExpression.of(
                    places.own("Expectation"),
                    "met",
                    scope.resource(spec.id()),
                    new Text(expected.getKey().replace('_', ' ') + " of "
                            + spec.id().name()),
                    scope.resource(spec.id()).call(PulumiNames.attribute(type, expected.getKey())),
                    values.of(expected.getValue()));
            done = done == null ? met : done.call("apply", new Lambda(Scope.VALUE, met));
        }
        if (done != null) {
            all.add(new Statement("this." + field + DONE + " = ", done));
        }
        return all;
    }

    private JavaExpression resource(ResourceSpec spec, CatalogType type) {
        JavaType made = classes.type(type.type());
        ArgumentsClass all = own.resource(type.type());
        JavaExpression unfinished = arguments.unfinished(
                all,
                Annotations.on(spec.properties(), type),
                type.properties(),
                spec.id().toString());
        List<JavaExpression> life =
                life(spec, type, providers.of(spec.id().type().provider(), scope));
        for (CatalogProperty property : type.properties()) {
            Value list = spec.properties().get(property.name());
            if (list != null && property.transform().get(PulumiNames.TOOL) instanceof Transform.Each each) {
                return perItem(made, spec, each, list, unfinished, life);
            }
        }
        return new Make(made, given(new Text(spec.id().name()), all.end(unfinished), life));
    }

    /** Classes of the SDK can be made without options, those of the program can't. */
    private List<JavaExpression> life(ResourceSpec spec, CatalogType type, Optional<JavaExpression> provider) {
        Optional<JavaExpression> said = options.of(spec, type, provider);
        if (said.isPresent()) {
            return List.of(said.get());
        }
        return classes.isOwn(type.type()) ? List.of(new JavaExpression.Constant(Sdk.OPTIONS, "Empty")) : List.of();
    }

    private static List<JavaExpression> given(JavaExpression name, JavaExpression made, List<JavaExpression> life) {
        List<JavaExpression> all = new ArrayList<>(List.of(name, made));
        all.addAll(life);
        return all;
    }

    /** One resource for each item of a list that only the platform knows, each called after what tells them apart. */
    private JavaExpression perItem(
            JavaType made,
            ResourceSpec spec,
            Transform.Each each,
            Value list,
            JavaExpression common,
            List<JavaExpression> life) {
        Word item = new Word(Scope.ITEM);
        JavaExpression builder = common;
        for (ItemArgument argument : each.arguments()) {
            JavaExpression value =
                    item.call(PulumiNames.camel(argument.field())).call("orElseThrow");
            String name = PulumiNames.camel(argument.argument());
            builder = builder.call(name, value);
        }
        JavaExpression name = new Concatenation(List.of(
                new Text(spec.id().name() + "-"),
                item.call(PulumiNames.camel(each.keyField())).call("orElseThrow")));
        JavaExpression one = new Make(made, given(name, builder.call("build"), life));
        return values.of(list)
                .call(
                        "applyValue",
                        new Lambda(
                                Scope.VALUES,
                                new Word(Scope.VALUES)
                                        .call("stream")
                                        .call("map", new Lambda(Scope.ITEM, one))
                                        .call("toList")));
    }

    /** Returns the call that looks something up. */
    JavaExpression lookup(Lookup lookup) {
        CatalogType type = request.catalog().expect(lookup.type());
        Optional<JavaExpression> provider = providers.of(lookup.type().provider(), scope);
        List<JavaExpression> given = new ArrayList<>();
        boolean byToken = classes.isOwn(lookup.type());
        if (byToken || !lookup.properties().isEmpty() || provider.isPresent()) {
            given.add(arguments.of(
                    own.lookup(lookup.type()), lookup.properties(), type.properties(), "lookup " + lookup.name()));
        }
        if (byToken || provider.isPresent()) {
            JavaExpression options = JavaExpression.of(Sdk.INVOKE_OPTIONS, "builder");
            options = byToken
                    ? options.call(
                            "version", new Text(pulumi.plugin(lookup.type().provider())))
                    : options;
            given.add((provider.isPresent() ? options.call("provider", provider.get()) : options).call("build"));
        }
        String token = pulumi.token(lookup.type());
        if (byToken) {
            given.addFirst(JavaExpression.of(Sdk.TYPE_SHAPE, "of", new Word("Object.class")));
            given.addFirst(new Text(token));
            return JavaExpression.of(Sdk.DEPLOYMENT, "getInstance").call("invoke", given);
        }
        return new JavaExpression.StaticCall(
                pulumi.functions(lookup.type()), Optional.empty(), PulumiNames.name(token), given);
    }

    /** Returns the type of the field of a lookup. */
    Typed lookupType(Lookup lookup) {
        return new Typed(Sdk.OUTPUT, List.of(Typed.of(values.result(lookup.type()))));
    }
}

package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.template.Retention;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Constant;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the statements that make constructs. */
final class Constructs {
    private static final String BUILDER = "Builder";

    private final L1Types types;
    private final AppScope scope;
    private final Values values;

    Constructs(L1Types types, AppScope scope, Values values) {
        this.types = types;
        this.scope = scope;
        this.values = values;
    }

    /** Returns the class of the construct that a resource is. */
    JavaType type(TemplateResource resource) {
        return types.find(resource).map(L1Type::construct).orElse(Sdk.RESOURCE);
    }

    /** Returns the statements that make a resource. */
    List<Statement> resource(TemplateResource resource, String field) {
        Optional<L1Type> type = types.find(resource);
        JavaExpression builder = builder(type(resource), resource.logicalId());
        if (type.isPresent()) {
            builder = values.with(builder, resource.properties(), L1Type.OWN, type.get());
        } else {
            builder = builder.call("type", new Text(resource.type()));
            if (!resource.properties().isEmpty()) {
                builder = builder.call("properties", values.document(new TemplateValue.Obj(resource.properties())));
            }
        }
        List<Statement> all = new ArrayList<>();
        all.add(new Statement("this." + field + " = ", builder.call("build")));
        Word made = scope.resource(resource.logicalId());
        retention(resource, made, all);
        if (!resource.dependsOn().isEmpty()) {
            List<JavaExpression> before = new ArrayList<>();
            resource.dependsOn().forEach(id -> before.add(scope.resource(id)));
            all.add(new Statement("", made.call("getNode").call("addDependency", before)));
        }
        return all;
    }

    private static void retention(TemplateResource resource, Word made, List<Statement> all) {
        if (resource.deletion() == resource.replacement()) {
            removal(resource.deletion())
                    .ifPresent(policy -> all.add(new Statement("", made.call("applyRemovalPolicy", policy))));
            return;
        }
        JavaExpression options = made.call("getCfnOptions");
        deletion(resource.deletion())
                .ifPresent(policy -> all.add(new Statement("", options.call("setDeletionPolicy", policy))));
        deletion(resource.replacement())
                .ifPresent(policy -> all.add(new Statement("", options.call("setUpdateReplacePolicy", policy))));
    }

    private static Optional<JavaExpression> removal(Retention retention) {
        return switch (retention) {
            case UNSAID -> Optional.empty();
            case DELETE -> Optional.of(new Constant(Sdk.REMOVAL_POLICY, "DESTROY"));
            case RETAIN -> Optional.of(new Constant(Sdk.REMOVAL_POLICY, "RETAIN"));
            case SNAPSHOT -> Optional.of(new Constant(Sdk.REMOVAL_POLICY, "SNAPSHOT"));
        };
    }

    private static Optional<JavaExpression> deletion(Retention retention) {
        return switch (retention) {
            case UNSAID -> Optional.empty();
            case DELETE -> Optional.of(new Constant(Sdk.DELETION_POLICY, "DELETE"));
            case RETAIN -> Optional.of(new Constant(Sdk.DELETION_POLICY, "RETAIN"));
            case SNAPSHOT -> Optional.of(new Constant(Sdk.DELETION_POLICY, "SNAPSHOT"));
        };
    }

    /** Returns the statement that makes a parameter. */
    static Statement parameter(TemplateParameter parameter, String field) {
        JavaExpression builder = builder(Sdk.PARAMETER, parameter.name()).call("type", new Text(parameter.type()));
        if (parameter.description().isPresent()) {
            builder =
                    builder.call("description", new Text(parameter.description().get()));
        }
        if (parameter.fallback().isPresent()) {
            builder = builder.call("defaultValue", new Text(parameter.fallback().get()));
        }
        if (parameter.isNoEcho()) {
            builder = builder.call("noEcho", new Word("true"));
        }
        return new Statement("this." + field + " = ", builder.call("build"));
    }

    /** Returns the call that begins to make a construct in this one. */
    static JavaExpression builder(JavaType construct, String id) {
        return new StaticCall(
                construct.inner(BUILDER), Optional.empty(), "create", List.of(new Word("this"), new Text(id)));
    }
}

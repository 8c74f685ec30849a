package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Make;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaSource;
import io.omnideploy.templates.java.JavaSource.Form;
import io.omnideploy.templates.java.JavaSource.Member;
import io.omnideploy.templates.java.JavaSource.Method;
import io.omnideploy.templates.java.JavaSource.Parameter;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.Collected;
import io.omnideploy.templates.java.program.LongLists;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The class that is run: what its stack is called, where it belongs, and that it needs no bootstrap. */
final class AppSource {
    private static final String AWS = "aws";

    private final EmitRequest request;
    private final Template template;
    private final AppPlaces places;

    AppSource(EmitRequest request, Template template, AppPlaces places) {
        this.request = request;
        this.template = template;
        this.places = places;
    }

    JavaSource source() {
        Parameter arguments = new Parameter(Typed.of(new JavaType("java.lang", "String[]")), "args");
        Word app = new Word("app");
        List<Member> members = List.of(
                new Method(
                        "public static",
                        Optional.empty(),
                        "main",
                        List.of(arguments),
                        List.of(
                                new Statement("var app = ", new Make(Sdk.APP, List.of())),
                                new Statement("", new Word("declare(app)")),
                                new Statement("", app.call("synth"))),
                        Optional.of("Synthesises the template, as cdk asks for it.")),
                new Method(
                        "public static",
                        Optional.empty(),
                        "declare",
                        List.of(new Parameter(Typed.of(Sdk.APP), "app")),
                        List.of(
                                new Statement("var props = ", props()),
                                new Statement(
                                        "",
                                        new Make(
                                                places.stack(),
                                                List.of(app, new Text(template.stackName()), new Word("props"))))),
                        Optional.of("Declares the stack.")));
        return new JavaSource(
                places.app(),
                CdkApp.HEADER,
                "Deploys " + request.id().name() + ", stack " + request.id().stack() + ".",
                Form.MAIN,
                members,
                places.layout().names());
    }

    private JavaExpression props() {
        JavaExpression props = JavaExpression.of(Sdk.STACK_PROPS, "builder")
                .call("description", new Text(template.description()))
                .call("env", environment());
        if (template.protect()) {
            props = props.call("terminationProtection", new Word("true"));
        }
        if (!template.tags().isEmpty()) {
            Map<String, Collected.Item> entries = new LinkedHashMap<>();
            template.tags().forEach((key, value) -> entries.put(key, new Collected.Item(new Text(value), true)));
            Collected documents = new Collected(places.app(), new LongLists(places.layout(), CdkApp.HEADER));
            props = props.call("tags", documents.map(Typed.of(Sdk.STRING), entries));
        }
        return props.call("synthesizer", new Make(Sdk.SYNTHESIZER, List.of())).call("build");
    }

    private JavaExpression environment() {
        JavaExpression environment = JavaExpression.of(Sdk.ENVIRONMENT, "builder");
        if (setting("allowed_account_ids") instanceof Value.Seq accounts
                && accounts.items().size() == 1
                && accounts.items().getFirst() instanceof Value.Text account) {
            environment = environment.call("account", new Text(account.text()));
        }
        if (setting("region") instanceof Value.Text region) {
            environment = environment.call("region", new Text(region.text()));
        }
        return environment.call("build");
    }

    private Value setting(String name) {
        Value.Obj settings = request.graph().providers().get(AWS);
        Value setting = settings == null ? null : settings.fields().get(name);
        return setting == null ? new Value.Null() : setting;
    }
}

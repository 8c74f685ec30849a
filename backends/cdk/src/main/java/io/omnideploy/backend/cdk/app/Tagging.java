package io.omnideploy.backend.cdk.app;

import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.ImportedCall;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaSource;
import io.omnideploy.templates.java.JavaSource.Form;
import io.omnideploy.templates.java.JavaSource.Method;
import io.omnideploy.templates.java.JavaSource.Parameter;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The class of an app that makes tags, of which nearly every construct has some. */
final class Tagging {
    static final String NAME = "Tagging";

    private static final String METHOD = "tag";

    private final JavaType type;
    private boolean needed;

    Tagging(JavaType type) {
        this.type = type;
    }

    /** Returns what makes a tag. */
    JavaExpression tag(JavaExpression key, JavaExpression value) {
        needed = true;
        return new ImportedCall(type, METHOD, List.of(key, value));
    }

    /**
     * Returns the source of the class, if anything has a tag.
     *
     * @param names those of all classes of the app
     */
    Optional<JavaSource> source(Set<String> names) {
        if (!needed) {
            return Optional.empty();
        }
        Typed text = Typed.of(Sdk.STRING);
        JavaExpression made = JavaExpression.of(Sdk.TAG, "builder")
                .call("key", new Word("key"))
                .call("value", new Word("value"))
                .call("build");
        Method method = new Method(
                "static",
                Optional.of(Typed.of(Sdk.TAG)),
                METHOD,
                List.of(new Parameter(text, "key"), new Parameter(text, "value")),
                List.of(new Statement("return ", made)),
                Optional.empty());
        return Optional.of(new JavaSource(type, CdkApp.HEADER, "Makes tags.", Form.STATICS, List.of(method), names));
    }
}

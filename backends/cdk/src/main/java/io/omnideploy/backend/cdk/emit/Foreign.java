package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.TemplateValue.Text;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.ResourceId;

/**
 * Keeps text of a description from being read as part of the template's own language, which has no escape:
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html">dynamic references</a> are
 * resolved in any text, and an object with the one key {@code Ref} or {@code Fn::…} is a function.
 */
final class Foreign {
    private static final String RULE = "cloudformation-text";
    private static final String REMEDY = "Write it otherwise, or use another backend.";

    private Foreign() {}

    /**
     * Returns a text as a value.
     *
     * @throws Refused when CloudFormation would put something else in its place
     */
    static Text checked(String text) {
        if (text.contains("{{resolve:")) {
            throw new Refused(Diagnostic.error(
                            RULE,
                            "CloudFormation would put another value in the place of '"
                                    + text.substring(text.indexOf("{{resolve:"))
                                            .lines()
                                            .findFirst()
                                            .orElse("")
                                    + "'")
                    .remedy(REMEDY));
        }
        return new Text(text);
    }

    /** Does something about a resource, and says of text that is refused in which one it is. */
    static void in(ResourceId resource, Runnable writing) {
        try {
            writing.run();
        } catch (Refused refused) {
            throw new Refused(refused.diagnostics().stream()
                    .map(one -> one.code().equals(RULE)
                            ? new Diagnostic(
                                    one.code(),
                                    one.severity(),
                                    one.message() + ", in " + resource,
                                    one.path(),
                                    one.span(),
                                    one.remedy())
                            : one)
                    .toList());
        }
    }

    /** Returns the refusal of what CloudFormation can't express. */
    static Refused refusal(String why) {
        return new Refused(Diagnostic.error("cloudformation-form", why).remedy("Use another backend."));
    }

    /**
     * Returns a key of an object.
     *
     * @throws Refused when CloudFormation would take the object for a function
     */
    static String checkedKey(String key) {
        if (key.equals("Ref") || key.startsWith("Fn::")) {
            throw new Refused(
                    Diagnostic.error(RULE, "CloudFormation takes what has the key '" + key + "' for a function")
                            .remedy(REMEDY));
        }
        return key;
    }
}

package io.omnideploy.adapter.compose.form;

import io.omnideploy.config.Node;
import java.util.regex.Pattern;

/** Tells what a scalar is to compose: text, a number or a switch. */
final class ScalarKinds {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9][0-9_]*|0[xX][0-9a-fA-F]+|0o?[0-7]+");
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern BOOL = Pattern.compile("true|True|TRUE|false|False|FALSE");

    private static final Pattern DURATION =
            Pattern.compile("0|[-+]?([0-9]{1,18}(\\.[0-9]{0,18})?(ns|us|µs|μs|ms|s|m|h|d|w))+|.*\\$.*");

    private ScalarKinds() {}

    /** Tells whether a scalar is of a kind, as it is written. */
    static boolean is(Node.Scalar scalar, Form.Kind kind) {
        String text = scalar.text();
        return switch (kind) {
            // A value that is quoted reads as a number where one is needed, as variables give it.
            case WHOLE -> WHOLE.matcher(text).matches();
            case NUMBER -> WHOLE.matcher(text).matches() || NUMBER.matcher(text).matches();
            case BOOL ->
                BOOL.matcher(text).matches()
                        || (scalar.quoted() && BOOL.matcher(text).matches());
            case TEXT ->
                scalar.quoted()
                        || !(WHOLE.matcher(text).matches()
                                || NUMBER.matcher(text).matches()
                                || BOOL.matcher(text).matches());
            // What has a variable without a value is told elsewhere.
            case DURATION -> text.isEmpty() || DURATION.matcher(text).matches();
            case NULL -> false;
        };
    }
}

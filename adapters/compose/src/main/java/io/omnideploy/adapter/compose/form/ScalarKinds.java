package io.omnideploy.adapter.compose.form;

import io.omnideploy.config.Node;
import java.util.regex.Pattern;

/** Tells what a scalar is to compose: text, a number or a switch. */
final class ScalarKinds {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9][0-9_]*|0[xX][0-9a-fA-F]+|0o?[0-7]+");
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern BOOL = Pattern.compile("true|True|TRUE|false|False|FALSE");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false|y|yes|on|n|no|off");
    private static final Pattern DURATION =
            Pattern.compile("0|[-+]?([0-9]{1,18}(\\.[0-9]{0,18})?(ns|us|µs|μs|ms|s|m|h|d|w))+");
    private static final Pattern SIZE =
            Pattern.compile("(?i)-?[0-9]+|([0-9]{1,18}(\\.[0-9]{0,18})?|\\.[0-9]{1,18}) ?(b|[kmgtp](i?b)?)?");
    private static final Pattern MODE = Pattern.compile("0?o?[0-7]{1,10}");
    private static final Pattern ADDRESS = Pattern.compile(
            "((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Pattern EVERY = Pattern.compile("every_([0-9]+[wdhms])+");

    /** The most characters of what is no text; a longer one would only keep the patterns busy. */
    private static final int LONGEST = 200;

    private ScalarKinds() {}

    /** Tells whether a scalar is of a kind, as it is written. */
    static boolean is(Node.Scalar scalar, Form.Kind kind) {
        String text = scalar.text();
        if (text.length() > LONGEST) {
            return kind == Form.Kind.TEXT;
        }
        return switch (kind) {
            // A value that is quoted reads as a number where one is needed, as variables give it; then it is a decimal
            // one.
            case WHOLE -> (scalar.quoted() ? DECIMAL : WHOLE).matcher(text).matches();
            case NUMBER -> WHOLE.matcher(text).matches() || NUMBER.matcher(text).matches();
            case BOOL -> BOOL.matcher(text).matches();
            case FLAG -> FLAG.matcher(text).matches();
            case TEXT -> isText(scalar);
            case DURATION -> isText(scalar) && DURATION.matcher(text).matches();
            case SIZE ->
                SIZE.matcher(text).matches()
                        || (!scalar.quoted() && WHOLE.matcher(text).matches());
            case AMOUNT -> isText(scalar) && SIZE.matcher(text).matches();
            case MODE ->
                MODE.matcher(text).matches()
                        || (!scalar.quoted() && WHOLE.matcher(text).matches());
            case ADDRESS -> isText(scalar) && ADDRESS.matcher(text).matches();
            case EVERY -> EVERY.matcher(text).matches();
            case NULL -> false;
        };
    }

    private static boolean isText(Node.Scalar scalar) {
        String text = scalar.text();
        return scalar.quoted()
                || text.length() > LONGEST
                || !(WHOLE.matcher(text).matches()
                        || NUMBER.matcher(text).matches()
                        || BOOL.matcher(text).matches());
    }
}

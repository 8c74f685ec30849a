package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Shape;
import java.util.regex.Pattern;

/** What names of objects, labels and ports look like ("Object Names and IDs", "Labels and Selectors" in the documentation of Kubernetes). */
final class Names {
    /** Longest name of a namespace, and of what is also a name in the DNS. */
    static final int LABEL_LIMIT = 63;

    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern KEY = Pattern.compile(
            "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?" + "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PORT = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");

    private Names() {}

    /** Returns the shape of a name of at most 63 characters (RFC 1123). */
    static Shape.Text label(String meaning) {
        return Shape.text("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?", "the name of " + meaning);
    }

    /** Returns the shape of a name with dots of at most 253 characters (RFC 1123). */
    static Shape.Text subdomain(String meaning) {
        return Shape.text("(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?", "the name of " + meaning);
    }

    static boolean isLabelValue(String text) {
        return LABEL_VALUE.matcher(text).matches();
    }

    /** Tells whether a text can be the key of a label or an annotation. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    static boolean isPort(String text) {
        return PORT.matcher(text).matches();
    }
}

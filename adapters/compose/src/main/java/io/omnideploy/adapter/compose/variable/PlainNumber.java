package io.omnideploy.adapter.compose.variable;

import io.omnideploy.config.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers that stand without quotes where text is meant: compose reads a number and writes it out, so 1.10 becomes 1.1. */
final class PlainNumber {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern OCTAL = Pattern.compile("0o?[0-7]{1,18}");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,15}");
    private static final Pattern FRACTION = Pattern.compile("[-+]?(\\.[0-9]{1,17}|[0-9]{1,17}\\.[0-9]{0,17})");

    private PlainNumber() {}

    /** Returns what compose makes of a scalar without quotes. */
    static Node.Scalar of(Node.Scalar scalar) {
        String number = number(scalar.text());
        return number.equals(scalar.text()) ? scalar : new Node.Scalar(number, true, scalar.span());
    }

    private static String number(String text) {
        if (OCTAL.matcher(text).matches()) {
            return new BigInteger(text.startsWith("0o") ? text.substring(2) : text, 8).toString();
        }
        if (HEX.matcher(text).matches()) {
            return new BigInteger(text.substring(2), 16).toString();
        }
        if (WHOLE.matcher(text).matches()) {
            return new BigInteger(text).toString();
        }
        if (FRACTION.matcher(text).matches()) {
            BigDecimal exact = new BigDecimal(Double.toString(Double.parseDouble(text)));
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        }
        return text;
    }
}

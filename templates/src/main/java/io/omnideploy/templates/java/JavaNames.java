package io.omnideploy.templates.java;

import java.util.Locale;
import java.util.Set;

/** Makes names that Java takes out of names that people gave. */
public final class JavaNames {
    /** Keywords, literals and the names that no variable or type may have: JLS 3.9, 3.10. */
    private static final Set<String> RESERVED = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while",
            "_",
            "record",
            "sealed",
            "permits",
            "var",
            "yield",
            "when",
            "wait",
            "notify",
            "clone",
            "finalize");

    private JavaNames() {}

    /** Returns words joined as a variable is called: {@code db-init} becomes {@code dbInit}. */
    public static String variable(String words) {
        String camel = camel(words);
        String name = camel.isEmpty() || !Character.isJavaIdentifierStart(camel.charAt(0)) ? "_" + camel : camel;
        return RESERVED.contains(name) ? name + "_" : name;
    }

    /** Returns words joined as a class is called: {@code db-init} becomes {@code DbInit}. */
    public static String type(String words) {
        String camel = camel(words);
        return camel.isEmpty() || !Character.isJavaIdentifierStart(camel.charAt(0))
                ? "_" + camel
                : camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1);
    }

    /** Returns words joined as a package is called: {@code my-app} becomes {@code myapp}. */
    public static String packageName(String words) {
        String plain = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) || RESERVED.contains(plain) ? plain + "_" : plain;
    }

    /**
     * Returns a name, with a number behind it if it is taken, and takes it.
     *
     * @param taken names in lower case: files of two classes must differ where letters' case makes no difference
     */
    public static String unique(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = name + number;
        }
        return free;
    }

    private static String camel(String words) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (int at = 0; at < words.length(); at++) {
            char each = words.charAt(at);
            if ((each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9')) {
                camel.append(
                        camel.isEmpty() ? Character.toLowerCase(each) : upper ? Character.toUpperCase(each) : each);
                upper = false;
            } else {
                upper = !camel.isEmpty();
            }
        }
        return camel.toString();
    }
}

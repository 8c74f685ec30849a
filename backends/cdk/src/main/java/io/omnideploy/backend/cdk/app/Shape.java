package io.omnideploy.backend.cdk.app;

/** What the CDK takes for a property. */
sealed interface Shape {
    /** A text. */
    record Text() implements Shape {}

    /** A number. */
    record Num() implements Shape {}

    /** true or false. */
    record Bool() implements Shape {}

    /** Anything, as it stands in the template. */
    record Document() implements Shape {}

    /** A list. */
    record ListOf(Shape item) implements Shape {}

    /** A map by text. */
    record MapOf(Shape value) implements Shape {}

    /**
     * A class of properties.
     *
     * @param name as the library's files of names have it, without what all such classes end with
     */
    record Properties(String name) implements Shape {}

    /** Key and value of a tag. */
    record Tag() implements Shape {}

    /** Reads a shape as the files of names write it. */
    static Shape parse(String text) {
        if (text.startsWith("[")) {
            return new ListOf(parse(text.substring(1, text.length() - 1)));
        }
        if (text.startsWith("{")) {
            return new MapOf(parse(text.substring(1, text.length() - 1)));
        }
        return switch (text) {
            case "" -> new Text();
            case "n" -> new Num();
            case "b" -> new Bool();
            case "*" -> new Document();
            case "~CfnTag" -> new Tag();
            default -> new Properties(text);
        };
    }
}

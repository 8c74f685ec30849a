package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.templates.java.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The source of a class that declares a resource by its token.
 *
 * @param plugin the version of the plug-in that knows it
 * @param attributes the classes of what it tells, by name
 */
record OwnResource(JavaType type, String token, String plugin, SortedMap<String, String> attributes) {
    /** Returns the text of the source. */
    String print() {
        TreeSet<String> imports = new TreeSet<>();
        imports.add(Sdk.OPTIONS.fullName());
        imports.add("com.pulumi.resources.CustomResource");
        List<String> members = new ArrayList<>();
        members.add("""
                    private static final String TOKEN = "%s";
                    private static final CustomResourceOptions PLUGIN =
                            CustomResourceOptions.builder().version("%s").build();
                """.formatted(token, plugin));
        attributes.forEach((name, java) -> members.add(field(name, java, imports)));
        members.add("""
                    %s(String name, %sArgs args, CustomResourceOptions options) {
                        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
                    }
                """.formatted(type.name(), type.name()));
        attributes.forEach((name, java) -> members.add("""
                    Output<%s> %s() {
                        return %s;
                    }
                """.formatted(java, name, name)));
        if (!attributes.isEmpty()) {
            imports.add(Sdk.OUTPUT.fullName());
            imports.add("com.pulumi.core.annotations.Export");
        }
        StringBuilder text = new StringBuilder("// " + Emission.HEADER + "\npackage " + type.packageName() + ";\n\n");
        imports.forEach(each -> text.append("import ").append(each).append(";\n"));
        return text.append("\n/** ")
                .append(PulumiNames.name(token))
                .append(" as plug-in ")
                .append(plugin)
                .append(" knows it, for which Pulumi has no such class for Java. */\nfinal class ")
                .append(type.name())
                .append(" extends CustomResource {\n")
                .append(String.join("\n", members))
                .append("}\n")
                .toString();
    }

    private static String field(String name, String java, TreeSet<String> imports) {
        String words = java.replaceAll("[<>,]", " ");
        List<String> classes = new ArrayList<>();
        for (String word : words.trim().split(" +")) {
            if (!classes.contains(word)) {
                classes.add(word);
            }
        }
        switch (classes.getFirst()) {
            case "List" -> imports.add(Sdk.LIST.fullName());
            case "Map" -> imports.add(Sdk.MAP.fullName());
            case "Either" -> imports.add(Sdk.EITHER.fullName());
            default -> {}
        }
        String tree = java.startsWith("Map") && classes.size() == 2
                ? "[0,1,1]"
                : java.startsWith("Map") || java.startsWith("Either")
                        ? "[0,1,2]"
                        : java.startsWith("List") ? "[0,1]" : "[0]";
        String refs =
                String.join(", ", classes.stream().map(each -> each + ".class").toList());
        return """
                    @Export(
                            name = "%s",
                            refs = {%s},
                            tree = "%s")
                    private Output<%s> %s;
                """.formatted(name.endsWith("_") ? name.substring(0, name.length() - 1) : name, refs, tree, java, name);
    }

    /** Returns the source of the class that finds what is inside of an attribute. */
    static String inside(String packageName) {
        return """
                // %s
                package %s;

                import java.util.List;
                import java.util.Map;

                /** Finds what is inside of what a resource tells, where there is no class for it. */
                final class Inside {
                    private Inside() {}

                    /** Returns the text at the end of a way of keys and indexes. */
                    static String text(Object start, Object... way) {
                        Object value = start;
                        for (Object step : way) {
                            value = switch (value) {
                                case Map<?, ?> map -> map.get(step);
                                case List<?> list -> list.get((Integer) step);
                                default -> throw new IllegalStateException("there is nothing inside at " + step);
                            };
                        }
                        return value instanceof Double number && number == Math.rint(number)
                                ? Long.toString(number.longValue())
                                : value.toString();
                    }
                }
                """.formatted(Emission.HEADER, packageName);
    }
}

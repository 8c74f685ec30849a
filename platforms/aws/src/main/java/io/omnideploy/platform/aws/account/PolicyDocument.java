package io.omnideploy.platform.aws.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.resource.ResourceType;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A policy of IAM that allows what resources of some types need, and nothing else. */
final class PolicyDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASS_ROLE = "iam:PassRole";
    private static final String LINKED_ROLE = "iam:CreateServiceLinkedRole";
    private static final String ATTACH = "iam:AttachRolePolicy";
    private static final Set<String> CONDITIONAL = Set.of(PASS_ROLE, LINKED_ROLE, ATTACH);

    private final ObjectNode document;
    private final int actions;

    private PolicyDocument(Permissions permissions, String partition) {
        document = JSON.createObjectNode();
        document.put("Version", "2012-10-17");
        ArrayNode statements = document.putArray("Statement");
        SortedMap<String, TreeSet<String>> services = new TreeMap<>();
        for (String action : permissions.actions()) {
            if (!CONDITIONAL.contains(action)) {
                services.computeIfAbsent(action.substring(0, action.indexOf(':')), key -> new TreeSet<>())
                        .add(action);
            }
        }
        services.forEach((service, some) -> allow(statements, title(service), some));
        condition(
                statements,
                permissions,
                PASS_ROLE,
                "PassRoles",
                "StringEquals",
                "iam:PassedToService",
                permissions.passed());
        condition(
                statements,
                permissions,
                LINKED_ROLE,
                "LinkedRoles",
                "StringEquals",
                "iam:AWSServiceName",
                permissions.linked());
        // AWS's own policies for its services, and no other: one for administrators could be attached else.
        condition(
                statements,
                permissions,
                ATTACH,
                "AttachPolicies",
                "ArnLike",
                "iam:PolicyARN",
                Set.of("arn:%s:iam::aws:policy/service-role/*".formatted(partition)));
        actions = permissions.actions().size();
    }

    /** Returns the policy for resources of some types in a partition of AWS. */
    static PolicyDocument of(Set<ResourceType> types, String partition) {
        return new PolicyDocument(Permissions.of(types), partition);
    }

    /** Returns how many actions are allowed. */
    int actions() {
        return actions;
    }

    /** Returns the text for people, two blanks of indent. */
    String pretty() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }

    /** Returns the text for IAM, which counts the characters. */
    String compact() {
        return document.toString();
    }

    /** Tells whether a text says the same. */
    boolean isSame(String text) {
        try {
            return document.equals(JSON.readTree(text));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private static ObjectNode allow(ArrayNode statements, String title, Collection<String> actions) {
        ObjectNode statement = statements.addObject();
        statement.put("Sid", title).put("Effect", "Allow");
        put(statement, "Action", actions);
        statement.put("Resource", "*");
        return statement;
    }

    private static void condition(
            ArrayNode statements,
            Permissions permissions,
            String action,
            String title,
            String operator,
            String key,
            Set<String> values) {
        if (permissions.actions().contains(action) && !values.isEmpty()) {
            ObjectNode condition = allow(statements, title, Set.of(action))
                    .putObject("Condition")
                    .putObject(operator);
            put(condition, key, new TreeSet<>(values));
        }
    }

    private static void put(ObjectNode node, String key, Collection<String> texts) {
        if (texts.size() == 1) {
            node.put(key, texts.iterator().next());
        } else {
            texts.forEach(node.withArray("/" + key.replace("~", "~0").replace("/", "~1"))::add);
        }
    }

    /** A statement's title takes letters and digits alone. */
    private static String title(String service) {
        StringBuilder title = new StringBuilder();
        for (String word : service.split("-")) {
            title.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return title.toString();
    }
}

package io.omnideploy.backend.cdk.emit;

import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes names of letters and digits. CloudFormation makes anew what is called otherwise, so a name hangs on nothing but what it is
 * made of: only of two names that would become the same, one that loses what stands before a digit gets a hash.
 */
final class LogicalIds {
    /** Without what stands before the digit it would be another name's twin. */
    private static final Pattern AMBIGUOUS = Pattern.compile(".*[-_][0-9].*");

    private static final int HASH_LENGTH = 6;

    private final Map<String, Integer> taken = new HashMap<>();

    LogicalIds(ResourceGraph graph) {
        graph.resources().keySet().forEach(id -> taken.merge(plain(id), 1, Integer::sum));
        graph.outputs().keySet().forEach(name -> taken.merge(pascal(name), 1, Integer::sum));
        graph.secrets().keySet().forEach(name -> taken.merge(pascal(name), 1, Integer::sum));
        graph.inputs().keySet().forEach(name -> taken.merge(pascal(name), 1, Integer::sum));
        graph.lookups().keySet().forEach(name -> taken.merge(pascal(name), 1, Integer::sum));
    }

    /** Returns the logical id of a resource: component, service and kind, role. */
    String of(ResourceId id) {
        return distinct(plain(id), id.component() + "/" + id.role());
    }

    /** Returns the name of a parameter or an output. */
    String of(String name) {
        return distinct(pascal(name), name);
    }

    /** Returns the last word of a type, as {@code Attachment} of {@code AWS::EC2::VPCGatewayAttachment}. */
    static String lastWord(String type) {
        int at = type.length() - 1;
        while (at > 0 && !Character.isUpperCase(type.charAt(at))) {
            at--;
        }
        return type.substring(at);
    }

    /** Returns words with a capital each, without what stands between them. */
    static String pascal(String name) {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (letter == '_' || letter == '-') {
                first = true;
            } else {
                text.append(first && letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter);
                first = false;
            }
        }
        return text.toString();
    }

    private static String plain(ResourceId id) {
        return pascal(id.component()) + pascal(id.type().service()) + id.type().kind() + pascal(id.role());
    }

    private String distinct(String plain, String name) {
        return taken.getOrDefault(plain, 0) > 1 && AMBIGUOUS.matcher(name).matches() ? plain + hash(name) : plain;
    }

    private static String hash(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(sum, HASH_LENGTH / 2));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JVM has SHA-256", missing);
        }
    }
}

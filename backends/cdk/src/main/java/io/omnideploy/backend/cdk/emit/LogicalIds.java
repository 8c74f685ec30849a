package io.omnideploy.backend.cdk.emit;

import io.omnideploy.resource.ResourceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes names of letters and digits. A name depends on nothing but what it is made of, so that a new resource never renames
 * another one, which CloudFormation would make anew.
 */
final class LogicalIds {
    /** Without its hyphen it would be another name's twin. */
    private static final Pattern AMBIGUOUS = Pattern.compile(".*[-_][0-9].*");

    private static final int HASH_LENGTH = 6;

    private LogicalIds() {}

    /** Returns the logical id of a resource: component, service and kind, role. */
    static String of(ResourceId id) {
        return of(id.component()) + pascal(id.type().service()) + id.type().kind() + of(id.role());
    }

    /** Returns the name of a parameter, an output or a component. */
    static String of(String name) {
        return pascal(name) + (AMBIGUOUS.matcher(name).matches() ? hash(name) : "");
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

    private static String hash(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(sum, HASH_LENGTH / 2));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JVM has SHA-256", missing);
        }
    }
}

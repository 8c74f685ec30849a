package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import java.util.regex.Pattern;

/**
 * Applies objects under our name. A field that somebody changed by hand is ours again: a hand does not come back by itself. One that
 * another tool or controller manages is not, unless the description says so.
 */
final class Applying {
    /**
     * What kubectl notes for the commands that people change things with: an update, while {@code kubectl apply} names itself
     * {@code kubectl-client-side-apply}, and server-side does not say by which version it speaks.
     */
    private static final Pattern BY_HAND =
            Pattern.compile("conflict with \"kubectl(?!-client-side-apply\")[a-z-]*\"[^:]* using .*", Pattern.DOTALL);

    private final ApiServer server;
    private final boolean forced;

    /** @param forced whether fields that others manage are taken over */
    Applying(ApiServer server, boolean forced) {
        this.server = server;
        this.forced = forced;
    }

    /** Applies an object. */
    JsonNode real(String path, JsonNode object) {
        return apply(path, object, forced ? ApiServer.Mode.FORCED : ApiServer.Mode.REAL);
    }

    /** Does all that applying does but storing the object. */
    JsonNode dry(String path, JsonNode object) {
        return apply(path, object, forced ? ApiServer.Mode.DRY_FORCED : ApiServer.Mode.DRY);
    }

    /** Applies what was ours before, whoever has it now. */
    JsonNode again(String path, JsonNode object) {
        return server.apply(path, object, ApiServer.Mode.FORCED);
    }

    private JsonNode apply(String path, JsonNode object, ApiServer.Mode mode) {
        try {
            return server.apply(path, object, mode);
        } catch (ApiRefusal refusal) {
            if (!isByHand(refusal)) {
                throw refusal;
            }
            return server.apply(
                    path, object, mode == ApiServer.Mode.DRY ? ApiServer.Mode.DRY_FORCED : ApiServer.Mode.FORCED);
        }
    }

    static boolean isByHand(ApiRefusal refusal) {
        return refusal.code() == 409
                && !refusal.causes().isEmpty()
                && refusal.causes().stream()
                        .allMatch(cause -> cause.reason().equals("FieldManagerConflict")
                                && BY_HAND.matcher(cause.message()).matches());
    }
}

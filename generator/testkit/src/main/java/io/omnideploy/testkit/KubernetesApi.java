package io.omnideploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;

/** What a test asks an API server and does by hand, without a library that would belong to what is tested. */
public final class KubernetesApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesConnection connection;

    KubernetesApi(KubernetesConnection connection) {
        this.connection = connection;
    }

    /** Returns what is at a path; an object without anything where there is nothing. */
    public JsonNode get(String path) throws IOException {
        HttpResponse<String> answer = connection.send("GET", path, "", "application/json");
        return answer.statusCode() == 404 ? JSON.createObjectNode() : JSON.readTree(accepted(path, answer));
    }

    /** Makes an object under the path of its kind. */
    public JsonNode create(String path, Object value) throws IOException {
        return JSON.readTree(
                accepted(path, connection.send("POST", path, JSON.writeValueAsString(value), "application/json")));
    }

    /** Changes an object by a merge patch, as {@code kubectl edit} does. */
    public JsonNode patch(String path, Object value) throws IOException {
        return patch(path, "kubectl-edit", value);
    }

    /**
     * Changes an object by a merge patch.
     *
     * @param manager who is noted as the one who did
     */
    public JsonNode patch(String path, String manager, Object value) throws IOException {
        HttpResponse<String> answer = connection.send(
                "PATCH",
                path + "?fieldManager=" + manager,
                JSON.writeValueAsString(value),
                "application/merge-patch+json");
        return JSON.readTree(accepted(path, answer));
    }

    /** Removes an object, if it is there, and does not wait for what hangs on it. */
    public void delete(String path) throws IOException {
        HttpResponse<String> answer = connection.send("DELETE", path, "", "application/json");
        if (answer.statusCode() != 404) {
            accepted(path, answer);
        }
    }

    private static String accepted(String path, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}

package io.omnideploy.target.docker;

import io.omnideploy.config.FileContent;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;

/** Files that are put into a container before it starts. */
final class Uploads {
    private Uploads() {}

    /** Returns a file that whatever user the image runs as may read, as Docker's own secrets are; a script may also be run. */
    static Value upload(String path, Value content) {
        return Value.object(Map.of(
                "file", Value.text(path),
                "content", content,
                "permissions", Value.text(isScript(content) ? "0555" : "0444")));
    }

    /** Returns the same of bytes that are no text. */
    static Value upload(String path, FileContent.Bytes content) {
        return Value.object(Map.of(
                "file", Value.text(path),
                "content_base64", Value.text(content.base64()),
                "permissions", Value.text(content.isScript() ? "0555" : "0444")));
    }

    private static boolean isScript(Value content) {
        Value first = content instanceof Value.Interpolation(List<Value> parts) ? parts.getFirst() : content;
        return first instanceof Value.Text(String text) && text.startsWith("#!");
    }
}

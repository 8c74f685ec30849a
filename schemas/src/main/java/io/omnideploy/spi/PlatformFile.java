package io.omnideploy.spi;

import io.omnideploy.config.Node;
import java.util.List;
import java.util.Objects;

/** A file in a platform's own format. */
public sealed interface PlatformFile {
    /** Returns its path relative to the generated folder, with forward slashes. */
    String path();

    /** A YAML file: comment lines above, then the document in the order of the node. */
    record Yaml(String path, List<String> comment, Node document) implements PlatformFile {
        public Yaml {
            Objects.requireNonNull(path, "path");
            comment = List.copyOf(comment);
            Objects.requireNonNull(document, "document");
        }
    }

    /** A YAML file with several documents, such as objects of an API: comment lines above, then each in the order of its node. */
    record YamlStream(String path, List<String> comment, List<Node> documents) implements PlatformFile {
        public YamlStream {
            Objects.requireNonNull(path, "path");
            comment = List.copyOf(comment);
            documents = List.copyOf(documents);
        }
    }

    /** A file whose text is written as it is. */
    record Plain(String path, String text) implements PlatformFile {
        public Plain {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(text, "text");
        }
    }
}

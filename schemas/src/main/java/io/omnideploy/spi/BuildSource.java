package io.omnideploy.spi;

import java.util.List;
import java.util.Objects;

/** What a Dockerfile may copy from beside the folder that it is built in. */
public sealed interface BuildSource {
    /** Files, already without what is left out. */
    record Folder(List<ContextFile> files) implements BuildSource {
        public Folder {
            files = List.copyOf(files);
        }
    }

    /** An image, by the name under which the builder finds it. */
    record Image(String reference) implements BuildSource {
        public Image {
            Objects.requireNonNull(reference, "reference");
        }
    }
}

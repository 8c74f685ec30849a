package io.omnideploy.config;

import java.util.Base64;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a description brings along to put it at a path of a container. */
public sealed interface FileContent {
    /** What one file holds. */
    sealed interface OfFile extends FileContent {
        /** Tells whether it is there to be run: a script says so itself, in its first line. */
        boolean isScript();
    }

    /** Text, in which something may be left to fill in. */
    record Text(Template template) implements OfFile {
        public Text {
            Objects.requireNonNull(template, "template");
        }

        @Override
        public boolean isScript() {
            return !template.parts().isEmpty()
                    && template.parts().getFirst() instanceof Template.Literal literal
                    && literal.text().startsWith("#!");
        }
    }

    /**
     * What is no text.
     *
     * @param base64 the bytes, without line breaks
     */
    record Bytes(String base64) implements OfFile {
        public Bytes {
            Objects.requireNonNull(base64, "base64");
        }

        /** Returns the base64 of bytes. */
        public static Bytes of(byte[] bytes) {
            return new Bytes(Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        public boolean isScript() {
            // "#!" and any third byte.
            return base64.startsWith("IyE");
        }
    }

    /** All files of a folder, by their paths in it, with forward slashes. */
    record Folder(SortedMap<String, OfFile> files) implements FileContent {
        public Folder {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        }
    }

    /**
     * A file or folder that can't go along.
     *
     * @param why what ends the sentence "it can't be copied there:"
     */
    record Unfit(String why) implements FileContent {
        public Unfit {
            Objects.requireNonNull(why, "why");
        }
    }
}

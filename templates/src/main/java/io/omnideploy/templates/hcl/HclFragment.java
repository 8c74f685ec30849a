package io.omnideploy.templates.hcl;

import java.util.Objects;

/** Text that the printer wrote: the only kind of value that a document takes. */
public record HclFragment(String text) {
    public HclFragment {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}

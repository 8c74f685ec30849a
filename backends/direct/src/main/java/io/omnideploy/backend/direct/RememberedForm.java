package io.omnideploy.backend.direct;

import io.omnideploy.plan.PropertyDiff;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.Value;

/** How the values that are kept with a resource are compared and shown, see {@link Fingerprints}. */
enum RememberedForm implements PropertyDiff.Form {
    INSTANCE;

    @Override
    public boolean isSettled(Value value) {
        return Resolver.isKnown(value);
    }

    @Override
    public boolean isWhole(Value.Obj map) {
        return Fingerprints.isMasked(map) || LongTexts.isDigest(map);
    }

    @Override
    public String key(String kept) {
        return Fingerprints.key(kept);
    }

    @Override
    public Shown shown(Value value) {
        if (!Resolver.isKnown(value)) {
            return new Shown.AtApply();
        }
        if (LongTexts.isDigest(value)) {
            return new Shown.Known(Value.text("(a long text)"));
        }
        return hasMasked(value) ? new Shown.Masked() : new Shown.Known(value);
    }

    private static boolean hasMasked(Value value) {
        return Fingerprints.isMasked(value) || value.children().stream().anyMatch(RememberedForm::hasMasked);
    }
}

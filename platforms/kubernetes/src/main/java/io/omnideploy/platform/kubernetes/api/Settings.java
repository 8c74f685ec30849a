package io.omnideploy.platform.kubernetes.api;

import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import java.util.Optional;

/** The settings of the provider, which a description may give. */
public final class Settings {
    private final ConnectRequest request;

    /** Reads the settings of a request. */
    public Settings(ConnectRequest request) {
        this.request = request;
    }

    /** Returns a setting as text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(request.settings().fields().get(name))
                .map(this::text)
                .filter(text -> !text.isEmpty());
    }

    /** Tells whether a switch is on. */
    public boolean isOn(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    private String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num -> num.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            case Value.SecretInput secret -> request.secrets().value(secret.secret());
            // The only input that every backend provides: the folder of the description.
            case Value.InputRef input -> request.project().toString();
            case Value.Interpolation parts -> {
                StringBuilder text = new StringBuilder();
                parts.parts().forEach(part -> text.append(text(part)));
                yield text.toString();
            }
            case Value.Null nothing -> "";
            case Value.Seq seq -> "";
            case Value.Obj obj -> "";
            case Value.Ref ref -> "";
            case Value.LookupRef lookup -> "";
            case Value.JsonText json -> "";
        };
    }
}

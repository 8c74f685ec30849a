package io.omnideploy.templates.caddy;

import java.util.List;
import java.util.Objects;

/**
 * A directive of a Caddyfile with what belongs to it. A site is one without a name, whose words are its addresses; the global
 * options are one without name and words.
 *
 * @param name the directive's own word, written by this program
 * @param words what follows on its line, which may come from anywhere
 * @param body what stands between its braces; without any, no braces are written
 */
public record CaddyDirective(String name, List<String> words, List<CaddyDirective> body) {
    public CaddyDirective {
        Objects.requireNonNull(name, "name");
        words = List.copyOf(words);
        body = List.copyOf(body);
    }

    /** Returns a directive on one line. */
    public static CaddyDirective of(String name, String... words) {
        return new CaddyDirective(name, List.of(words), List.of());
    }

    /** Returns a directive without words of its own and with a body. */
    public static CaddyDirective block(String name, List<CaddyDirective> body) {
        return new CaddyDirective(name, List.of(), body);
    }
}

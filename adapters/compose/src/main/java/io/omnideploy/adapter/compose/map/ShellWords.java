package io.omnideploy.adapter.compose.map;

import java.util.ArrayList;
import java.util.List;

/** Splits a command as a shell would, without running anything in it. */
final class ShellWords {
    private ShellWords() {}

    /** Tells whether each quote that is opened is closed. */
    static boolean isClosed(String text) {
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here == '\\' && quote != '\'') {
                at++;
            } else if (quote == 0 && (here == '"' || here == '\'')) {
                quote = here;
            } else if (here == quote) {
                quote = 0;
            }
        }
        return quote == 0;
    }

    /** Returns the words; a quote that is not closed goes on to the end. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here == '\\' && quote != '\'' && at + 1 < text.length()) {
                char next = text.charAt(++at);
                if (quote == '"' && next != '"' && next != '\\') {
                    word.append(here);
                }
                word.append(next);
                begun = true;
            } else if (quote != 0) {
                if (here == quote) {
                    quote = 0;
                } else {
                    word.append(here);
                }
            } else if (here == '"' || here == '\'') {
                quote = here;
                begun = true;
            } else if (Character.isWhitespace(here)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(here);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}

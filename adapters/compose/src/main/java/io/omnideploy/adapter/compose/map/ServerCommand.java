package io.omnideploy.adapter.compose.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings in the command line of a database server, where it says nothing but these. */
final class ServerCommand {
    private static final Pattern OPTION = Pattern.compile("--([A-Za-z][A-Za-z0-9_-]*)(?:=(.*))?");
    private static final Pattern SETTING = Pattern.compile("([A-Za-z][A-Za-z0-9_.]*)=(.*)");

    private ServerCommand() {}

    /** Returns the settings by name; empty when the command does something else too. */
    static Optional<SequencedMap<String, String>> settings(String preset, List<String> words) {
        return switch (preset) {
            case "postgres" -> postgres(words);
            case "mysql" -> options(words, List.of("mysqld", "mariadbd"), false);
            case "redis" -> options(words, List.of("redis-server", "valkey-server"), true);
            default ->
                words.isEmpty() || words.getFirst().equals("server")
                        ? Optional.of(new LinkedHashMap<>())
                        : Optional.empty();
        };
    }

    private static Optional<SequencedMap<String, String>> postgres(List<String> words) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        for (int at = !words.isEmpty() && words.getFirst().equals("postgres") ? 1 : 0; at < words.size(); at++) {
            String word = words.get(at);
            String setting = word.equals("-c") && at + 1 < words.size()
                    ? words.get(++at)
                    : word.startsWith("-c") && word.length() > 2 ? word.substring(2) : "";
            Matcher matcher = SETTING.matcher(setting);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            settings.put(matcher.group(1), matcher.group(2));
        }
        return Optional.of(settings);
    }

    private static Optional<SequencedMap<String, String>> options(
            List<String> words, List<String> servers, boolean valueFollows) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        for (int at = !words.isEmpty() && servers.contains(words.getFirst()) ? 1 : 0; at < words.size(); at++) {
            Matcher option = OPTION.matcher(words.get(at));
            if (!option.matches()) {
                return Optional.empty();
            }
            String value = option.group(2) == null ? "" : option.group(2);
            while (valueFollows && at + 1 < words.size() && !words.get(at + 1).startsWith("--")) {
                value += (value.isEmpty() ? "" : " ") + words.get(++at);
            }
            settings.put(valueFollows ? option.group(1) : option.group(1).replace('-', '_'), value);
        }
        return Optional.of(settings);
    }
}

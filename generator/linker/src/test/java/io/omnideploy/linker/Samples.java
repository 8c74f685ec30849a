package io.omnideploy.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What is rewritten, and says by its answers whether it still does what it did. Public, since another loader runs it. */
public final class Samples implements Callable<List<String>> {
    private static final List<Object> VALUES = List.of(
            new Dot(1, 2),
            new Dot(2, 1),
            new Box("a", List.of(1)),
            new Empty(),
            "yes",
            "no",
            "other",
            7,
            -7L,
            'c',
            new int[] {1},
            new All(true, (byte) 1, (short) 2, 'x', 3, 4L, 0.0f, Double.NaN, null, new Empty()),
            new All(true, (byte) 1, (short) 2, 'x', 3, 4L, -0.0f, Double.NaN, null, new Empty()),
            new All(false, (byte) -1, (short) -2, 'x', 3, 4L, 1.5f, 1e300, "t", new Empty()));

    record Dot(int x, int y) {}

    record Box(String name, List<Integer> items) {}

    record Empty() {}

    record All(
            boolean flag,
            byte octet,
            short small,
            char letter,
            int number,
            long big,
            float real,
            double wide,
            String text,
            Object any) {}

    /** A switch inside an interface, whose methods are called otherwise. */
    public interface Named {
        /** Returns a name. */
        static String of(Object value) {
            return switch (value) {
                case String text -> "text " + text;
                case Integer number -> "number " + number;
                default -> "thing";
            };
        }
    }

    /** Runs everything and returns what came out. */
    @Override
    public List<String> call() {
        List<String> answers = new ArrayList<>();
        for (Object value : VALUES) {
            answers.add(kind(value) + "; " + Named.of(value));
            if (value instanceof Record) {
                answers.add(value.toString());
            }
            if (value instanceof Dot || value instanceof Box || value instanceof Empty || value instanceof All) {
                answers.add("hash " + value.hashCode());
            }
            for (Object other : VALUES) {
                answers.add("equal " + Objects.equals(value, other));
            }
        }
        answers.add(kind(null));
        answers.add(found("groovy.lang.Closure") + found("java.lang.String"));
        try {
            answers.add(Class.forName("groovy.lang.Closure").getName());
        } catch (ClassNotFoundException absent) {
            answers.add("absent " + absent.getMessage());
        }
        answers.add("copy " + new Box("a", List.of(1)).equals(new Box("a", List.of(1))));
        return answers;
    }

    private static String found(String name) {
        try {
            return Class.forName(name).getName();
        } catch (ClassNotFoundException absent) {
            return "absent";
        }
    }

    private static String kind(Object value) {
        return switch (value) {
            case null -> "nothing";
            case Dot(int x, int y) when x > y -> "dot to the right";
            case Dot dot -> "dot " + dot.y();
            case Box box when box.items().isEmpty() -> "empty box";
            case Box box -> box.name();
            case String text when text.length() > 3 -> "long text";
            case String text -> text;
            case Integer number when number > 8 -> "big";
            case Integer number -> "int " + number;
            case int[] numbers -> "numbers " + numbers.length;
            case All all when all.flag() -> all.text() + all.real();
            case Record any -> "record " + any;
            case Character letter -> "letter " + letter;
            case Long number -> "long " + number;
            default -> "default";
        };
    }
}

package io.omnideploy.engine.load;

import java.util.List;

/** A piece of a text in which variables and references may stand. */
sealed interface Piece {
    /** Text that stands for itself. */
    record Plain(String text) implements Piece {}

    /**
     * A variable.
     *
     * @param operator what happens when it has a value or has none
     * @param operand the text behind the operator
     */
    record Variable(String name, Operator operator, List<Piece> operand) implements Piece {
        public Variable {
            operand = List.copyOf(operand);
        }
    }

    /** A name inside of the description, such as {@code db.url}. */
    record Dotted(String owner, String attribute) implements Piece {}

    /** What compose knows behind a variable's name. A colon before the sign makes an empty value count as none. */
    enum Operator {
        NONE(""),
        DEFAULT_IF_EMPTY(":-"),
        DEFAULT("-"),
        REQUIRED_NOT_EMPTY(":?"),
        REQUIRED("?"),
        INSTEAD_IF_NOT_EMPTY(":+"),
        INSTEAD("+");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** Returns how it is written. */
        String sign() {
            return sign;
        }

        /** Tells whether an empty value counts as none. */
        boolean emptyIsNone() {
            return sign.startsWith(":");
        }
    }
}

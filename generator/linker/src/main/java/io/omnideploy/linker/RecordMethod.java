package io.omnideploy.linker;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What {@link java.lang.runtime.ObjectMethods} links for a record: its equals, hashCode or toString.
 *
 * @param kind which of the three
 * @param owner the record's internal name
 * @param fields its components, in order
 */
record RecordMethod(Kind kind, String owner, List<Handle> fields) implements WrittenMethod {
    /** The methods of a record, by the names that the compiler gives their call sites. */
    enum Kind {
        EQUALS("equals", "Ljava/lang/Object;", "Z"),
        HASH_CODE("hashCode", "", "I"),
        TO_STRING("toString", "", "Ljava/lang/String;");

        private final String site;
        private final String more;
        private final String result;

        Kind(String site, String more, String result) {
            this.site = site;
            this.more = more;
            this.result = result;
        }
    }

    /** Returns the method for a call site; null when it is not one that a compiler writes. */
    static RecordMethod of(String called, String type, String owner, Object... arguments) {
        List<Handle> fields = new ArrayList<>();
        for (Object argument : List.of(arguments).subList(2, arguments.length)) {
            fields.add((Handle) argument);
        }
        for (Kind kind : Kind.values()) {
            RecordMethod method = new RecordMethod(kind, owner, fields);
            if (kind.site.equals(called) && method.descriptor().equals(type)) {
                return method;
            }
        }
        return null;
    }

    @Override
    public String name() {
        return kind.site + "$record";
    }

    @Override
    public String descriptor() {
        return "(L" + owner + ";" + kind.more + ")" + kind.result;
    }

    @Override
    public void writeTo(ClassVisitor type) {
        MethodVisitor code = type.visitMethod(ACCESS, name(), descriptor(), null, null);
        code.visitCode();
        switch (kind) {
            case EQUALS -> equalsOf(code);
            case HASH_CODE -> hashCodeOf(code);
            case TO_STRING -> toStringOf(code);
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void equalsOf(MethodVisitor code) {
        Label same = new Label();
        Label different = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IF_ACMPEQ, same);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
        code.visitJumpInsn(Opcodes.IFEQ, different);
        for (Handle field : fields) {
            get(code, 0, field);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitTypeInsn(Opcodes.CHECKCAST, owner);
            code.visitFieldInsn(Opcodes.GETFIELD, owner, field.getName(), field.getDesc());
            // Boxed, floating-point numbers compare as a record's do: by their bits, NaN equal to itself.
            Type type = Type.getType(field.getDesc());
            switch (type.getSort()) {
                case Type.OBJECT, Type.ARRAY -> {
                    callStatic(code, "java/util/Objects", "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
                    code.visitJumpInsn(Opcodes.IFEQ, different);
                }
                case Type.LONG -> {
                    code.visitInsn(Opcodes.LCMP);
                    code.visitJumpInsn(Opcodes.IFNE, different);
                }
                case Type.FLOAT, Type.DOUBLE -> {
                    String sort = type.getDescriptor();
                    callStatic(code, box(type), "compare", "(" + sort + sort + ")I");
                    code.visitJumpInsn(Opcodes.IFNE, different);
                }
                default -> code.visitJumpInsn(Opcodes.IF_ICMPNE, different);
            }
        }
        code.visitLabel(same);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(different);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
    }

    private void hashCodeOf(MethodVisitor code) {
        code.visitInsn(Opcodes.ICONST_0);
        for (Handle field : fields) {
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            get(code, 0, field);
            Type type = Type.getType(field.getDesc());
            if (type.getSort() >= Type.ARRAY) {
                callStatic(code, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I");
            } else {
                callStatic(code, box(type), "hashCode", "(" + type.getDescriptor() + ")I");
            }
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
    }

    private void toStringOf(MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "()V", false);
        code.visitLdcInsn(Type.getObjectType(owner));
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "getSimpleName", "()Ljava/lang/String;", false);
        append(code, "Ljava/lang/String;");
        String before = "[";
        for (Handle field : fields) {
            code.visitLdcInsn(before + field.getName() + "=");
            append(code, "Ljava/lang/String;");
            get(code, 0, field);
            append(code, appended(Type.getType(field.getDesc())));
            before = ", ";
        }
        code.visitLdcInsn(fields.isEmpty() ? "[]" : "]");
        append(code, "Ljava/lang/String;");
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "toString", "()Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
    }

    private void get(MethodVisitor code, int variable, Handle field) {
        code.visitVarInsn(Opcodes.ALOAD, variable);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, field.getName(), field.getDesc());
    }

    private static void append(MethodVisitor code, String type) {
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                "java/lang/StringBuilder",
                "append",
                "(" + type + ")Ljava/lang/StringBuilder;",
                false);
    }

    /** Returns the type by which a builder takes a value; a char array as an object, or its text would be told. */
    private static String appended(Type type) {
        return switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY -> "Ljava/lang/Object;";
            case Type.BYTE, Type.SHORT -> "I";
            default -> type.getDescriptor();
        };
    }

    private static String box(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            default -> "java/lang/Double";
        };
    }

    private static void callStatic(MethodVisitor code, String type, String method, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, type, method, descriptor, false);
    }
}

package io.omnideploy.linker;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** A static method, added to a class, that does what one of its call sites would have been linked to. */
interface WrittenMethod {
    /** Private to its class and made by no source. */
    int ACCESS = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

    String name();

    String descriptor();

    void writeTo(ClassVisitor type);
}

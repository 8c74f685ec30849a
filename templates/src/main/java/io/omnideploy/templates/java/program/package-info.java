/** Programs in Java that declare resources: how they are divided among classes, and what each class sees of the others. */
package io.omnideploy.templates.java.program;

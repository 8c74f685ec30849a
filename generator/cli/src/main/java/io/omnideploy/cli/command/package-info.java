/** The commands: options as picocli sees them, and what each does with the engine. */
package io.omnideploy.cli.command;

/** Values of secrets: where they are read, and the encrypted store of a stack. */
package io.omnideploy.engine.secret;

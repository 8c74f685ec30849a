/** The life of a stack: preview, up, destroy, refresh and outputs, the same for every backend. */
package io.omnideploy.engine.stack;

/** What a stack was at earlier times, so that it can be brought back. */
package io.omnideploy.engine.history;

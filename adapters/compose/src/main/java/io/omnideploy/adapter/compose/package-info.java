/** Reads compose files. */
package io.omnideploy.adapter.compose;

/** Makes a description of a compose project, and says what of it is not carried over. */
package io.omnideploy.adapter.compose.map;

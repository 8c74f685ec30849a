/** A compose project out of its files: included, extended, merged, and in the long form. */
package io.omnideploy.adapter.compose.project;

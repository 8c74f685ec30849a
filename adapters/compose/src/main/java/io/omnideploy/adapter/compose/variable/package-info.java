/** Variables in compose files: where their values are, and how they are put in. */
package io.omnideploy.adapter.compose.variable;

/** What may stand in a compose file, as data, and the check of it. */
package io.omnideploy.adapter.compose.form;

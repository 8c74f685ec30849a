/** Markdown. */
package io.omnideploy.templates.markdown;

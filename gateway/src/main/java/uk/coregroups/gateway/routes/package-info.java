/**
 * The roads that lead past the pages: the API for case systems, and the text provider's webhooks.
 */
@NullMarked
package uk.coregroups.gateway.routes;

import org.jspecify.annotations.NullMarked;

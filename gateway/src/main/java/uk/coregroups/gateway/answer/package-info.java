/**
 * The public link by which a person answers one invitation. GET shows, POST acts; it opens nothing
 * else.
 */
@NullMarked
package uk.coregroups.gateway.answer;

import org.jspecify.annotations.NullMarked;

/**
 * A real PostgreSQL of the suite's own, for a machine that has none.
 *
 * <p>In: a folder to keep data in. Out: one database per service, each owned by a role of its own.
 * For trying out and for tests; it brings no backup tool, so it is not for production.
 */
@NullMarked
package uk.coregroups.standalone.database;

import org.jspecify.annotations.NullMarked;

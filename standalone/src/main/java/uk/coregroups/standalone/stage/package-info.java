/**
 * Where stories are played: a suite whose clock is wound, everybody who acts in it, what is
 * expected of the post and the account of it.
 */
@NullMarked
package uk.coregroups.standalone.stage;

import org.jspecify.annotations.NullMarked;

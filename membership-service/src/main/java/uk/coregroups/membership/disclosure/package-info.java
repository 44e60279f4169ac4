/**
 * By which words a family would be known: its members' and children's names, and their schools.
 *
 * <p>Whatever changes one of them marks it in {@code words_changed}, in the database itself, so
 * that no way of changing a name can be forgotten; a round tells notification, hashed, of every
 * group it belongs to. Owns the table {@code words_changed} and the view {@code
 * v_identifying_name}.
 */
@NullMarked
package uk.coregroups.membership.disclosure;

import org.jspecify.annotations.NullMarked;

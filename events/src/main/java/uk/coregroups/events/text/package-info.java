/**
 * What people type and files bring, without what nobody can see.
 *
 * <p>In: text from a form, a program or a cell of a file. Out: the same text, in which hard spaces
 * are spaces and what has no shape of its own is gone, so that two things that look the same are
 * the same. It is applied once, where text comes in; not to passwords, codes, tokens, signed forms
 * and events.
 */
@NullMarked
package uk.coregroups.events.text;

import org.jspecify.annotations.NullMarked;

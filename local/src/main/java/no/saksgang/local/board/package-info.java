/** How far each part of the suite is, for people to see. */
@NullMarked
package no.saksgang.local.board;

import org.jspecify.annotations.NullMarked;

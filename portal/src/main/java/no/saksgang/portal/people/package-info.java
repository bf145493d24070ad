/** Groups and the people in them: who they are, whom they represent, lists in and out, erasure. */
@NullMarked
package no.saksgang.portal.people;

import org.jspecify.annotations.NullMarked;

/** Who is who: members, groups and organisations. The only topic with addresses. */
@NullMarked
package no.saksgang.events.directory;

import org.jspecify.annotations.NullMarked;

/** Shows a referat: as text to search in, as Markdown, as a page. */
@NullMarked
package no.saksgang.minutesservice.document;

import org.jspecify.annotations.NullMarked;

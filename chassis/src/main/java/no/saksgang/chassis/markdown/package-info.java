/** Shows what people write in Markdown. */
@NullMarked
package no.saksgang.chassis.markdown;

import org.jspecify.annotations.NullMarked;

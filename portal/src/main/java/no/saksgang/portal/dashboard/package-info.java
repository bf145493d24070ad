/** The first page: what is ahead, what waits for whom, what goes out; live, without a reload. */
@NullMarked
package no.saksgang.portal.dashboard;

import org.jspecify.annotations.NullMarked;

/**
 * The ledger of deliveries, and those who send from it.
 *
 * <p>The <em>row</em> (one mailing, one member) is the unit of promise, the <em>page</em> of up to
 * 200 rows the unit of storage and of lease. A row that may be on its way is written down as handed
 * over <em>before</em> the final dot goes out, so that after a crash no row is in doubt but those,
 * and none is ever sent twice by the suite itself.
 */
@NullMarked
package no.saksgang.notificationservice.delivery;

import org.jspecify.annotations.NullMarked;

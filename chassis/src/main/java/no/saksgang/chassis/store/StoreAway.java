package no.saksgang.chassis.store;

import com.mongodb.MongoClientException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

/**
 * Tells a store that is away, which is waited for, from a fault, which waiting does not mend. The
 * driver's own exceptions count beside Spring's: not all of our collections are used through
 * Spring.
 */
public final class StoreAway {
    private static final List<Class<? extends Throwable>> SIGNS =
            List.of(
                    MongoTimeoutException.class,
                    MongoSocketException.class,
                    // All that the driver says of itself rather than of the server: no server, no
                    // connection left.
                    MongoClientException.class,
                    MongoNotPrimaryException.class,
                    MongoNodeIsRecoveringException.class,
                    MongoInterruptedException.class,
                    QueryTimeoutException.class,
                    DataAccessResourceFailureException.class);

    private StoreAway() {}

    /** Whether something failed because the store did not answer. */
    public static boolean isWhy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (var sign : SIGNS) {
                if (sign.isInstance(cause)) {
                    return true;
                }
            }
        }
        return false;
    }
}

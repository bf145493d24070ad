package no.saksgang.local.store;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A store that speaks MongoDB's protocol on loopback, for one machine and for tests.
 *
 * <pre>{@code
 * try (var store = EmbeddedStore.inMemory()) {
 *     var client = MongoClients.create(store.uri());
 *     …
 * }
 * }</pre>
 *
 * <p>On a file, a write is answered when it is on the disk. Reads see whole writes, and only such
 * as are on the disk. Indexes, unique or not, on one field or several, dotted, of arrays too, serve
 * equality, {@code $in}, a range and an order, as MongoDB's do; {@code _id} comes first. They are
 * built when the file is opened.
 *
 * <p>Refused: collations, updates by a pipeline, indexes that are partial, TTL, text, hashed,
 * wildcard or geographical, capped collections. Absent: transactions, sessions, change streams,
 * {@code $text}, {@code $where}, unacknowledged writes. Different, so not to be used: {@code
 * $slice} together with excluded fields; {@code hint} and {@code maxTimeMS}, which do nothing; an
 * aggregation that does not begin with {@code $match}, which reads the whole collection, and any,
 * whose answer must fit in one reply (48 MB); Decimal128 as an {@code _id} or with more digits than
 * a double; binary of subtype 0x80, which comes back as 0, and of others than 0, 0x80 and UUID,
 * which ends the connection; the order of strings beyond U+FFFF, by UTF-16 here.
 */
public final class EmbeddedStore implements AutoCloseable {

    private final StoreBackend backend;
    private final WireServer server;
    private final CompletableFuture<Exception> failure = new CompletableFuture<>();

    private EmbeddedStore(MVStore store, int port) {
        this.backend = new StoreBackend(store, failure::complete);
        this.server =
                new WireServer(
                        backend, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Keeps nothing: for tests. Any free port. */
    public static EmbeddedStore inMemory() {
        return new EmbeddedStore(MVStore.open(null), 0);
    }

    /**
     * Opens the file, or creates it and the folders it is to lie in.
     *
     * @param port where to listen, or 0 for any that is free
     * @throws CannotOpenStore if the file is in use, damaged or not writable, or the port is taken
     */
    public static EmbeddedStore onFile(Path file, int port) {
        var store = open(file);
        try {
            return new EmbeddedStore(store, port);
        } catch (Exception e) {
            store.closeImmediately();
            throw e instanceof BindException
                    ? new CannotOpenStore("Port " + port + " is in use", e)
                    : damaged(file, e);
        }
    }

    private static CannotOpenStore damaged(Path file, Exception why) {
        var reason = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return new CannotOpenStore(
                "The store's file is damaged: " + file + " (" + reason + ")", why);
    }

    private static MVStore open(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var store = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open();
            // Every commit is forced to the disk, so what it has left behind is free at once.
            store.setRetentionTime(0);
            return store;
        } catch (MVStoreException e) {
            throw switch (e.getErrorCode()) {
                case DataUtils.ERROR_FILE_LOCKED ->
                        new CannotOpenStore(
                                "The store's file is in use by another process: " + file, e);
                case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED ->
                        unusable(file, e);
                default -> damaged(file, e);
            };
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static CannotOpenStore unusable(Path file, Exception why) {
        return new CannotOpenStore("The store's file cannot be read or written: " + file, why);
    }

    /** The connection string, {@code mongodb://127.0.0.1:…}, without a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    public int port() {
        return server.address().getPort();
    }

    /** Completes if the file cannot be written any more: then every write is refused. */
    CompletableFuture<Exception> failure() {
        return failure;
    }

    /** How many documents queries have looked at since the start: what an index saves. */
    long examined() {
        return backend.examined().sum();
    }

    /** Closes the connections and the file; what was acknowledged is in it. */
    @Override
    public void close() {
        server.close();
        backend.close();
    }
}

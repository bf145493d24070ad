package no.saksgang.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;

/** The commands: the library's, each write answered when it is durable. */
final class StoreBackend extends H2Backend {

    private static final Set<String> READING =
            Set.of(
                    "find",
                    "getmore",
                    "killcursors",
                    "aggregate",
                    "count",
                    "distinct",
                    "ismaster",
                    "hello",
                    "ping",
                    "buildinfo",
                    "serverstatus",
                    "whatsmyuri",
                    "listcollections",
                    "listindexes",
                    "listdatabases",
                    "collstats",
                    "dbstats",
                    "endsessions",
                    "getlog",
                    "hostinfo",
                    "connectionstatus",
                    "getlasterror");

    private final LongAdder examined;
    private final GroupCommit commits;

    /**
     * @param failed told once, if the file cannot be written any more
     */
    StoreBackend(MVStore store, Consumer<Exception> failed) {
        // The constructor above opens the databases that the file has, and counts what it looks at.
        examined = new LongAdder();
        commits = new GroupCommit(store, failed);
        super(store, Clock.systemUTC());
    }

    LongAdder examined() {
        return examined;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, getCursorRegistry(), getMvStore(), examined, commits);
    }

    @Override
    public Document handleCommand(
            Channel channel, String database, String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        if (name.equals("hello") || name.equals("ismaster")) {
            return hello(channel, database);
        }
        if (name.equals("listdatabases")) {
            return listDatabases();
        }
        var writes =
                !READING.contains(name) || (name.equals("aggregate") && storesItsResult(query));
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            if (writes) {
                commits.await();
            }
        }
    }

    /** The library would open each of them a second time. */
    private Document listDatabases() {
        var all =
                listDatabaseNames().stream()
                        .sorted()
                        .map(name -> new Document("name", name).append("sizeOnDisk", 0L))
                        .toList();
        var answer = new Document("databases", all).append("totalSize", 0L);
        Utils.markOkay(answer);
        return answer;
    }

    private static boolean storesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }

    private Document hello(Channel channel, String database) {
        var answer = super.handleCommand(channel, database, "ismaster", new Document());
        answer.put("isWritablePrimary", true);
        answer.put("helloOk", true);
        answer.put("readOnly", false);
        Utils.markOkay(answer);
        return answer;
    }
}

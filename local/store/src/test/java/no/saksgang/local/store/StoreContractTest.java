package no.saksgang.local.store;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Projections.slice;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the services rely on, asked of the embedded store and, where {@code MONGODB_URI} names one,
 * of a real MongoDB: the answers must be the same.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("stores")
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoreContractTest {

    private static final Instant NOON = Instant.parse("2025-09-11T10:00:00Z");
    private static final EmbeddedStore EMBEDDED = EmbeddedStore.inMemory();

    private static final MongoClient CLIENT = client(EMBEDDED.uri());

    private final Store store;
    private final MongoDatabase database;
    private final MongoCollection<Document> meetings;

    StoreContractTest(Store store) {
        this.store = store;
        database = store.client().getDatabase("contract");
        meetings = database.getCollection("meetings-" + UUID.randomUUID());
    }

    record Store(String name, MongoClient client) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Store> stores() {
        var real = Optional.ofNullable(System.getenv("MONGODB_URI")).filter(uri -> !uri.isBlank());
        return Stream.concat(
                Stream.of(new Store("the embedded store", CLIENT)),
                real.map(uri -> new Store("a MongoDB", client(uri))).stream());
    }

    private static MongoClient client(String uri) {
        return MongoClients.create(
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri))
                        .uuidRepresentation(UuidRepresentation.STANDARD)
                        .build());
    }

    @AfterEach
    void drop() {
        meetings.drop();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
        EMBEDDED.close();
    }

    private static Document document(Object id, @Nullable Object... fields) {
        var document = new Document("_id", id);
        for (int i = 0; i < fields.length; i += 2) {
            document.append((String) Objects.requireNonNull(fields[i]), fields[i + 1]);
        }
        return document;
    }

    private List<Object> ids(Bson filter) {
        var ids = new ArrayList<Object>();
        meetings.find(filter).sort(ascending("_id")).forEach(it -> ids.add(it.get("_id")));
        return ids;
    }

    private Document only() {
        return Objects.requireNonNull(meetings.find().first());
    }

    /** How many documents the embedded store looks at for this; of a MongoDB nothing is asked. */
    private void looksAt(int most, Runnable query) {
        var before = EMBEDDED.examined();
        query.run();
        if (store.client().equals(CLIENT)) {
            assertThat(EMBEDDED.examined() - before).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void keeps_every_type_as_it_is() {
        var all =
                document(
                        new ObjectId(),
                        "int",
                        1,
                        "long",
                        1L << 60,
                        "double",
                        1.5,
                        "decimal",
                        Decimal128.parse("12.50"),
                        "date",
                        Date.from(NOON),
                        "binary",
                        new Binary(new byte[] {0, 1, -1}),
                        "uuid",
                        UUID.randomUUID(),
                        "bool",
                        true,
                        "null",
                        null,
                        "text",
                        "Blåbærsyltetøy 🫐",
                        "list",
                        List.of(1, "two", List.of(3)),
                        "document",
                        new Document("a", new Document("b", List.of())));
        meetings.insertOne(all);
        assertThat(only()).isEqualTo(all);
        for (var field : all.keySet()) {
            assertThat(meetings.countDocuments(eq(field, all.get(field)))).as(field).isOne();
        }
    }

    @Test
    void finds_with_every_operator_the_same_with_and_without_an_index() {
        for (int n = 0; n < 20; n++) {
            meetings.insertOne(
                    document(
                            n,
                            "number",
                            n % 2 == 0 ? (Object) n : (Object) (double) n,
                            "groups",
                            List.of("g" + n % 3, "g" + n % 5),
                            "due",
                            n < 3 ? null : Date.from(NOON.plusSeconds(n)),
                            "rows",
                            List.of(new Document("to", "m" + n).append("state", n % 4)),
                            "state",
                            new Document("title", "T" + n % 7)));
        }
        meetings.insertOne(document(20, "other", 1));
        var filters =
                List.of(
                        eq("number", 4L),
                        in("number", 3, 4.0, 99),
                        ne("number", 4),
                        nin("number", List.of(1, 2, 3)),
                        and(gt("number", 3), lte("number", 7)),
                        eq("groups", "g2"),
                        all("groups", "g0", "g1"),
                        size("groups", 2),
                        eq("groups", List.of("g1", "g1")),
                        and(gt("groups", "g1"), lt("groups", "g3")),
                        eq("due", null),
                        exists("due", false),
                        lte("due", Date.from(NOON.plusSeconds(5))),
                        gte("due", Date.from(NOON.plusSeconds(15))),
                        eq("rows.to", "m7"),
                        in("rows.state", 1, 2),
                        eq("rows.state", null),
                        elemMatch("rows", and(eq("to", "m9"), eq("state", 1))),
                        eq("state.title", "T3"),
                        eq("state", new Document("title", "T3")),
                        regex("state.title", "^T[12]"),
                        not(eq("state.title", "T1")),
                        or(eq("number", 1), eq("groups", "g4")),
                        and(or(eq("number", 1), eq("number", 3)), eq("groups", "g1")),
                        and(eq("_id", 3), eq("number", 3)),
                        and(eq("_id", 3), eq("number", 4)),
                        and(in("_id", 1, 2, 3, 77), gt("number", 1)),
                        and(gt("_id", 17), eq("number", 18)),
                        empty());
        var without = filters.stream().map(this::ids).toList();
        for (var field :
                List.of(
                        "number",
                        "groups",
                        "due",
                        "rows.to",
                        "rows.state",
                        "state.title",
                        "state")) {
            meetings.createIndex(ascending(field));
        }
        meetings.createIndex(compoundIndex(ascending("groups"), descending("number")));
        var with = filters.stream().map(this::ids).toList();
        assertThat(with).isEqualTo(without);
        assertThat(with.subList(0, 6))
                .containsExactly(
                        List.of(4),
                        List.of(3, 4),
                        IntStream.rangeClosed(0, 20)
                                .filter(n -> n != 4)
                                .<Object>mapToObj(n -> n)
                                .toList(),
                        Stream.concat(Stream.of(0), IntStream.rangeClosed(4, 20).boxed())
                                .<Object>map(n -> n)
                                .toList(),
                        List.of(4, 5, 6, 7),
                        List.of(2, 5, 7, 8, 11, 12, 14, 17));
        assertThat(ids(eq("due", null))).containsExactly(0, 1, 2, 20);
        assertThat(ids(filters.get(9))).contains(2, 7, 3);
    }

    @Test
    void sorts_limits_skips_and_projects() {
        for (int n = 0; n < 300; n++) {
            meetings.insertOne(
                    document(
                            n,
                            "due",
                            Date.from(NOON.plusSeconds(n * 7 % 300)),
                            "lane",
                            n % 2,
                            "rows",
                            List.of(n, n + 1, n + 2)));
        }
        meetings.createIndex(compoundIndex(ascending("lane"), ascending("due")));
        meetings.createIndex(ascending("due"));
        looksAt(
                3,
                () ->
                        assertThat(
                                        meetings.find(lte("due", Date.from(NOON.plusSeconds(100))))
                                                .sort(ascending("due"))
                                                .limit(3))
                                .extracting(it -> it.getDate("due"))
                                .containsExactly(
                                        Date.from(NOON),
                                        Date.from(NOON.plusSeconds(1)),
                                        Date.from(NOON.plusSeconds(2))));
        looksAt(
                3,
                () ->
                        assertThat(
                                        meetings.find(
                                                        and(
                                                                eq("lane", 0),
                                                                lte(
                                                                        "due",
                                                                        Date.from(
                                                                                NOON.plusSeconds(
                                                                                        100)))))
                                                .sort(descending("due"))
                                                .skip(1)
                                                .limit(2))
                                .extracting(it -> it.getDate("due"))
                                .isSortedAccordingTo(Comparator.reverseOrder())
                                .allMatch(due -> !due.toInstant().isAfter(NOON.plusSeconds(99))));
        looksAt(
                6, // the bound itself too
                () ->
                        assertThat(meetings.find(gt("_id", 100)).sort(ascending("_id")).limit(5))
                                .extracting(it -> it.get("_id"))
                                .containsExactly(101, 102, 103, 104, 105));
        assertThat(meetings.find(eq("_id", 5)).projection(fields(include("lane"), excludeId())))
                .containsExactly(new Document("lane", 1));
        assertThat(meetings.find(eq("_id", 5)).projection(exclude("due", "lane")))
                .containsExactly(document(5, "rows", List.of(5, 6, 7)));
        assertThat(
                        meetings.find(eq("_id", 5))
                                .projection(fields(slice("rows", 2), include("lane"))))
                .containsExactly(document(5, "lane", 1, "rows", List.of(5, 6)));
        assertThat(
                        meetings.find()
                                .sort(ascending("_id"))
                                .map(it -> it.get("_id"))
                                .into(new ArrayList<>()))
                .isEqualTo(IntStream.range(0, 300).<Object>mapToObj(n -> n).toList());
        assertThat(meetings.find().batchSize(7).into(new ArrayList<>())).hasSize(300);
    }

    @Test
    void updates_with_every_operator() {
        meetings.insertOne(
                document(
                        "m",
                        "a",
                        1,
                        "big",
                        1L,
                        "list",
                        List.of(1, 2, 3),
                        "rows",
                        List.of(document("x", "n", 1), document("y", "n", 2)),
                        "date",
                        Date.from(NOON)));
        meetings.updateOne(
                eq("_id", "m"),
                combine(
                        set("state.title", "Møte"),
                        unset("a"),
                        inc("version", 1),
                        inc("big", 2),
                        pushEach("list", List.of(4, 5), new PushOptions().slice(-3)),
                        min("date", Date.from(NOON.minusSeconds(1))),
                        max("highest", 7),
                        addToSet("tags", "t"),
                        setOnInsert("never", true),
                        pullByFilter(
                                new Document(
                                        "rows",
                                        new Document(
                                                "_id", new Document("$in", List.of("x", "z")))))));
        assertThat(only())
                .isEqualTo(
                        document(
                                "m",
                                "big",
                                3L,
                                "list",
                                List.of(3, 4, 5),
                                "rows",
                                List.of(document("y", "n", 2)),
                                "date",
                                Date.from(NOON.minusSeconds(1)),
                                "state",
                                new Document("title", "Møte"),
                                "version",
                                1,
                                "highest",
                                7,
                                "tags",
                                List.of("t")));
        meetings.updateOne(
                eq("_id", "m"),
                combine(
                        addEachToSet("tags", List.of("t", "u")),
                        push("list", 6),
                        set("rows.0.n", 9),
                        max("highest", 6)));
        assertThat(only())
                .containsEntry("tags", List.of("t", "u"))
                .containsEntry("list", List.of(3, 4, 5, 6))
                .containsEntry("highest", 7)
                .containsEntry("rows", List.of(document("y", "n", 9)));
        meetings.updateOne(
                eq("_id", "m"),
                combine(pull("list", 4), pull("tags", new Document("$in", List.of("u")))));
        meetings.updateOne(
                eq("_id", "m"),
                set("rows.$[row].n", 10),
                new UpdateOptions().arrayFilters(List.of(eq("row._id", "y"))));
        meetings.updateOne(and(eq("_id", "m"), eq("rows._id", "y")), set("rows.$.state", "SENT"));
        assertThat(only())
                .containsEntry("list", List.of(3, 5, 6))
                .containsEntry("tags", List.of("t"))
                .containsEntry("rows", List.of(document("y", "n", 10, "state", "SENT")));
    }

    @Test
    void takes_the_oldest_pending_and_pulls_exactly_what_was_confirmed() {
        meetings.insertOne(document("m", "version", 0L, "pending", List.of()));
        for (int n = 1; n <= 5; n++) {
            var event =
                    new Document("sequence", (long) n)
                            .append("data", new Binary(new byte[] {(byte) n}));
            assertThat(
                            meetings.updateOne(
                                            and(eq("_id", "m"), eq("version", n - 1L)),
                                            combine(
                                                    set("state", n),
                                                    inc("version", 1L),
                                                    push("pending", event)))
                                    .getModifiedCount())
                    .isOne();
        }
        meetings.updateOne(
                eq("_id", "m"),
                pullByFilter(
                        new Document(
                                "pending", new Document("sequence", new Document("$lte", 3L)))));
        assertThat(only().getList("pending", Document.class))
                .extracting(it -> it.getLong("sequence"))
                .containsExactly(4L, 5L);
        assertThat(meetings.countDocuments(exists("pending.0"))).isOne();
    }

    @Test
    void upserts_only_what_is_not_there() {
        var upsert = new UpdateOptions().upsert(true);
        var first =
                meetings.updateOne(
                        eq("_id", "m"), combine(set("a", 1), setOnInsert("b", 2)), upsert);
        var second =
                meetings.updateOne(
                        eq("_id", "m"), combine(set("a", 3), setOnInsert("b", 4)), upsert);
        assertThat(first.getUpsertedId()).isNotNull();
        assertThat(second.getUpsertedId()).isNull();
        assertThat(second.getMatchedCount()).isOne();
        assertThat(only()).isEqualTo(document("m", "a", 3, "b", 2));
        // Newer than what is there, or else the key is taken.
        assertThatThrownBy(() ->
                        meetings.updateOne(and(eq("_id", "m"), lt("a", 2)), set("a", 2), upsert))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e ->
                                assertThat(e.getError().getCategory())
                                        .isEqualTo(ErrorCategory.DUPLICATE_KEY));
        assertThat(only()).containsEntry("a", 3);
    }

    @Test
    void finds_and_changes_one_in_the_order_asked_for() {
        meetings.insertMany(
                List.of(document(1, "due", 3), document(2, "due", 1), document(3, "due", 2)));
        var after =
                new FindOneAndUpdateOptions()
                        .sort(ascending("due"))
                        .returnDocument(ReturnDocument.AFTER);
        assertThat(meetings.findOneAndUpdate(exists("owner", false), set("owner", "a"), after))
                .isEqualTo(document(2, "due", 1, "owner", "a"));
        assertThat(meetings.findOneAndUpdate(exists("owner", false), set("owner", "b")))
                .isNotNull()
                .doesNotContainKey("owner");
        assertThat(meetings.findOneAndUpdate(eq("_id", 9), set("owner", "c"))).isNull();
        assertThat(
                        meetings.findOneAndUpdate(
                                eq("_id", 9),
                                set("owner", "c"),
                                new FindOneAndUpdateOptions()
                                        .upsert(true)
                                        .returnDocument(ReturnDocument.AFTER)))
                .isEqualTo(document(9, "owner", "c"));
        assertThat(meetings.findOneAndDelete(eq("_id", 9))).isEqualTo(document(9, "owner", "c"));
        assertThat(meetings.findOneAndReplace(eq("_id", 3), document(3, "new", true))).isNotNull();
        assertThat(ids(eq("new", true))).containsExactly(3);
    }

    @Test
    void writes_in_bulk_and_says_what_failed() {
        meetings.insertOne(document(2));
        var three = List.of(document(1), document(2), document(3));
        var ordered =
                assertThatExceptionOfType(MongoBulkWriteException.class)
                        .isThrownBy(() -> meetings.insertMany(three))
                        .actual();
        assertThat(ordered.getWriteResult().getInsertedCount()).isOne();
        assertThat(ordered.getWriteErrors())
                .singleElement()
                .returns(1, it -> it.getIndex())
                .returns(11000, it -> it.getCode());
        assertThat(ids(empty())).containsExactly(1, 2);
        var unordered =
                assertThatExceptionOfType(MongoBulkWriteException.class)
                        .isThrownBy(() ->
                                meetings.insertMany(three, new InsertManyOptions().ordered(false)))
                        .actual();
        assertThat(unordered.getWriteResult().getInsertedCount()).isOne();
        assertThat(unordered.getWriteErrors())
                .extracting(it -> it.getIndex())
                .containsExactly(0, 1);
        assertThat(ids(empty())).containsExactly(1, 2, 3);

        List<WriteModel<Document>> mixed =
                List.of(
                        new UpdateOneModel<>(eq("_id", 1), set("a", 1)),
                        new UpdateOneModel<>(eq("_id", 2), set("_id", 7)),
                        new UpdateOneModel<>(eq("_id", 3), set("a", 1)),
                        new InsertOneModel<>(document(4)),
                        new DeleteOneModel<>(eq("_id", 1)));
        assertThatThrownBy(() -> meetings.bulkWrite(mixed))
                .isInstanceOf(MongoBulkWriteException.class);
        assertThat(ids(eq("a", 1))).containsExactly(1);
        assertThatThrownBy(() -> meetings.bulkWrite(mixed, new BulkWriteOptions().ordered(false)))
                .isInstanceOf(MongoBulkWriteException.class);
        assertThat(ids(empty())).containsExactly(2, 3, 4);
        assertThat(ids(eq("a", 1))).containsExactly(3);
    }

    @Test
    void counts_groups_deletes_and_tells_apart() {
        for (int n = 0; n < 10; n++) {
            meetings.insertOne(document(n, "groups", List.of("g" + n % 3), "n", n));
        }
        assertThat(meetings.countDocuments()).isEqualTo(10);
        assertThat(meetings.countDocuments(gt("n", 3))).isEqualTo(6);
        assertThat(meetings.countDocuments(gt("n", 3), new CountOptions().skip(1).limit(3)))
                .isEqualTo(3);
        assertThat(meetings.estimatedDocumentCount()).isEqualTo(10);
        assertThat(meetings.distinct("groups", gt("n", 0), String.class))
                .containsExactlyInAnyOrder("g0", "g1", "g2");
        assertThat(
                        meetings.aggregate(
                                List.of(
                                        Aggregates.match(gte("n", 5)),
                                        Aggregates.unwind("$groups"),
                                        Aggregates.group("$groups", Accumulators.sum("n", "$n")),
                                        Aggregates.sort(Sorts.ascending("_id")))))
                .containsExactly(
                        document("g0", "n", 15), document("g1", "n", 7), document("g2", "n", 13));
        assertThat(meetings.deleteMany(eq("groups", "g0")).getDeletedCount()).isEqualTo(4);
        assertThat(meetings.deleteOne(gt("n", 0)).getDeletedCount()).isOne();
        assertThat(meetings.countDocuments()).isEqualTo(5);
    }

    @Test
    void keeps_a_unique_index() {
        meetings.createIndex(ascending("number"), new IndexOptions().unique(true).sparse(true));
        meetings.insertMany(
                List.of(
                        document(1, "number", "1/2025"),
                        document(2, "number", "2/2025"),
                        document(3),
                        document(4)));
        assertThatThrownBy(() -> meetings.insertOne(document(5, "number", "1/2025")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e ->
                                assertThat(e.getError().getCategory())
                                        .isEqualTo(ErrorCategory.DUPLICATE_KEY));
        assertThatThrownBy(() -> meetings.updateOne(eq("_id", 2), set("number", "1/2025")))
                .isInstanceOf(MongoWriteException.class);
        meetings.updateOne(eq("_id", 1), set("number", "3/2025"));
        meetings.updateOne(eq("_id", 2), set("number", "1/2025"));
        meetings.deleteOne(eq("_id", 1));
        meetings.insertOne(document(6, "number", "3/2025"));
        assertThat(ids(exists("number"))).containsExactly(2, 6);
        meetings.insertOne(document(7, "other", 1));
        meetings.insertOne(document(8, "other", 1));
        assertThatThrownBy(() ->
                        meetings.createIndex(ascending("other"), new IndexOptions().unique(true)))
                .isInstanceOf(MongoException.class);
        assertThat(meetings.listIndexes())
                .extracting(it -> it.getString("name"))
                .containsExactlyInAnyOrder("_id_", "number_1");
        assertThat(database.listCollectionNames())
                .contains(meetings.getNamespace().getCollectionName());
    }

    @Test
    void lets_exactly_one_of_many_have_each_version() throws Exception {
        meetings.insertOne(document("m", "version", 0, "by", List.of()));
        var wins = new AtomicInteger();
        together(
                16,
                thread -> {
                    for (int version = 0; version < 40; version++) {
                        var now = version;
                        wins.addAndGet(
                                (int)
                                        meetings.updateOne(
                                                        and(eq("_id", "m"), eq("version", now)),
                                                        combine(inc("version", 1), push("by", now)))
                                                .getModifiedCount());
                        await().until(() -> only().getInteger("version") > now);
                    }
                });
        assertThat(wins).hasValue(40);
        assertThat(only().getList("by", Integer.class))
                .isEqualTo(IntStream.range(0, 40).boxed().toList());
    }

    @Test
    void reads_a_document_as_it_was_at_one_moment_while_others_write() throws Exception {
        for (int n = 0; n < 20; n++) {
            meetings.insertOne(
                    document(n, "a", 0, "rows", List.of(), "state", new Document("b", 0)));
        }
        var writing = new AtomicInteger(4);
        together(
                8,
                thread -> {
                    if (thread < 4) {
                        for (int n = 1; n <= 100; n++) {
                            meetings.updateMany(
                                    empty(),
                                    combine(inc("a", 1), inc("state.b", 1), push("rows", 1)));
                        }
                        writing.decrementAndGet();
                    } else {
                        while (writing.get() > 0) {
                            for (var read : meetings.find()) {
                                assertThat(read.getList("rows", Integer.class))
                                        .hasSize(read.getInteger("a"));
                                assertThat(read.get("state", Document.class).getInteger("b"))
                                        .isEqualTo(read.getInteger("a"));
                            }
                        }
                    }
                });
        assertThat(meetings.countDocuments(eq("a", 400))).isEqualTo(20);
    }

    private interface Work {
        void of(int thread) throws Exception;
    }

    private static void together(int threads, Work work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var tasks =
                    IntStream.range(0, threads)
                            .<Callable<Boolean>>mapToObj(thread ->
                                    () -> {
                                        work.of(thread);
                                        return true;
                                    })
                            .toList();
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    @Test
    void looks_at_few_of_50_000_where_an_index_helps() {
        var all = new ArrayList<Document>();
        for (int n = 0; n < 50_000; n++) {
            all.add(
                    document(
                            "m" + n,
                            "version",
                            n % 7,
                            "state",
                            new Document("groupIds", List.of("g" + n % 1000, "h" + n)),
                            "due",
                            Date.from(NOON.plusSeconds(n))));
        }
        meetings.insertMany(all);
        meetings.createIndex(ascending("state.groupIds"));
        meetings.createIndex(ascending("due"));
        looksAt(
                1,
                () ->
                        assertThat(ids(and(eq("version", 3), eq("_id", "m3"))))
                                .containsExactly("m3"));
        looksAt(
                3,
                () ->
                        assertThat(ids(and(in("_id", "m1", "m2", "no"), exists("version"))))
                                .hasSize(2));
        looksAt(50, () -> assertThat(ids(eq("state.groupIds", "g7"))).hasSize(50));
        looksAt(51, () -> assertThat(ids(in("state.groupIds", "g7", "h7", "h8"))).hasSize(51));
        looksAt(
                50,
                () ->
                        assertThat(
                                        meetings.countDocuments(
                                                and(eq("state.groupIds", "g7"), gt("version", 9))))
                                .isZero());
        looksAt(11, () -> assertThat(ids(lte("due", Date.from(NOON.plusSeconds(10))))).hasSize(11));
        looksAt(
                1,
                () ->
                        meetings.updateOne(
                                and(eq("_id", "m7"), eq("version", 0)),
                                set("state.groupIds", List.of("moved"))));
        looksAt(49, () -> assertThat(ids(eq("state.groupIds", "g7"))).hasSize(49));
        looksAt(1, () -> assertThat(ids(eq("state.groupIds", "moved"))).containsExactly("m7"));
        looksAt(
                100,
                () ->
                        assertThat(
                                        meetings.deleteMany(eq("state.groupIds", "g8"))
                                                .getDeletedCount())
                                .isEqualTo(50));
        looksAt(0, () -> assertThat(ids(eq("state.groupIds", "g8"))).isEmpty());
        looksAt(
                2,
                () ->
                        assertThat(
                                        meetings.findOneAndUpdate(
                                                lte("due", Date.from(NOON)),
                                                set("due", Date.from(NOON.plusSeconds(90_000)))))
                                .isNotNull());
    }
}

package no.saksgang.chassis.outbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.events.AnnouncementId;
import no.saksgang.events.CaseId;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MailingId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.OrganisationId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ConfigurableTypeInformationMapper;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * How the state of an aggregate is written as a document: Spring Data's mapping, ids as their text,
 * times by the driver's own codecs (Spring Data's would pass a {@code LocalDateTime} through the
 * machine's zone), and for a sealed type an alias, since a class name in the store would break at
 * the next renaming.
 */
final class StoredForm {
    private static final String TYPE = "_type";

    private final MappingMongoConverter converter;

    StoredForm(Map<String, Class<?>> aliases) {
        var conversions =
                MongoCustomConversions.create(it ->
                        it.useNativeDriverJavaTimeCodecs()
                                .registerConverters(
                                        Ids.ALL.stream().map(IdConverter::new).toList()));
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var names =
                aliases.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(
                new DefaultMongoTypeMapper(
                        TYPE, List.of(new ConfigurableTypeInformationMapper(names))));
        converter.afterPropertiesSet();
    }

    Document write(Aggregate<?> aggregate) {
        var state = new Document();
        converter.write(aggregate, state);
        state.remove("recorded");
        return state;
    }

    <A> A read(Class<A> type, Document state) {
        return converter.read(type, state);
    }

    /** The id types of the published language. */
    private record Ids(Class<?> type, Function<String, Object> parse) {
        static final List<Ids> ALL =
                List.of(
                        new Ids(MemberId.class, MemberId::new),
                        new Ids(GroupId.class, GroupId::new),
                        new Ids(OrganisationId.class, OrganisationId::new),
                        new Ids(MeetingId.class, MeetingId::new),
                        new Ids(ConferenceId.class, ConferenceId::new),
                        new Ids(AnnouncementId.class, AnnouncementId::new),
                        new Ids(CaseId.class, CaseId::new),
                        new Ids(FollowUpId.class, FollowUpId::new),
                        new Ids(MailingId.class, MailingId::new));
    }

    private record IdConverter(Ids id) implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Stream.of(
                            new ConvertiblePair(id.type(), String.class),
                            new ConvertiblePair(String.class, id.type()))
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public @Nullable Object convert(
                @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return switch (source) {
                case null -> null;
                case String text -> id.parse().apply(text);
                default -> source.toString();
            };
        }
    }
}

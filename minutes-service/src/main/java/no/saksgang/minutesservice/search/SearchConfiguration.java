package no.saksgang.minutesservice.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import no.saksgang.minutesservice.archive.Revisions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
    @Bean(destroyMethod = "close")
    MinutesIndex minutesIndex(SearchSettings settings, MeterRegistry meters) {
        var folder = settings.folder();
        var index = folder == null ? MinutesIndex.inMemory() : MinutesIndex.in(folder);
        Gauge.builder("saksgang.minutes.indexed", index, MinutesIndex::size)
                .description("Referater in this instance's index")
                .register(meters);
        return index;
    }

    /** Its name is what health calls it. */
    @Bean
    Indexer searchIndex(MinutesIndex index, Revisions revisions, SearchSettings settings) {
        return new Indexer(index, revisions, settings);
    }

    /** No lambda, nor the next: Spring reads the types from the class. */
    @Bean
    Converter<String, Sought.Order> orderByItsWord() {
        return new Converter<>() {
            @Override
            public Sought.Order convert(String word) {
                return Sought.Order.valueOf(word.toUpperCase(Locale.ROOT));
            }
        };
    }

    @Bean
    Converter<String, Cursor> cursorByItsText() {
        return new Converter<>() {
            @Override
            public Cursor convert(String text) {
                return Cursor.parse(text);
            }
        };
    }
}

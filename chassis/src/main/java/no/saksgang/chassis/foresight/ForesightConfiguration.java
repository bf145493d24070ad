package no.saksgang.chassis.foresight;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import no.saksgang.events.EventBatch;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration
class ForesightConfiguration {
    @Bean
    Previewing previewing() {
        return new Previewing();
    }

    /** The description of the API tells of which commands it can be asked. */
    @Bean
    GlobalOperationCustomizer previewInTheDescription() {
        return (operation, method) ->
                method.hasMethodAnnotation(Foreseeable.class)
                        ? operation.addParametersItem(
                                new QueryParameter()
                                        .name(Previewing.PREVIEW)
                                        .description(
                                                "Do nothing, and answer with the events that it would cause, as "
                                                        + EventBatch.MEDIA_TYPE)
                                        .allowEmptyValue(true)
                                        .schema(new StringSchema()))
                        : operation;
    }

    @Bean
    WebMvcConfigurer previewOnly(ApplicationEventPublisher others) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PreviewOnly(others));
            }
        };
    }
}

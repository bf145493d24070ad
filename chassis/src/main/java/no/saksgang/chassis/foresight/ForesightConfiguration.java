package no.saksgang.chassis.foresight;

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

package no.saksgang.minutesservice;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The archive as a service of its own. */
@SpringBootApplication
@ConfigurationPropertiesScan
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Saksgang: minutes-service",
                        version = "1",
                        description =
                                "The archive of approved referater: searched, read, handed out."))
public class MinutesServiceApplication {
    public static void main(String[] args) {
        SpringApplication.run(MinutesServiceApplication.class, args);
    }
}

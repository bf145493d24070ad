package no.saksgang.meetingservice.paper;

import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.MeetingId;
import no.saksgang.meetingservice.paper.PaperRefusal.FileNotWhatItsNameSays;
import no.saksgang.meetingservice.paper.PaperRefusal.TooManyFiles;
import org.bson.BsonString;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Uploaded papers, in GridFS. A file is there from the moment at which all of it is. */
@Component
class PaperFiles {
    private static final String BUCKET = "papers";

    private final MongoDatabaseFactory mongo;
    private final PaperSettings settings;

    PaperFiles(MongoDatabaseFactory mongo, PaperSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    /**
     * Stores a file as it comes in.
     *
     * @throws IOException if it breaks off; nothing is kept then
     * @throws Refused with {@link FileNotWhatItsNameSays} or {@link TooManyFiles}
     */
    PaperFile add(MeetingId meeting, String fileId, String name, Format format, InputStream body)
            throws IOException {
        var there = find(meeting, fileId);
        if (there.isPresent()) {
            return there.get();
        }
        if (count(meeting) >= settings.most()) {
            throw new Refused(new TooManyFiles(settings.most()));
        }
        var beginning = body.readNBytes(Format.TELLING);
        if (!format.begins(beginning)) {
            throw new Refused(new FileNotWhatItsNameSays(name));
        }
        var url =
                UriComponentsBuilder.fromUri(settings.address())
                        .pathSegment(meeting.value(), fileId, inAddress(name))
                        .encode()
                        .toUriString();
        var about = new Document("format", format.name()).append("url", url);
        var upload =
                bucket().openUploadStream(
                                new BsonString(id(meeting, fileId)),
                                name,
                                new GridFSUploadOptions().metadata(about));
        try {
            upload.write(beginning);
            body.transferTo(upload);
        } catch (IOException broken) {
            upload.abort();
            throw broken;
        }
        upload.close();
        return find(meeting, fileId).orElseThrow();
    }

    /** Firewalls take a semicolon or a percent sign in a path for an attack. */
    private static String inAddress(String name) {
        return name.replaceAll("[^\\p{L}\\p{N} ._()-]", "-");
    }

    Optional<PaperFile> find(MeetingId meeting, String fileId) {
        return Optional.ofNullable(bucket().find(new Document("_id", id(meeting, fileId))).first())
                .map(it -> file(meeting, fileId, it));
    }

    InputStream read(PaperFile file) {
        return bucket().openDownloadStream(new BsonString(id(file.meetingId(), file.fileId())));
    }

    private int count(MeetingId meeting) {
        var all = bucket().find(regex("_id", "^" + Pattern.quote(id(meeting, ""))));
        var n = 0;
        for (var _ : all.limit(settings.most())) {
            n++;
        }
        return n;
    }

    private static PaperFile file(MeetingId meeting, String fileId, GridFSFile stored) {
        var about = Objects.requireNonNull(stored.getMetadata());
        return new PaperFile(
                meeting,
                fileId,
                stored.getFilename(),
                Format.valueOf(about.getString("format")),
                stored.getLength(),
                about.getString("url"));
    }

    private static String id(MeetingId meeting, String fileId) {
        return meeting.value() + "/" + fileId;
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(mongo.getMongoDatabase(), BUCKET);
    }
}

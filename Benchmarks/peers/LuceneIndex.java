import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Lucene with its English analyzer without stop words: `index FILE DIR THREADS MEMORY`, `hits DIR` (a query a line on stdin). */
public final class LuceneIndex {
    private static final JsonFactory JSON = new JsonFactory();

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("index")) {
            index(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]));
        } else {
            hits(Path.of(arguments[1]));
        }
    }

    private static EnglishAnalyzer analyzer() {
        return new EnglishAnalyzer(CharArraySet.EMPTY_SET);
    }

    private static void index(Path file, Path directory, int threads, long memory) throws Exception {
        IndexWriterConfig configuration = new IndexWriterConfig(analyzer());
        configuration.setRAMBufferSizeMB(memory / 1e6);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(directory), configuration);
                BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<Future<Void>> results = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                results.add(workers.submit((Callable<Void>) () -> addArticles(lines, writer)));
            }
            for (Future<Void> result : results) {
                result.get();
            }
            writer.commit();
        } finally {
            workers.shutdown();
        }
    }

    private static Void addArticles(BufferedReader lines, IndexWriter writer) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            writer.addDocument(document(line));
        }
        return null;
    }

    private static Document document(String line) throws IOException {
        Document document = new Document();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.getCurrentName();
                String value = parser.nextTextValue();
                switch (name) {
                    case "id" -> document.add(new StringField(name, value, Field.Store.YES));
                    case "title", "text" -> document.add(new TextField(name, value, Field.Store.YES));
                    default -> document.add(new StoredField(name, value));
                }
            }
        }
        return document;
    }

    private static void hits(Path directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(directory));
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            QueryBuilder builder = new QueryBuilder(analyzer());
            List<Integer> counts = new ArrayList<>(List.of(reader.numDocs()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Query title = builder.createPhraseQuery("title", line);
                Query text = builder.createPhraseQuery("text", line);
                counts.add(searcher.count(new BooleanQuery.Builder().add(title, Occur.SHOULD).add(text, Occur.SHOULD).build()));
            }
            System.out.println(counts);
        }
    }
}

import Chronology
public import NewsCorpus

/// How articles are to be indexed.
public struct IndexingOptions: Sendable {
    public var reading: ReadingOptions
    /// The language of the stemmer, such as `en` or `none`; nil takes the index's own, English for a new one.
    public var language: String?
    /// Threads that decode and analyse.
    public var jobs: Int
    /// Bytes that indexing may take, about, whatever the corpus.
    public var memoryLimit: Int
    /// Forget articles whose file, or whose place in its file, has vanished below the given paths.
    public var prune: Bool
    /// Start from nothing: articles of the present index that are not read again are gone.
    public var rebuild: Bool
    /// Recognise persons, countries and dates in the texts.
    public var recognizesEntities: Bool

    public init(
        reading: ReadingOptions = ReadingOptions(),
        language: String? = nil,
        jobs: Int = 1,
        memoryLimit: Int = 256 << 20,
        prune: Bool = false,
        rebuild: Bool = false,
        recognizesEntities: Bool = true
    ) {
        self.reading = reading
        self.language = language
        self.jobs = jobs
        self.memoryLimit = memoryLimit
        self.prune = prune
        self.rebuild = rebuild
        self.recognizesEntities = recognizesEntities
    }

    /// The same with a limit on single articles: analysing one takes about ten times its size.
    func withinMemory() -> IndexingOptions {
        var options = self
        options.reading.maximumArticleBytes = min(reading.maximumArticleBytes, memoryLimit / 16)
        return options
    }

    /// Bytes of records that a thread analyses together: as many as make the bulk builder's batches fast, or memory allows.
    var taskBytes: Int { max(1 << 16, min(4 << 20, memoryLimit / (32 * max(1, jobs)))) }

    /// Bytes that the words known to a thread may take before they are forgotten.
    var vocabularyBytes: Int { max(2 << 20, min(48 << 20, memoryLimit / (8 * max(1, jobs)) * 3)) }

    /// What, beside a file's size and time, decides what comes of reading it.
    var fingerprint: ContentHash {
        var hash = ContentHash()
        hash.combine(field: reading.reader.rawValue)
        for (name, key) in reading.fieldNames.sorted(by: { $0.key < $1.key }) {
            hash.combine(field: name)
            hash.combine(field: key)
        }
        hash.combine(field: recognizesEntities ? "entities" : nil)
        return hash
    }

    func stamp(of file: CorpusFile) -> ContentHash? {
        if file.isStandardInput { return nil }
        var hash = fingerprint
        hash.combine(bigEndian: UInt64(file.size))
        hash.combine(bigEndian: UInt64(bitPattern: Int64(file.modified)))
        return hash
    }

    func contentHash(of article: Article) -> ContentHash {
        var hash = fingerprint
        for field in [article.title, article.text, article.url, article.source, article.language, article.path] {
            hash.combine(field: field)
        }
        hash.combine(field: article.published?.description)
        for list in [article.authors, article.persons, article.countries] {
            for item in list { hash.combine(field: item) }
            hash.combine(field: nil)
        }
        return hash
    }
}

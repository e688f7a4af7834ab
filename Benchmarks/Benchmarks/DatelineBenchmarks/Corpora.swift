import Foundation
import NewsCorpus

/// The articles that the benchmarks run on.
enum Corpora {
    /// `$DATELINE_CORPUS`, or the sample articles of this repository.
    static let path =
        ProcessInfo.processInfo.environment["DATELINE_CORPUS"]
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Tests/Fixtures/sample-news").standardizedFileURL.path

    /// Up to 20 MB of article text, read once.
    static let articles: [Article] = {
        var articles: [Article] = []
        var bytes = 0
        guard let corpus = try? Corpus(paths: [path]) else { return [] }
        struct Enough: Error {}
        for file in corpus.files().files {
            try? ArticleReader().read(
                file,
                article: { article in
                    articles.append(article)
                    bytes += article.text.utf8.count
                    if bytes > 20_000_000 { throw Enough() }
                },
                failure: { _ in }
            )
        }
        return articles
    }()

    static let textBytes = articles.reduce(0) { $0 + $1.text.utf8.count }

    static func temporaryFolder() -> String {
        NSTemporaryDirectory() + "/dateline-benchmark-" + UUID().uuidString
    }
}

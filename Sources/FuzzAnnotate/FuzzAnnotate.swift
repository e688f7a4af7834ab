import Chronology
import NewsCorpus

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Annotates a great many random texts; `make fuzz COUNT=1000000 SEED=1 ARTICLES='folder file.jsonl'`.
@main
enum FuzzAnnotate {
    /// Milliseconds of processor time that a text of a kilobyte may take; those are included that now and then go into forgetting
    /// the words of the texts before.
    private static let slowMilliseconds = 100.0
    /// Nanoseconds a byte that a long repetitive text may take: some thousand times what an article takes.
    private static let slowNanosecondsPerByte = 20_000.0

    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        guard let count = arguments.popFirst().flatMap({ Int($0) }),
            let seed = arguments.popFirst().flatMap({ UInt64($0) })
        else {
            print("usage: FuzzAnnotate COUNT SEED [ARTICLES…]")
            exit(2)
        }
        let samples = try articles(Array(arguments))
        print("\(count) texts from seed \(seed), \(samples.count) articles to change")
        let failures = fuzz(count: count, seed: seed, samples: samples) + repetitions()
        print(failures == 0 ? "no failures" : "\(failures) failures")
        exit(failures == 0 ? 0 : 1)
    }

    /// The first 20 MB of articles.
    private static func articles(_ paths: [String]) throws -> [[UInt8]] {
        struct Enough: Error {}
        var texts: [[UInt8]] = []
        var bytes = 0
        guard !paths.isEmpty else { return [] }
        do {
            for file in try Corpus(paths: paths).files().files {
                try ArticleReader().read(
                    file,
                    article: { article in
                        texts.append(Array(((article.title ?? "") + "\n" + article.text).utf8))
                        bytes += article.text.utf8.count
                        if bytes > 20_000_000 { throw Enough() }
                    },
                    failure: { print($0) }
                )
            }
        } catch is Enough {}
        return texts
    }

    private static func fuzz(count: Int, seed: UInt64, samples: [[UInt8]]) -> Int {
        var mutator = TextMutator(samples: samples, seed: seed)
        var check = AnnotationCheck()
        // What is made once, at the first text, is no text's time.
        _ = check.problem(of: Array("Theresa May was in Paris on May 9.".utf8), title: nil, published: nil)
        var failures = 0
        var slowest = 0.0
        let begin = milliseconds()
        for number in 0..<count {
            let text = mutator.text()
            let title = mutator.below(2) == 0 ? mutator.text() : nil
            let published = mutator.below(3) == 0 ? nil : CalendarDate(daysSinceEpoch: mutator.below(40_000) - 10_000)
            let start = milliseconds()
            let problem =
                number % 4 == 0
                ? check.problemOfRaw(text, published: published)
                : check.problem(of: text, title: title, published: published)
            let took = milliseconds() - start
            slowest = max(slowest, took)
            let failure = problem ?? (took > slowMilliseconds ? "\(took) ms" : nil)
            if let failure {
                failures += 1
                print("text \(number): \(failure)\n  \(text)")
            }
        }
        print("\(Int(milliseconds() - begin)) ms of processor time; the slowest text took \(slowest) ms")
        return failures
    }

    /// Fragments repeated to long texts, which find what takes time beyond proportion.
    private static func repetitions() -> Int {
        var check = AnnotationCheck()
        var failures = 0
        var slowest = (nanoseconds: 0.0, text: "")
        for fragment in TextMutator.fragments {
            for joint in ["", " ", "\n", ", "] {
                let unit = fragment + Array(joint.utf8)
                let text = [[UInt8]](repeating: unit, count: 100_000 / unit.count).flatMap { $0 }
                let start = milliseconds()
                let problem = check.problem(of: text, title: nil, published: CalendarDate("2025-05-09"))
                let perByte = (milliseconds() - start) * 1_000_000 / Double(text.count)
                if perByte > slowest.nanoseconds { slowest = (perByte, String(decoding: unit, as: UTF8.self)) }
                if let failure = problem ?? (perByte > slowNanosecondsPerByte ? "\(perByte) ns a byte" : nil) {
                    failures += 1
                    print("repeated \(String(decoding: unit, as: UTF8.self).debugDescription): \(failure.prefix(300))")
                }
            }
        }
        print("repetitions of 100 kB: at most \(Int(slowest.nanoseconds)) ns a byte, \(slowest.text.debugDescription)")
        return failures
    }

    /// Processor time of this thread, which other programs do not lengthen.
    private static func milliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}

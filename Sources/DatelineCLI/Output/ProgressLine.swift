import Dateline

/// One line on standard error that is written over while indexing goes on; nothing where that is no terminal.
final class ProgressLine {
    private let terminal = Terminal.standardError
    private var isShown = false

    func show(_ progress: IndexingProgress) {
        guard terminal.isTerminal else { return }
        let seconds = max(progress.seconds, 0.001)
        var parts = ["\(progress.articles.grouped) articles", ByteCount.text(progress.bytes)]
        parts.append("\(Int(Double(progress.articles) / seconds).grouped)/s")
        if progress.totalFiles > 1 { parts.append("file \(progress.files.grouped) of \(progress.totalFiles.grouped)") }
        if progress.failed > 0 { parts.append("\(progress.failed.grouped) not read") }
        if let remaining = remaining(progress) { parts.append("\(remaining) left") }
        terminal.write("\r" + parts.joined(separator: " · ").fitted(to: terminal.columns - 1))
        isShown = true
    }

    private func remaining(_ progress: IndexingProgress) -> String? {
        guard let total = progress.totalBytes, progress.bytes > 0, progress.seconds > 1, total > progress.bytes else {
            return nil
        }
        let seconds = Int(progress.seconds * Double(total - progress.bytes) / Double(progress.bytes))
        return seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
    }

    func clear() {
        guard isShown else { return }
        terminal.write("\r" + String(repeating: " ", count: terminal.columns - 1) + "\r")
        isShown = false
    }
}

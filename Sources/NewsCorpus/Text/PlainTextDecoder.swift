/// Decodes a plain-text file into an article.
enum PlainTextDecoder {
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, file: CorpusFile) -> Result<Article, ReadingFailure> {
        let lines = TextLine.lines(of: TextDecoding.text(of: bytes))
        guard lines.contains(where: { !$0.isBlank }) else {
            return .failure(ReadingFailure(path: file.path, reason: "the file is empty; remove it or fetch it again"))
        }
        var body = Furniture.removed(from: lines)
        guard body.contains(where: { !$0.isBlank }) else {
            let reason = "holds only menus, share bars and the like, no article text; leave it out or fetch it again"
            return .failure(ReadingFailure(path: file.path, reason: reason))
        }
        let title = TitleLine.take(from: &body)
        return .success(Article(id: file.name, title: title, text: Paragraphs.text(of: body), path: file.path))
    }
}

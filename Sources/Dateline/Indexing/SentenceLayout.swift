import EntityRecognition
import TextAnalysis

/// Gives the words of a text their positions, one after the other.
struct SentenceLayout {
    private let mentions: [Mention]
    /// Where in the text the next mention begins.
    private var nextMention: Int
    private var position: UInt32
    private var sentenceStart: UInt32 = 1
    /// The first and the last position of each sentence longer than the gap between two.
    private(set) var longSentences: [UInt32] = []
    /// Of the mentions' first words.
    private(set) var mentionPositions: [UInt32] = []

    /// - Parameter position: the last one before the text.
    init(position: UInt32, mentions: [Mention]) {
        self.position = position
        self.mentions = mentions
        nextMention = mentions.first?.range.lowerBound ?? .max
        mentionPositions.reserveCapacity(mentions.count)
    }

    @inline(__always)
    mutating func position(of token: Token) -> UInt32 {
        if token.flags.contains(.sentenceStart), position > 0 { startSentence() }
        position &+= 1
        if nextMention < token.range.upperBound { takeMentions(before: token.range.upperBound) }
        return position
    }

    @inline(never)
    private mutating func startSentence() {
        endSentence()
        position += DocumentBuilder.sentenceGap
        sentenceStart = position + 1
    }

    mutating func endSentence() {
        if position >= sentenceStart + DocumentBuilder.sentenceGap { longSentences += [sentenceStart, position] }
    }

    @inline(never)
    private mutating func takeMentions(before end: Int) {
        while nextMention < end {
            mentionPositions.append(position)
            nextMention =
                mentionPositions.count < mentions.count ? mentions[mentionPositions.count].range.lowerBound : .max
        }
    }
}

/// The persons of one article.
public struct PersonRecognition: Sendable, Equatable {
    /// Of the text, in its order; the value is the identity's name for display.
    public var mentions: [Mention]
    /// In the order of the first mention, title included.
    public var persons: [PersonEntity]

    public init(mentions: [Mention] = [], persons: [PersonEntity] = []) {
        self.mentions = mentions
        self.persons = persons
    }
}

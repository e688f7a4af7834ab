public import TextAnalysis

/// Finds the countries that a text names: by name, nationality, capital, city, region, seat of government, abbreviation.
///
/// The rules are described in `docs/countries.md`. One for each thread; it keeps what it knows of the vocabulary's words.
public struct CountryRecognizer {
    private var lexicon: PlaceLexicon

    /// - Parameter vocabulary: that of the tokens to come.
    public init(vocabulary: Vocabulary) {
        lexicon = PlaceLexicon(gazetteer: .shared, vocabulary: vocabulary)
    }

    /// - Parameters:
    ///   - title: counts for the roles; its mentions are not returned.
    ///   - persons: mentions of persons in `text`, in its order; no country is found within one.
    /// - Returns: the mentions in the order of the text; the countries in the order of their first mention, those of the
    ///   title first, whose counts include the title's.
    public mutating func recognize(
        _ text: RecognizableText, title: RecognizableText?, persons: [Mention]
    ) -> (mentions: [Mention], countries: [CountryEntity]) {
        let vocabulary = lexicon.vocabulary
        precondition(
            text.vocabulary === vocabulary && (title?.vocabulary ?? vocabulary) === vocabulary,
            "the tokens belong to another vocabulary")
        lexicon.update()
        let article = ArticleWords(text, title: title, lexicon: lexicon)
        return text.tokens.withUnsafeBufferPointer { tokens in
            (title?.tokens ?? []).withUnsafeBufferPointer { titleTokens in
                lexicon.forms.withUnsafeBufferPointer { forms in
                    let body = PlaceText(
                        utf8: text.utf8, tokens: tokens, forms: forms, gazetteer: lexicon.gazetteer, article: article)
                    let title = title.map {
                        PlaceText(
                            utf8: $0.utf8, tokens: titleTokens, forms: forms, gazetteer: lexicon.gazetteer,
                            article: article, isTitle: true)
                    }
                    var reading = CountryReading(body: body, title: title, persons: persons)
                    reading.read()
                    return (reading.mentions, reading.tally.countries(codes: lexicon.gazetteer.codes))
                }
            }
        }
    }
}

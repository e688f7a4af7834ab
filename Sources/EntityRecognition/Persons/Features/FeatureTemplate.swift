/// What a feature of many values tells of a candidate. The number is part of the feature's hash, and so of the model.
enum FeatureTemplate: UInt64 {
    // The words of the run alone (WordFeatures).
    case word = 1, previousWord, nextWord, secondPreviousWord, secondNextWord, previousAndWord, wordAndNext,
        previousAndNext, suffix2, suffix3, suffix4, prefix3, prefix4, previousSuffix, nextSuffix, shape, shapesAround
    case countsAround = 30
    case kindsAtPlace = 42, pattern
    // What stands around it (SurroundingFeatures).
    case left = 61, twoLeft, right, twoRight, leftSuffix, rightSuffix, leftAndRight, secondLeft, secondRight,
        leftAndKind, rightAndKind
    // What the first pass thinks (AgreementFeatures).
    case wordAndMean = 116, runBefore, runAfter
}

/// What a feature of few values tells of a candidate. Each value has a row of weights of its own; the number is the row of the
/// value 0, and the rows of all values lie before the next template's.
enum DirectTemplate: Int, CaseIterable {
    // The words of the run alone (WordFeatures).
    case given = 0, family = 16, middle = 32, givenAndFamily = 96, town = 352, townAndCounts = 360,
        smallness = 1384, timesSmall = 1392, length = 1400, lineMode = 1422, placeInRun = 1428,
        placeAndSentence = 1468, runLength = 1548, differenceAtPlace = 1644, listsAtPlace = 2156,
        countsAtPlace = 2220, smallnessAndCounts = 5036, rolesInRun = 6572, kinds = 6636, givenBefore = 10732,
        familyBehind = 11244, townsAround = 11756, smallnessAround = 12268
    // What stands around it, and what the article shows of the word elsewhere (SurroundingFeatures).
    case roles = 12780, nearRoles = 16876, age = 17900, writtenSmall = 17908, partElsewhere = 17912,
        signsElsewhere = 17976, traitsElsewhere = 17980
    // What the first pass thinks (AgreementFeatures).
    case level = 18492, levelAndTag = 18502, meanAndCount = 18582, mostAndLeast = 18662, tagsElsewhere = 18822,
        edgesElsewhere = 19079, wholeElsewhere = 19099, lastElsewhere = 19119, levelAndMean = 19139,
        levelAndMost = 19299, tagAndTagsElsewhere = 21859, levelsAndCase = 24419, neighbours = 29539,
        levelAndNeighbours = 29699, placeAndNeighbours = 32259, neighboursElsewhere = 37379, runsAround = 39939,
        pairs = 42499, pairsAndLevel = 42659

    /// Behind the last row of the last template.
    static let rowCount = 45219

    /// For each template the row that the next one starts with.
    static let ends = Dictionary(
        uniqueKeysWithValues: zip(allCases, allCases.dropFirst().map(\.rawValue) + [rowCount]))
}

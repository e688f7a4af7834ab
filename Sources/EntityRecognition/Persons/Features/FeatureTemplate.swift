/// What a feature tells of a candidate. The number is part of the feature's hash, and so of the model.
enum FeatureTemplate: UInt64 {
    // The words of the run alone (WordFeatures).
    case word = 1, previousWord, nextWord, secondPreviousWord, secondNextWord, previousAndWord, wordAndNext,
        previousAndNext,
        suffix2, suffix3, suffix4, prefix3, prefix4, previousSuffix, nextSuffix, shape, shapesAround, length, lineMode,
        placeInRun, placeAndSentence, runLength, given, family, middle, givenAndFamily, differenceAtPlace, givenBefore,
        familyBehind, countsAround, listsAtPlace, countsAtPlace, town, townAndCounts, townsAround, smallness,
        smallnessAndCounts, timesSmall, smallnessAround, rolesInRun, kinds, kindsAtPlace, pattern
    // What stands around it, and what the article shows of the word elsewhere (SurroundingFeatures).
    case left = 61, twoLeft, right, twoRight, leftSuffix, rightSuffix, leftAndRight, secondLeft, secondRight,
        leftAndKind,
        rightAndKind, roles, nearRoles, age, writtenSmall, partElsewhere, signsElsewhere, traitsElsewhere
    // What the first pass thinks (AgreementFeatures).
    case level = 101, levelAndTag, meanAndCount, mostAndLeast, tagsElsewhere, edgesElsewhere, wholeElsewhere,
        lastElsewhere,
        levelAndMean, levelAndMost, neighbours, levelAndNeighbours, placeAndNeighbours, neighboursElsewhere,
        tagAndTagsElsewhere, wordAndMean, runBefore, runAfter, runsAround, pairs, pairsAndLevel, levelsAndCase
}

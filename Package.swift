// swift-tools-version: 6.1
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "dateline",
    products: [
        .executable(name: "dateline", targets: ["DatelineCLI"]),
        .library(
            name: "Dateline",
            targets: ["Chronology", "Dateline", "EntityRecognition", "GlassBuilder", "NewsCorpus", "TextAnalysis"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
    ],
    targets: [
        .target(
            name: "CXapian",
            linkerSettings: [.linkedLibrary("xapian")]
        ),
        .target(name: "Xapian", dependencies: ["CXapian"], swiftSettings: swiftSettings),
        .systemLibrary(name: "CDeflate", providers: [.apt(["libisal-dev", "zlib1g-dev"])]),
        .target(name: "GlassBuilder", dependencies: ["CDeflate"], swiftSettings: swiftSettings),
        .target(name: "Chronology", swiftSettings: swiftSettings),
        .target(name: "CFolding", exclude: ["SOURCES.md", "generate.py"]),
        .target(name: "TextAnalysis", dependencies: ["CFolding"], swiftSettings: swiftSettings),
        .target(
            name: "CJSON",
            linkerSettings: [.linkedLibrary("simdjson")]
        ),
        // libarchive itself is loaded when a file needs it.
        .target(
            name: "CArchive", linkerSettings: [.linkedLibrary("z"), .linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(
            name: "NewsCorpus",
            dependencies: ["CArchive", "CJSON", "Chronology", "TextAnalysis"],
            swiftSettings: swiftSettings
        ),
        .target(name: "CGazetteer", exclude: ["gazetteer.tsv"]),
        .target(name: "CPersonModel", exclude: ["names.bin", "weights.bin"]),
        .target(
            name: "EntityRecognition",
            dependencies: ["CGazetteer", "CPersonModel", "Chronology", "TextAnalysis"],
            exclude: ["Resources/SOURCES.md", "Resources/gazetteer.py", "Resources/places.tsv"],
            resources: [
                .embedInCode("Resources/countries.tsv"), .embedInCode("Resources/date-words.tsv"),
                .embedInCode("Resources/person-leaders.tsv"), .embedInCode("Resources/person-variants.txt"),
                .embedInCode("Resources/person-words.txt"),
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Dateline",
            dependencies: [
                "Chronology", "EntityRecognition", "GlassBuilder", "NewsCorpus", "TextAnalysis", "Xapian",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "DatelineCLI",
            dependencies: [
                "Chronology", "Dateline", "EntityRecognition", "NewsCorpus",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "TrainPersons",
            dependencies: ["EntityRecognition", "TextAnalysis"],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "FuzzAnnotate",
            dependencies: ["Chronology", "Dateline", "EntityRecognition", "NewsCorpus", "TextAnalysis"],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "XapianTests", dependencies: ["CXapian", "Xapian"], swiftSettings: swiftSettings),
        .target(
            name: "CXapianOracle",
            path: "Tests/CXapianOracle",
            linkerSettings: [.linkedLibrary("xapian")]
        ),
        .testTarget(
            name: "GlassBuilderTests",
            dependencies: ["CDeflate", "CXapianOracle", "GlassBuilder"],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "ChronologyTests", dependencies: ["Chronology"], swiftSettings: swiftSettings),
        .testTarget(name: "TextAnalysisTests", dependencies: ["TextAnalysis"], swiftSettings: swiftSettings),
        .testTarget(
            name: "NewsCorpusTests",
            dependencies: ["CArchive", "Chronology", "NewsCorpus"],
            swiftSettings: swiftSettings,
            linkerSettings: [.linkedLibrary("archive")]  // the tests write compressed files
        ),
        .testTarget(
            name: "EntityRecognitionTests",
            dependencies: ["Chronology", "EntityRecognition", "FuzzAnnotate", "TextAnalysis"],
            resources: [
                .embedInCode("Cases/countries.tsv"), .embedInCode("Cases/country-roles.tsv"),
                .embedInCode("Cases/gold.txt"),
                .embedInCode("Cases/publication-urls.tsv"),
                .embedInCode("Cases/dates.tsv"), .embedInCode("Cases/publication-days.tsv"),
                .embedInCode("Cases/person-keys.tsv"), .embedInCode("Cases/person-texts.tsv"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "DatelineTests",
            dependencies: ["Chronology", "Dateline", "EntityRecognition", "NewsCorpus", "TextAnalysis", "Xapian"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "DatelineCLITests",
            dependencies: [
                "DatelineCLI", .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: swiftSettings
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx20
)

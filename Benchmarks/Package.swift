// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "dateline-benchmarks",
    dependencies: [
        .package(name: "dateline", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "DatelineBenchmarks",
            dependencies: [
                .product(name: "Dateline", package: "dateline"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/DatelineBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .target(
            name: "StockXapian",
            path: "Benchmarks/StockXapian",
            linkerSettings: [.linkedLibrary("xapian")]
        ),
        .executableTarget(
            name: "search-latency",
            dependencies: ["StockXapian", .product(name: "Dateline", package: "dateline")],
            path: "Benchmarks/SearchLatency"
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx20
)

// swift-tools-version: 6.2
import PackageDescription

// How this file is kept: one section a floor, from the ground up; targets in the order in which they stand on one
// another; dependencies as in the table of ARCHITECTURE.md, which a test holds against the imports; settings once,
// at the end.

/// One shim stands beside every agent: it needs no library at run time, carries no code that it does not use, and does
/// not begin at a multiple of two megabytes, from which the kernel would map more of it than is run. The functions that
/// it runs stand side by side (`Scripts/hot-functions`).
let shimLinking =
    ["-static-executable", "-use-ld=lld"]
    + [
        "--gc-sections", "--image-base=0x410000", "-s", "--no-warn-symbol-ordering",
        "--symbol-ordering-file=\(Context.packageDirectory)/Sources/Programs/roost-shim/hot-functions.txt",
    ].flatMap { ["-Xlinker", $0] }

/// What `roost version` says it was built from. Who builds says it, by `ROOST_COMMIT`: what git says of a package is
/// looked up once and then kept, and an old commit is worse than none.
let commit =
    Context.environment["ROOST_COMMIT"].flatMap { text in
        !text.isEmpty && text.utf8.count <= 80 && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            ? text : nil
    } ?? "unknown"

let package = Package(
    name: "roost",
    targets: [
        // C
        .target(
            name: "CPlatform",
            path: "Sources/C/CPlatform",
            cSettings: [.define("_GNU_SOURCE"), .define("ROOST_COMMIT", to: "\"\(commit)\"")]
        ),

        .target(name: "CToml", path: "Sources/C/CToml"),
        .target(name: "CSimdjson", path: "Sources/C/CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CSQLite", path: "Sources/C/CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "CCurl", path: "Sources/C/CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CZstd", path: "Sources/C/CZstd", linkerSettings: [.linkedLibrary("zstd")]),
        .target(
            name: "CCurses",
            path: "Sources/C/CCurses",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
        ),
        .target(
            name: "CMicrohttpd",
            path: "Sources/C/CMicrohttpd",
            linkerSettings: [.linkedLibrary("microhttpd")]
        ),
        .target(name: "CAssets", path: "Sources/C/CAssets", exclude: ["web"]),

        // Values
        .target(name: "JSON", path: "Sources/Values/JSON"),
        .target(name: "Domain", dependencies: ["JSON"], path: "Sources/Values/Domain"),

        // System
        .target(name: "Platform", dependencies: ["Domain", "CPlatform"], path: "Sources/System/Platform"),

        .target(
            name: "Settings",
            dependencies: ["Domain", "JSON", "Platform", "CToml"],
            path: "Sources/System/Settings"
        ),
        .target(name: "Control", dependencies: ["Domain", "JSON", "Platform"], path: "Sources/System/Control"),
        .target(name: "Git", dependencies: ["Domain", "Platform"], path: "Sources/System/Git"),
        .target(name: "Packing", dependencies: ["Domain", "Platform", "CZstd"], path: "Sources/System/Packing"),

        // Record
        .target(name: "Journal", dependencies: ["Domain", "JSON", "Platform"], path: "Sources/Record/Journal"),
        .target(
            name: "Checkpoints",
            dependencies: ["Domain", "JSON", "Platform", "Journal", "Git"],
            path: "Sources/Record/Checkpoints"
        ),
        .target(
            name: "Recorder",
            dependencies: ["Domain", "JSON", "Platform", "Journal", "Control", "Checkpoints"],
            path: "Sources/Record/Recorder"
        ),
        .target(name: "Decoding", dependencies: ["Domain", "JSON", "CSimdjson"], path: "Sources/Record/Decoding"),
        .target(
            name: "Store",
            dependencies: ["Domain", "JSON", "Platform", "Packing", "CSQLite"],
            path: "Sources/Record/Store"
        ),
        .target(
            name: "Indexer",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Git", "Packing", "Decoding", "Store",
            ],
            path: "Sources/Record/Indexer"
        ),
        .target(
            name: "Queries",
            dependencies: ["Domain", "JSON", "Platform", "Journal", "Git", "Packing", "Decoding", "Store"],
            path: "Sources/Record/Queries"
        ),

        // Flock
        .target(name: "Agents", dependencies: ["Domain", "JSON"], path: "Sources/Flock/Agents"),
        .target(name: "Demo", dependencies: ["Domain", "JSON", "Platform"], path: "Sources/Flock/Demo"),
        .target(
            name: "Runs",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Git", "Checkpoints", "Agents",
            ],
            path: "Sources/Flock/Runs"
        ),
        .target(name: "Panes", dependencies: ["Domain", "JSON", "Platform", "Journal"], path: "Sources/Flock/Panes"),
        .target(
            name: "Outbound",
            dependencies: ["Domain", "JSON", "Platform", "CCurl"],
            path: "Sources/Flock/Outbound"
        ),
        .target(
            name: "Supervision",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Git", "Agents", "Runs", "Panes",
                "Outbound",
            ],
            path: "Sources/Flock/Supervision"
        ),

        // Faces
        .target(name: "Asking", dependencies: ["Domain", "Platform"], path: "Sources/Faces/Asking"),
        .target(
            name: "TerminalUI",
            dependencies: ["Domain", "JSON", "Platform", "Control", "Queries", "CCurses"],
            path: "Sources/Faces/TerminalUI"
        ),
        .target(
            name: "Dashboard",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Runs", "Queries", "Asking",
                "CMicrohttpd", "CAssets",
            ],
            path: "Sources/Faces/Dashboard"
        ),
        .target(
            name: "Commands",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Git", "Checkpoints", "Runs", "Panes",
                "Indexer", "Queries", "Asking", "TerminalUI",
            ],
            path: "Sources/Faces/Commands"
        ),

        // Programs
        .executableTarget(name: "roost", dependencies: ["Commands"], path: "Sources/Programs/roost"),
        .executableTarget(name: "roostd", dependencies: ["Supervision"], path: "Sources/Programs/roostd"),
        .executableTarget(
            name: "roost-index",
            dependencies: ["Indexer", "Settings"],
            path: "Sources/Programs/roost-index"
        ),
        .executableTarget(name: "roost-web", dependencies: ["Dashboard"], path: "Sources/Programs/roost-web"),
        .executableTarget(
            name: "roost-demo-agent",
            dependencies: ["Demo"],
            path: "Sources/Programs/roost-demo-agent"
        ),
        .executableTarget(
            name: "roost-shim",
            dependencies: ["Recorder"],
            path: "Sources/Programs/roost-shim",
            exclude: ["hot-functions.txt"],
            linkerSettings: [.unsafeFlags(shimLinking, .when(configuration: .release))]
        ),

        // What only tests use: helpers, and the program that plays the other side in a process of its own
        .target(
            name: "TestSupport",
            dependencies: ["Domain", "JSON", "Platform", "Journal", "Control", "Decoding", "Queries"],
            path: "Tests/TestSupport"
        ),
        .executableTarget(
            name: "roost-testbed",
            dependencies: [
                "Domain", "JSON", "Platform", "Control", "Journal", "Runs", "Store", "Indexer", "Queries",
                "TestSupport",
            ],
            path: "Tests/Testbed"
        ),

        // What measures: our programs and their anchors from outside
        .executableTarget(
            name: "roost-bench",
            dependencies: ["Domain", "JSON", "Platform", "Control"],
            path: "Benchmarks",
            exclude: ["Python"]
        ),

        // Tests
        .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "JSON", "TestSupport"]),
        .testTarget(name: "PlatformTests", dependencies: ["Domain", "Platform", "TestSupport", "roost-testbed"]),
        .testTarget(
            name: "JournalTests",
            dependencies: ["Domain", "JSON", "Platform", "Journal", "TestSupport", "roost-testbed"],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "SettingsTests", dependencies: ["Domain", "JSON", "Platform", "Settings", "TestSupport"]),
        .testTarget(
            name: "ControlTests",
            dependencies: ["Domain", "JSON", "Platform", "Control", "TestSupport", "roost-testbed"]
        ),
        .testTarget(name: "GitTests", dependencies: ["Domain", "Platform", "Git", "TestSupport"]),
        .testTarget(
            name: "CheckpointsTests",
            dependencies: ["Domain", "JSON", "Platform", "Journal", "Git", "Checkpoints", "TestSupport"]
        ),
        .testTarget(
            name: "RecorderTests",
            dependencies: [
                "Domain", "JSON", "Platform", "Journal", "Control", "Checkpoints", "Recorder", "TestSupport",
                "roost-shim", "roost-testbed",
            ]
        ),
        .testTarget(name: "PackingTests", dependencies: ["Domain", "Platform", "Packing", "TestSupport"]),
        .testTarget(
            name: "DecodingTests",
            dependencies: ["Domain", "JSON", "Platform", "Decoding", "TestSupport"],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Domain", "JSON", "Platform", "Packing", "Store", "TestSupport"]
        ),
        .testTarget(
            name: "IndexerTests",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Git", "Packing", "Decoding", "Store",
                "Indexer", "TestSupport", "roost-index", "roost-testbed",
            ]
        ),
        .testTarget(
            name: "QueriesTests",
            dependencies: [
                "Domain", "JSON", "Platform", "Journal", "Git", "Packing", "Decoding", "Store", "Queries",
                "TestSupport", "roost",
            ]
        ),
        .testTarget(name: "AgentsTests", dependencies: ["Domain", "JSON", "Agents", "TestSupport"]),
        .testTarget(
            name: "DemoTests",
            dependencies: [
                "Domain", "JSON", "Platform", "Decoding", "Agents", "Demo", "TestSupport", "roost-demo-agent",
            ]
        ),
        .testTarget(
            name: "RunsTests",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Git", "Checkpoints", "Agents", "Runs",
                "TestSupport", "roost-shim", "roost-testbed",
            ]
        ),
        .testTarget(name: "OutboundTests", dependencies: ["Domain", "Platform", "Outbound", "TestSupport", "roost"]),
        .testTarget(
            name: "PanesTests",
            dependencies: ["Domain", "JSON", "Platform", "Journal", "Panes", "TestSupport"]
        ),
        .testTarget(
            name: "SupervisionTests",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Git", "Agents", "Runs", "Panes",
                "Outbound",
                "Supervision", "TestSupport", "roost", "roostd", "roost-index", "roost-shim", "roost-testbed",
            ]
        ),
        .testTarget(name: "AskingTests", dependencies: ["Domain", "Platform", "Asking", "TestSupport"]),
        .testTarget(
            name: "TerminalUITests",
            dependencies: [
                "Domain", "JSON", "Platform", "Journal", "Control", "Store", "Queries", "TerminalUI", "TestSupport",
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "DashboardTests",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Runs", "Queries", "Asking",
                "Dashboard", "TestSupport", "roost",
            ]
        ),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "Domain", "JSON", "Platform", "Settings", "Journal", "Control", "Git", "Checkpoints", "Runs",
                "Panes", "Decoding", "Store", "Indexer", "Queries", "Supervision", "Asking", "TerminalUI", "Commands",
                "TestSupport", "roost", "roostd", "roost-demo-agent", "roost-index", "roost-shim", "roost-testbed",
                "roost-web",
            ],
            exclude: ["MCP/Fixtures"]
        ),
        .testTarget(
            name: "TestSupportTests",
            dependencies: [
                "Domain", "JSON", "Platform", "Journal", "Control", "TestSupport", "roost-shim", "roost-testbed",
            ]
        ),
        .testTarget(name: "TidyTests"),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

for target in package.targets {
    target.cSettings = (target.cSettings ?? []) + [.treatAllWarnings(as: .error)]
    target.cxxSettings = [.treatAllWarnings(as: .error)]
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        // So that the linker can move each by itself.
        .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
    ]
}

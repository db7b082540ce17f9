/// Each file of ours that has code has tests of its own, where its name says they are. A small type may be tested with
/// its neighbours; then a test of its target names it.
struct Tested: Rule {
    static let smallLinesMax = 60

    let name = "tested"
    let advice = "Write Tests/<Target>Tests/<Type>Tests.swift, or state in the list of exceptions why it needs none."
    let samples: [Sample] = [
        [
            "Sources/Values/Domain/Run.swift": "struct Run { func next() {} }",
            "Sources/Values/Domain/Run+Text.swift": "extension Run { var text: String { name } }",
            "Sources/Values/Domain/RunError.swift": "enum RunError { var hint: String { text } }",
            "Sources/Values/Domain/Task.swift": "struct Task { init() {} } ◀",
            "Sources/Values/Domain/Level.swift": "enum Level { case debug, info }",
            "Sources/Values/Domain/Clock.swift": "protocol Clock { func now() -> Moment }",
            "Sources/Values/Domain/Small.swift": "struct Small { init() {} }",
            "Sources/Values/Domain/Large.swift":
                "struct Large { init() {} } ◀\(String(repeating: "\n// more", count: Self.smallLinesMax))",
            "Sources/Programs/roost/Roost.swift": "@main struct Roost { static func main() {} }",
            "Tests/TestSupport/Scratch.swift": "struct Scratch { init() {} } ◀",
            "Tests/DomainTests/Values/RunTests.swift": "struct RunTests { let small = Small(), large = Large() }",
            "Tests/JSONTests/TaskTests.swift": "struct TaskTests { let task = Task() }",
        ]
    ]

    func findings(in tree: Tree) -> [Finding] {
        let tests = Dictionary(grouping: tree.swiftFiles.filter { $0.place.area == .tests }) { $0.place.target ?? "" }
        return tree.swiftFiles.filter { file in
            needsTests(file) && !areTests(tests["\(file.place.target ?? "")Tests", default: []], of: file)
        }.map { Finding(path: $0.path, line: 1, found: "it has no tests") }
    }

    /// An entry point only composes what has tests, and a file without code has nothing to run.
    private func needsTests(_ file: SwiftFile) -> Bool {
        let isOurs = file.place.area == .sources || file.place.target == "TestSupport"
        return isOurs && file.place.floor != "Programs" && file.declarations.contains(where: \.hasCode)
    }

    private func areTests(_ tests: [SwiftFile], of file: SwiftFile) -> Bool {
        let expected = Self.expected(for: String(file.file.name.dropLast(".swift".count)))
        if tests.contains(where: { expected.contains($0.file.name) }) { return true }
        guard file.file.lines.count <= Self.smallLinesMax else { return false }
        return file.outermostTypes.contains { type in tests.contains { !$0.positions(of: type.name).isEmpty } }
    }

    /// A topic may be tested with its type, and the wording of an error with what throws it.
    private static func expected(for stem: String) -> Set<String> {
        let type = String(stem.prefix { $0 != "+" })
        let own = stem.filter { $0 != "+" }
        let thrower = stem.hasSuffix("Error") ? String(stem.dropLast("Error".count)) : type
        return Set([type, stem, own, thrower].map { $0 + "Tests.swift" })
    }
}

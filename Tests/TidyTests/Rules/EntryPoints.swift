/// What starts a program composes it and does nothing else.
struct EntryPoints: SwiftRule {
    static let linesMax = 40

    let name = "entry-point"
    let advice = "Move what it does into the target that it starts."
    let samples: [Sample] = [
        [
            "Sources/Programs/roost/Roost.swift": "// first ◀\(String(repeating: "\n// more", count: Self.linesMax))",
            "Tests/Testbed/Testbed.swift": """
            @main struct Testbed {} ◀
            \(String(repeating: "// more\n", count: Self.linesMax))
            """,
            "Sources/Programs/roostd/Daemon.swift": """
            @main struct Daemon {}
            \(String(repeating: "// more\n", count: Self.linesMax - 1))
            """,
            Sample.path: String(repeating: "// more\n", count: Self.linesMax + 1),
        ]
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        let isEntry = file.place.floor == "Programs" || file.positions(of: "main").contains { file.text($0 - 1) == "@" }
        guard isEntry, file.file.lines.count > Self.linesMax else { return [] }
        return [
            Finding(path: file.path, line: 1, found: "\(file.file.lines.count) lines, \(Self.linesMax) are allowed")
        ]
    }
}

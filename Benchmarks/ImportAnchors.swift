import Domain
import Platform

/// Programs that read the same transcripts, as far as they are there, and what they took of the processor.
struct ImportAnchors {
    private static let importer = "Benchmarks/Python/import_rows.py"
    private static let query = "Benchmarks/Python/duckdb_cost.py"

    private let corpus: Corpus
    private let python: String
    private let hasDuck: Bool

    private(set) var script = Samples()
    /// With the reader of JSON that it found.
    private(set) var scriptName = ""
    private(set) var duck = Samples()
    private(set) var monitor = Samples()
    private(set) var viewer = Samples()
    private(set) var viewerAgain = Samples()

    init(_ corpus: Corpus, _ python: String, _ programs: Programs) {
        self.corpus = corpus
        self.python = python
        hasDuck = programs.hasModule("duckdb", python)
    }

    mutating func measure(_ round: Int, _ programs: Programs, _ scratch: Scratch) throws {
        script.add(try importRows(into: scratch.file("script-\(round).db"), programs, scratch))
        if hasDuck { duck.add(try programs.run(python, [Self.query, corpus.folder]).cpu) }
        let home = scratch.file("user-\(round)")
        try SystemDisk().makeFolders("\(home)/.claude")
        try SystemDisk().link("\(home)/.claude/projects", to: corpus.folder)
        let programs = programs.adding(["HOME=\(home)", "AGENTSVIEW_NO_DAEMON=1"])
        if let program = programs.anchor("claude-monitor") {
            // It ends with a code of its own where no session goes on.
            let arguments = ["--once", "--view", "daily"]
            monitor.add(try programs.run(program, arguments, error: .null, mayFail: true).cpu)
        }
        if let program = programs.anchor("agentsview") {
            viewer.add(try programs.run(program, ["sync"], error: .null).cpu)
            viewerAgain.add(try programs.run(program, ["sync"], error: .null).cpu)
        }
    }

    private mutating func importRows(into file: String, _ programs: Programs, _ scratch: Scratch) throws -> Duration {
        let output = try scratch.create("told")
        let cost = try programs.run(
            python,
            [Self.importer, corpus.folder, file],
            output: .descriptor(output.number)
        )
        let told = try scratch.text("told").split(whereSeparator: \.isWhitespace)
        guard told.count == 4, told[1] == "\(corpus.responses)", told[2] == "\(corpus.nanodollars)" else {
            throw PlatformError.unreadable(path: Self.importer, expected: "the costs of manifest.json")
        }
        scriptName = "python3 \(told[0]) + executemany"
        return cost.cpu
    }
}

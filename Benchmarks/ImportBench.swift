import Domain
import JSON
import Platform

/// What transcripts cost, and transcripts that become rows: what was said, the search, and the same again with nothing
/// new.
struct ImportBench {
    private static let memoryMax = Quantity(128, "MB")
    /// What agentsview took where both were measured, of what the script with orjson took.
    private static let viewerOfScript = (cold: 10.7, again: 0.08)

    let megabytes: Int
    let rounds: Int
    /// A corpus that lies ready.
    let ready: String?

    private struct Times {
        /// Of a dry run, which keeps nothing, as the programs do not that it is held against.
        var cost = Samples()
        var cold = Samples()
        var search = Samples()
        var again = Samples()
        var peakMemoryBytes: Int64 = 0
        var costMemoryBytes: Int64 = 0
    }

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        guard let python = try programs.python(scratch),
            let corpus = try Corpus.make(megabytes: megabytes, ready: ready, programs, scratch)
        else { return table.skip("import", without: "python3") }
        var ours = Times()
        var anchors = ImportAnchors(corpus, python, programs)
        for round in 0..<rounds {
            try take(corpus, into: "import-\(round)", programs, scratch, &ours, &table)
            try anchors.measure(round, programs, scratch)
        }
        show(ours, anchors, corpus, &table)
    }

    private func take(
        _ corpus: Corpus,
        into home: String,
        _ programs: Programs,
        _ scratch: Scratch,
        _ times: inout Times,
        _ table: inout BenchTable
    ) throws {
        let programs = programs.adding(["ROOST_HOME=\(scratch.file(home))"])
        let roost = try programs.ours("roost")
        try takeCost(corpus, roost, programs, scratch, &times, &table)
        let arguments = ["import", "claude", corpus.folder]
        let cold = try programs.run(roost, arguments, error: .null, mayFail: true)
        times.cold.add(cold.cpu)
        times.peakMemoryBytes = max(times.peakMemoryBytes, cold.peakMemoryBytes)
        times.again.add(try programs.run(roost, arguments, error: .null).cpu)
        times.search.add(cold.cpu + (try programs.run(roost, ["index", "--once"]).cpu))
        let sums = "SELECT count(*), sum(estimated_cost_nanodollars) FROM api_calls"
        let answer = try programs.text(of: roost, ["sql", sums, "-o", "csv"], scratch)
        let expected = "\(corpus.responses),\(corpus.nanodollars)"
        guard !answer.split(whereSeparator: \.isNewline).contains(where: { $0 == expected }) else { return }
        let found = answer.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
        table.fail("import, responses and nano-dollars", found, beside: "\(expected)  manifest.json")
    }

    /// Before anything is imported, so that all of it is new.
    private func takeCost(
        _ corpus: Corpus,
        _ roost: String,
        _ programs: Programs,
        _ scratch: Scratch,
        _ times: inout Times,
        _ table: inout BenchTable
    ) throws {
        let output = try scratch.create("dry-run")
        let cost = try programs.run(
            roost,
            ["import", "claude", "-n", corpus.folder, "-o", "json"],
            output: .descriptor(output.number),
            error: .null
        )
        times.cost.add(cost.cpu)
        times.costMemoryBytes = max(times.costMemoryBytes, cost.peakMemoryBytes)
        let told = try JSONReader.read(try scratch.text("dry-run"))
        let responses = told["responses"]?.integerValue ?? 0
        let nanodollars = told["cost_nanodollars"]?.integerValue ?? 0
        let (found, expected) = ("\(responses),\(nanodollars)", "\(corpus.responses),\(corpus.nanodollars)")
        guard found != expected else { return }
        table.fail("dry run, responses and nano-dollars", found, beside: "\(expected)  manifest.json")
    }

    private func show(_ ours: Times, _ anchors: ImportAnchors, _ corpus: Corpus, _ table: inout BenchTable) {
        let exact = "exact cost (import -n), \(corpus.size)"
        add(exact, ours.cost, beside: anchors.duck, of: "DuckDB read_json", ratioMax: 0.5, &table)
        add(exact, ours.cost, beside: anchors.monitor, of: "claude-monitor --once", ratioMax: 0.15, &table)
        let rows = "import, all rows with content"
        add(rows, ours.cold, beside: anchors.script, of: anchors.scriptName, ratioMax: 0.6, &table)
        let costMemory = Quantity(Double(ours.costMemoryBytes) / 1_048_576, "MB")
        table.require("exact cost, memory at its peak", costMemory, most: Self.memoryMax, beside: "")
        let memory = Quantity(Double(ours.peakMemoryBytes) / 1_048_576, "MB")
        table.require("import, memory at its peak", memory, most: Self.memoryMax, beside: "")
        let isDerived = anchors.viewer.isEmpty
        let script = Quantity.seconds(anchors.script.least).value
        for (what, times, viewer, ofScript, ratioMax) in [
            ("import + search ready", ours.search, anchors.viewer, Self.viewerOfScript.cold, 0.15),
            ("import again, nothing new", ours.again, anchors.viewerAgain, Self.viewerOfScript.again, 0.1),
        ] {
            guard isDerived else {
                add(what, times, beside: viewer, of: "agentsview sync", ratioMax: ratioMax, &table)
                continue
            }
            // What is derived from another ratio is no pass or fail.
            let derived = Quantity(script * ofScript, "s")
            let most = Quantity(derived.value * ratioMax, "s")
            let name = "\(derived)  agentsview, which is missing, derived from python3"
            table.add(what, .seconds(times.least), most: most, beside: name)
        }
    }

    private func add(
        _ what: String,
        _ ours: Samples,
        beside anchor: Samples,
        of name: String,
        ratioMax: Double,
        _ table: inout BenchTable
    ) {
        guard !anchor.isEmpty else { return table.skip(what, without: name) }
        table.add(what, .seconds(ours.least), beside: .seconds(anchor.least), of: name, ratioMax: ratioMax)
    }
}

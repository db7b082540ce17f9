import Domain
import JSON
package import Journal

/// What verifying directories told, shown as it comes for people and as a table for programs.
package struct VerificationReport {
    package private(set) var isDamaged = false
    private let isQuiet: Bool
    private let console: Console
    private let format: OutputFormat
    private var counts: [String: Int] = [:]
    private var directoryCount = 0
    private var table = Table(
        of: "verification",
        [
            Column("result", title: "RESULT"), Column("kind", title: "KIND"), Column("id", title: "ID"),
            Column("events", title: "EVENTS", .number), Column("chunks", title: "CHUNKS", .number),
            Column("bytes", title: "BYTES", .number), Column("directory", title: "DIRECTORY", .prose),
            Column("findings", title: "FINDINGS", .prose),
        ]
    )

    package init(isQuiet: Bool, for console: Console, as format: OutputFormat) {
        self.isQuiet = isQuiet
        self.console = console
        self.format = format
    }

    package mutating func add(_ verification: Verification) throws(CommandError) {
        directoryCount += 1
        counts[verification.word, default: 0] += 1
        isDamaged = isDamaged || verification.isDamaged
        guard !isQuiet || verification.word != "whole" else { return }
        guard format == .table else { return table.append(row(verification)) }
        try console.line(headline(verification))
        for finding in verification.findings.sorted(by: { $0.severity > $1.severity }) {
            guard !isQuiet || finding.severity > .note else { continue }
            try console.line("  " + line(finding))
        }
        // A large home takes its time: each directory is shown as it is read.
        try console.flush()
    }

    package func finish() throws(CommandError) {
        guard format == .table else { return try console.show(table, as: format) }
        guard directoryCount != 1 else { return }
        guard directoryCount > 0 else {
            return try console.line("Nothing to verify: there is no run and no session yet.")
        }
        let words = ["whole", "torn", "missing", "damaged", "edited"]
        let told = words.compactMap { word in counts[word].map { "\($0) \(word)" } }.joined(separator: ", ")
        try console.line("\(directoryCount) directories: \(told)")
    }

    private func headline(_ verification: Verification) -> String {
        let word = DisplayWidth.pad(verification.word, to: 8)
        let name = SafeText.of(verification.id ?? verification.directory)
        var parts = ["\(verification.eventCount) events"]
        if verification.kind == .run {
            parts.append("\(verification.chunkCount) chunks")
            parts.append(ByteCount(bytes: verification.bytesRead).description)
        }
        let ink = ink(verification)
        return ink.mark("\(mark(verification)) \(word)", where: console.output.isColored)
            + " \(verification.kind.rawValue) \(name)   " + parts.joined(separator: ", ")
    }

    private func line(_ finding: Finding) -> String {
        var place: [String] = []
        if let sequence = finding.sequence { place.append("seq \(sequence)") }
        if let offset = finding.offset { place.append("at byte \(offset)") }
        if let length = finding.length { place.append("\(length) bytes") }
        let told = "\(finding.file): \(finding.message)" + (place.isEmpty ? "" : " (\(place.joined(separator: ", ")))")
        let word = DisplayWidth.pad(finding.severity.rawValue, to: 8)
        return (finding.severity.isDamage ? Ink.red : .dim).mark(word, where: console.output.isColored) + " "
            + SafeText.of(told)
    }

    private func mark(_ verification: Verification) -> String {
        if verification.isDamaged { return "✗" }
        return verification.word == "torn" ? "◐" : "✓"
    }

    private func ink(_ verification: Verification) -> Ink {
        if verification.isDamaged { return .red }
        return verification.word == "torn" ? .yellow : .green
    }

    private func row(_ verification: Verification) -> [Cell] {
        let findings = verification.findings.map { JSONValue.object($0.json) }
        return [
            .text(verification.word), .text(verification.kind.rawValue), verification.id.map { .text($0) } ?? .none,
            .integer(verification.eventCount), .integer(verification.chunkCount), .integer(verification.bytesRead),
            .text(verification.directory), Cell("\(findings.count)", .array(findings)),
        ]
    }
}

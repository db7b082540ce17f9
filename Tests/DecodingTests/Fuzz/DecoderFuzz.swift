import Decoding
import Domain
import TestSupport

/// What must hold of a decoder whatever the lines are that it is given.
struct DecoderFuzz {
    private static let prefixes = MarkerPrefixes(["ROOST:"])
    /// More than any line that is made here.
    private static let lineBytesMax = 2 << 20
    /// A decoder may tell a few facts of a line, and one for each of its values; never without bound.
    private static let factsMax = 8
    private static let catalog = PriceCatalog(ShippedPrices.entries)

    private let kind: DecoderKind
    private let texts: DamagedText
    private let room: GuardedLine
    private let parser = LineParser()

    init?(_ kind: DecoderKind) throws {
        guard let room = GuardedLine(bytesMax: Self.lineBytesMax) else { return nil }
        self.kind = kind
        self.room = room
        texts = DamagedText(of: try kind.texts())
    }

    func complaints(_ random: inout SeededGenerator) -> [String] {
        let text = texts.next(&random)
        var all = Told()
        var complaints: [String] = []
        var decoder = kind.decoder(DecodingPlan(parser: parser, markers: Self.prefixes))
        let lines = Self.lines(of: text)
        var taken: [Range<Int>] = []
        for line in lines {
            let before = all.facts.count
            guard let bytes = room.place(text[line]) else { continue }
            do throws(DecodingError) {
                try decoder.line(bytes, at: Int64(line.lowerBound)) { all.take($0, $1) }
                taken.append(line)
            } catch {
                if all.facts.count > before { complaints.append("\(error), and yet it told of the line") }
            }
            let told = all.facts[before...]
            if told.count > Self.factsMax + line.count / 2 { complaints.append("\(told.count) facts of a line") }
            complaints += told.flatMap { Self.complaints(of: $0.fact, $0.origin, in: line) }
        }
        complaints += costsOnlyThemselves(text, taken, all)
        complaints += knownUsage(text, lines, all)
        complaints += Self.complaints(of: all.reports)
        return complaints.map { "\($0) in \(String(decoding: text.prefix(3_000), as: UTF8.self).debugDescription)" }
    }

    private static func lines(of text: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for end in text.indices where text[end] == 0x0a {
            lines.append(start..<end)
            start = end + 1
        }
        return lines + (start < text.count ? [start..<text.count] : [])
    }

    // MARK: - All lines together

    private struct Told {
        var facts: [(fact: Fact, origin: LineOrigin)] = []

        mutating func take(_ fact: Fact, _ origin: LineOrigin) { facts.append((fact, origin)) }

        var reports: [UsageReport] {
            facts.compactMap { if case .usage(let report) = $0.fact { report } else { nil } }
        }
    }

    /// Without the lines that were refused, all others say what they said among them.
    private func costsOnlyThemselves(_ text: [UInt8], _ lines: [Range<Int>], _ all: Told) -> [String] {
        let again = told(text, lines, DecodingPlan(parser: parser, markers: Self.prefixes))
        guard again.facts.count == all.facts.count else {
            return ["\(all.facts.count) facts with the lines that were refused, and \(again.facts.count) without"]
        }
        let differing = zip(all.facts, again.facts).first { $0 != $1 }
        return differing.map { ["a refused line changed \($0.1) to \($0.0)"] } ?? []
    }

    /// Whoever wants only usage is told no other. Lines that do not mention any are not read then, and one of them may
    /// say whose it was, or when.
    private func knownUsage(_ text: [UInt8], _ lines: [Range<Int>], _ all: Told) -> [String] {
        let only = told(text, lines, DecodingPlan(parser: parser, detail: .usage))
        let known = Set(all.reports.map(\.usage))
        return only.reports.filter { !known.contains($0.usage) }.map { "usage alone is \($0)" }
    }

    private func told(_ text: [UInt8], _ lines: [Range<Int>], _ plan: DecodingPlan) -> Told {
        var decoder = kind.decoder(plan)
        var told = Told()
        for line in lines {
            Deliberate.ignore(because: "a line that is refused says nothing") { () throws(DecodingError) in
                try decoder.line(Array(text[line]), at: Int64(line.lowerBound)) { told.take($0, $1) }
            }
        }
        return told
    }

    // MARK: - One fact

    private static func complaints(of fact: Fact, _ origin: LineOrigin, in line: Range<Int>) -> [String] {
        let bytes = Int64(line.lowerBound)..<Int64(line.upperBound)
        var complaints: [String] = []
        if origin.bytes != bytes { complaints.append("the line \(bytes) is told to be \(origin.bytes)") }
        switch fact {
        case .block(let block) where block.bytes.clamped(to: bytes) != block.bytes:
            complaints.append("a block \(block.bytes) that is not in its line \(bytes)")
        case .usage(let report):
            let usage = report.usage
            let counters = [usage.input, usage.output, usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h]
            if counters.contains(where: { $0 < 0 }) { complaints.append("fewer tokens than none: \(usage)") }
            if counters.contains(where: { $0 > usage.sum }) { complaints.append("more tokens than all: \(usage)") }
        default: break
        }
        return complaints + RenderedFact.complaints(of: fact, lineBytes: line.count)
    }

    /// Each is counted, whatever it says, and what is counted is never less than none.
    private static func complaints(of reports: [UsageReport]) -> [String] {
        var tally = UsageTally()
        for report in reports { tally.record(report) }
        return tally.responses.compactMap { response in
            let usage = response.usage
            let counters = [usage.input, usage.output, usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h]
            let cost = catalog.cost(of: response)
            if let computed = cost.computed, computed.nanodollars < 0 { return "a cost of \(computed)" }
            return counters.contains { $0 < 0 } ? "fewer tokens than none are counted: \(usage)" : nil
        }
    }
}

import Decoding
import Domain

/// Finds a secret that a stream tells in parts, a few letters in each line, as agents print what a model is saying. Of
/// a part in which some of it stands all is taken, since what is left of it would tell as much.
struct ToldInParts {
    /// The end of what was said so far in one place, as it stands between the quotes.
    private struct Tail {
        var bytes: [UInt8] = []
        /// Where its parts stand in the file, and in `bytes`.
        var parts: [(file: Range<Int64>, place: Range<Int>)] = []
    }

    private let search: SecretSearch
    private let parser = LineParser()
    private var tails: [String: Tail] = [:]
    private(set) var ranges: Set<Range<Int64>> = []

    init(_ search: SecretSearch) { self.search = search }

    static func find<Source: ByteSource & ~Copyable>(
        _ search: SecretSearch,
        in source: consuming Source
    ) throws(IndexerError) -> [Range<Int64>] {
        var told = ToldInParts(search)
        var lines = SourceLines(source)
        while let line = try lines.next() {
            switch line {
            case .line(let bytes, let place), .torn(let bytes, let place): told.take(bytes, at: place)
            case .tooLong: break
            }
        }
        return told.ranges.sorted { $0.lowerBound < $1.lowerBound }
    }

    private mutating func take(_ line: UnsafeRawBufferPointer, at place: Int64) {
        guard line.first == UInt8(ascii: "{") else { return }
        let node = Deliberate.ignore(because: "what is no line of JSON tells nothing in parts") {
            () throws(DecodingError) in try parser.object(line)
        }
        guard let node, let (part, stream) = Self.part(of: node) else { return }
        let inside = part.range.lowerBound + 1..<part.range.upperBound - 1
        guard !inside.isEmpty else { return }
        var tail = tails[stream] ?? Tail()
        let start = tail.bytes.count
        tail.bytes += line[inside]
        let file = place + Int64(inside.lowerBound)..<place + Int64(inside.upperBound)
        tail.parts.append((file, start..<tail.bytes.count))
        for found in search.ranges(in: tail.bytes) {
            let held = tail.parts.filter { $0.place.overlaps(found) }
            // What stands in one part alone is found where it stands.
            if held.count > 1 { ranges.formUnion(held.map(\.file)) }
        }
        tails[stream] = shortened(tail)
    }

    /// Only so much as a secret can begin in.
    private func shortened(_ tail: Tail) -> Tail {
        let gone = tail.bytes.count - search.lengthMax
        guard gone > 0, let first = tail.parts.firstIndex(where: { $0.place.upperBound > gone }) else { return tail }
        let cut = tail.parts[first].place.lowerBound
        return Tail(
            bytes: Array(tail.bytes[cut...]),
            parts: tail.parts[first...].map { ($0.file, $0.place.lowerBound - cut..<$0.place.upperBound - cut) }
        )
    }

    /// The text of a line that goes on with what others have said, and what tells that from other texts.
    private static func part(of line: LineNode) -> (LineNode, stream: String)? {
        if let event = line["event"], let delta = event["delta"] {
            let text = delta["text"] ?? delta["partial_json"] ?? delta["thinking"]
            guard let text, text.kind == .text else { return nil }
            let owner = line["parent_tool_use_id"]?.string ?? ""
            return (text, "\(owner)/\(event["index"]?.integer ?? 0)")
        }
        guard line["delta"]?.bool == true, let content = line["content"], content.kind == .text else { return nil }
        return (content, line["role"]?.string ?? "")
    }
}

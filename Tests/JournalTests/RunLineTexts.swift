import Domain
import Platform
import TestSupport

@testable import Journal

/// Lines of a run as texts, to be compared.
enum RunLineTexts {
    static func text(_ line: RunLine) -> String {
        switch line {
        case .event(let event): "event \(event.typeText)"
        case .output(let channel, let piece, _):
            "\(channel) \(String(decoding: piece.bytes, as: UTF8.self))\(piece.endsLine ? "" : " …")"
        case .mark(let record): "mark \(record.sequence)"
        case .damage(let damage): "damage \(damage.offset)"
        }
    }

    /// All that is there, the rest too.
    static func all(of paths: RunPaths, from place: RunPlace = .start) throws -> [String] {
        var lines = try RunLines(paths, on: SystemDisk(), from: place)
        var texts: [String] = []
        while let line = try lines.next() { texts.append(text(line)) }
        return try texts + rest(of: &lines)
    }

    static func outputs(of lines: inout RunLines) throws -> [String] {
        var texts: [String] = []
        while let line = try lines.next() {
            if case .output = line { texts.append(text(line)) }
        }
        return texts
    }

    static func rest(of lines: inout RunLines) throws -> [String] {
        var texts: [String] = []
        while let line = try lines.rest() { texts.append(text(line)) }
        return texts
    }

    /// Output of both channels in chunks that end anywhere, events between them, and time that goes by.
    static func writeSome(_ random: inout SeededGenerator, to run: inout RunWriter, _ clock: ManualClock) throws {
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            clock.advance(by: .milliseconds(Int.random(in: 1...500, using: &random)))
            let pieces = ["a", "line of text", "\n", "\n", "end\r\n", "é"]
            let count = Int.random(in: 1...6, using: &random)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
            switch Int.random(in: 0..<8, using: &random) {
            case 0: try run.record(.machineSlept, .info, text)
            case 1, 2: try run.write(text, to: .stderr)
            default: try run.write(text, to: .stdout)
            }
        }
    }
}

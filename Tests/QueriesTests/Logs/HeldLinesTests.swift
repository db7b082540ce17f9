import Domain
import Journal
import TestSupport
import Testing

@testable import Queries

@Suite struct HeldLinesTests {
    private let scratch: RunFixture
    private let channel: RunChannel

    init() throws {
        scratch = try RunFixture(for: "HeldLinesTests")
        let paths = try scratch.prepare().paths
        let lines = RunRedaction.ofKnownForms.lines(of: .stdout, in: paths, on: scratch.disk)
        channel = RunChannel(try LogFixture.voice(), lines)
    }

    private func append(_ text: String, _ ending: LinePiece.Ending, to lines: inout HeldLines) {
        Array(text.utf8).withUnsafeBytes { bytes in
            let piece = LinePiece(offset: 0, bytes: bytes, ending: ending, isFirst: true)
            lines.append(.output(channel, number: channel.append(piece), began: nil))
        }
    }

    private func text(_ line: RunLine?) -> String? {
        switch line {
        case .output(_, let piece, _): String(decoding: piece.bytes, as: UTF8.self)
        case .event(let event): event.typeText
        case .mark, .damage, nil: nil
        }
    }

    @Test func whatComesLaterWaitsForWhatIsNotKnownYet() throws {
        var lines = HeldLines()
        append("half", .none, to: &lines)
        lines.append(.line(.event(try LogFixture.event("machine_slept", "Slept."))))
        #expect(text(lines.next(isQuiet: false)) == nil)
        append(" a line", .lineFeed, to: &lines)
        #expect(text(lines.next(isQuiet: false)) == "half")
        #expect(text(lines.next(isQuiet: false)) == "machine_slept")
        #expect(text(lines.next(isQuiet: false)) == " a line")
        #expect(lines.isEmpty)
    }

    @Test func whereItIsQuietNothingWaits() throws {
        var lines = HeldLines()
        append("half ghp_aA1bcdefgh", .none, to: &lines)
        lines.append(.line(.event(try LogFixture.event("machine_slept", "Slept."))))
        channel.settle()
        #expect(text(lines.next(isQuiet: true)) == "half ")
        #expect(text(lines.next(isQuiet: true)) == "machine_slept")
        #expect(lines.isEmpty)
        append(" and more", .lineFeed, to: &lines)
        #expect(text(lines.next(isQuiet: false)) == "ghp_aA1bcdefgh")
        #expect(text(lines.next(isQuiet: false)) == " and more")
    }

    @Test func noneWaitsForEver() throws {
        var lines = HeldLines()
        append("half", .none, to: &lines)
        for _ in 0..<HeldLines.entriesMax {
            lines.append(.line(.event(try LogFixture.event("machine_slept", "Slept."))))
        }
        #expect(text(lines.next(isQuiet: false)) == "half")
        #expect(text(lines.next(isQuiet: false)) == "machine_slept")
    }
}

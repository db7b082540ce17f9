import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct RunChannelTests {
    private static let key = "-----BEGIN PRIVATE KEY-----"

    private let paths: RunPaths

    init() throws {
        let fixture = try RunFixture()
        paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
    }

    private func channel(isRedacted: Bool = true) throws -> RunChannel {
        let origin = LogOrigin(task: try TaskID("gh-450"), worker: nil, run: try RunID("run-1"))
        let lines = RunRedaction.ofKnownForms.lines(of: .stdout, in: paths, on: SystemDisk())
        return RunChannel(LogVoice(origin, .stdout, keepsColors: false), isRedacted ? lines : nil)
    }

    private func with<Value>(
        _ text: String,
        at offset: Int64 = 0,
        isFirst: Bool = true,
        ends: Bool = true,
        _ body: (LinePiece) throws -> Value
    ) rethrows -> Value {
        try Array(text.utf8).withUnsafeBytes { bytes in
            try body(LinePiece(offset: offset, bytes: bytes, ending: ends ? .lineFeed : .none, isFirst: isFirst))
        }
    }

    @Test func whatHoldsNoSecretIsShownAsItIs() throws {
        let channel = try channel()
        #expect(with("free") { channel.passes($0) })
        #expect(!with(Self.key) { channel.passes($0) })
        let exact = try self.channel(isRedacted: false)
        #expect(with(Self.key) { exact.passes($0) }, "the exact bytes are wanted")
        #expect(exact.next() == nil)
    }

    @Test func whatWaitsComesOutInItsOrderWithoutItsSecrets() throws {
        let channel = try channel()
        let body = String(repeating: "QUJD", count: 16)
        #expect(with(Self.key) { channel.append($0) } == 0)
        #expect(with(body, at: 28) { channel.append($0) } == 1)
        #expect(with("-----END PRIVATE KEY-----", at: 93) { channel.append($0) } == 2)
        #expect(with("free", at: 119) { channel.append($0) } == 3)
        channel.finish()
        var shown: [String] = []
        while let next = channel.next() { shown.append(String(decoding: next.piece.bytes, as: UTF8.self)) }
        #expect(!shown.joined().contains("QUJD") && shown.joined().hasSuffix("free"))
    }

    @Test func theMiddleOfALineThatIsTooLongIsPassedOver() throws {
        let channel = try channel()
        #expect(!with("beginning", ends: false) { channel.passesOver($0, beyond: 100) })
        #expect(!with("more", at: 50, isFirst: false, ends: false) { channel.passesOver($0, beyond: 100) })
        #expect(with("middle", at: 100, isFirst: false, ends: false) { channel.passesOver($0, beyond: 100) })
        #expect(!with("end", at: 200, isFirst: false) { channel.passesOver($0, beyond: 100) })
        #expect(!with("next", at: 300, ends: false) { channel.passesOver($0, beyond: 100) })
    }
}

import Domain
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct ShimMessageTests {
    private static let statuses: [Platform.ExitStatus] =
        [0, 1, 127, 255].map { .exited(code: $0) }
        + [Signal.kill, .abort, Signal(number: 64)].flatMap {
            [.signaled($0, coreDumped: false), .signaled($0, coreDumped: true)]
        }
    private static let orders = StopOrder.reasons.flatMap {
        [StopOrder($0), StopOrder($0, isImmediate: true)]
    }

    private static let recorderWords: [RecorderWord] =
        [
            .born(pid: 1, startTicks: 0), .born(pid: .max, startTicks: .max), .started, .notBorn, .unsynced, .over,
        ] + statuses.map { .agentEnded($0) } + orders.map { .stopping($0) }

    private static let keeperWords: [KeeperWord] =
        [.checkpoint, .synced, .exitWritten(nil), .syncFailed(.inputOutput), .syncFailed(.noSpace)]
        + statuses.map { .exitWritten($0) } + orders.map { .stop($0) }

    private func message(_ bytes: [UInt8]) -> ShimMessage? { bytes.withUnsafeBytes { ShimMessage($0) } }

    private func message(_ numbers: Int64...) -> ShimMessage? {
        numbers.withUnsafeBytes { ShimMessage($0) }
    }

    @Test(arguments: recorderWords)
    func aWordOfTheRecorderArrivesAsItWasSaid(_ word: RecorderWord) {
        let bytes = ShimMessage(word).bytes
        #expect(bytes.count == ShimMessage.bytesCount)
        #expect(message(bytes)?.recorderWord == word)
    }

    @Test(arguments: keeperWords)
    func aWordOfTheKeeperArrivesAsItWasSaid(_ word: KeeperWord) {
        let bytes = ShimMessage(word).bytes
        #expect(bytes.count == ShimMessage.bytesCount)
        #expect(message(bytes)?.keeperWord == word)
    }

    @Test func noTwoWordsAreTheSameBytes() {
        #expect(Set(Self.recorderWords.map { ShimMessage($0).bytes }).count == Self.recorderWords.count)
        #expect(Set(Self.keeperWords.map { ShimMessage($0).bytes }).count == Self.keeperWords.count)
    }

    @Test func whatHasAnotherLengthIsNoMessage() {
        for count in 0...64 where count != ShimMessage.bytesCount {
            #expect(message([UInt8](repeating: 1, count: count)) == nil)
        }
    }

    @Test func itIsReadFromWhereverItStands() {
        let bytes = [0] + ShimMessage(RecorderWord.over).bytes
        let found = bytes.withUnsafeBytes { ShimMessage(UnsafeRawBufferPointer(rebasing: $0.dropFirst())) }
        #expect(found?.recorderWord == .over)
    }

    @Test(arguments: [0, -1, 99, .max, .min])
    func aKindThatNobodyKnowsIsNoWord(_ kind: Int64) {
        #expect(message(kind, 0, 0, 0)?.recorderWord == nil)
        #expect(message(kind, 0, 0, 0)?.keeperWord == nil)
    }

    @Test(arguments: [-1, 5, 99, .max, .min])
    func aReasonOrAnEndThatNobodyKnowsIsNoWord(_ number: Int64) {
        #expect(message(5, number, 0, 0)?.recorderWord == nil)
        #expect(message(1, number, 0, 0)?.keeperWord == nil)
        #expect(message(3, number, 0, 0)?.recorderWord == nil)
    }

    @Test func garbageNeverEndsWhoReadsIt() {
        var random = SeededGenerator(seed: 20_261_121)
        for _ in 0..<20_000 {
            let kind = Int64.random(in: -2...9, using: &random)
            let wild = Bool.random(using: &random)
            let value = wild ? Int64.random(in: .min ... .max, using: &random) : .random(in: -3...8, using: &random)
            let found = message(kind, value, Int64.random(in: .min ... .max, using: &random), 0)
            _ = found?.recorderWord
            _ = found?.keeperWord
        }
    }

    @Test func theRoomHoldsOneMessage() {
        let room = ShimMessage.makeRoom()
        defer { room.deallocate() }
        #expect(room.count == ShimMessage.bytesCount)
    }
}

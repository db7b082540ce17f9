import JSON
import Testing

@testable import Control

@Suite struct FrameQueueTests {
    private let frame: JSONObject = ["a": 1]

    /// Takes at most so many bytes, then says that it would have to wait.
    private func take(_ queue: inout FrameQueue, upTo limit: Int) -> [UInt8] {
        var taken: [UInt8] = []
        queue.drain { bytes in
            guard taken.count < limit else { return nil }
            let count = min(limit - taken.count, bytes.count)
            taken += bytes.prefix(count)
            return count
        }
        return taken
    }

    @Test func framesGoOutInOrderInWhateverPieces() throws {
        var queue = FrameQueue()
        var taken: [UInt8] = []
        for number in 0..<100 {
            try queue.add(["n": .integer(Int64(number))])
            taken += take(&queue, upTo: 7)
        }
        taken += take(&queue, upTo: .max)
        let lines = (0..<100).map { "{\"n\":\($0)}\n" }.joined()
        #expect(String(decoding: taken, as: UTF8.self) == lines)
        #expect(queue.waitingBytes == 0)
    }

    @Test func aFullQueueTakesNoPartOfAFrame() throws {
        var queue = FrameQueue(bytesMax: 20)
        try queue.add(frame)
        try queue.add(frame)
        #expect(throws: ControlError.queueFull(bytesMax: 20)) { try queue.add(frame) }
        #expect(queue.waitingBytes == 16)
        #expect(take(&queue, upTo: 8).count == 8)
        try queue.add(frame)
        #expect(take(&queue, upTo: .max) == Array("{\"a\":1}\n{\"a\":1}\n".utf8))
    }

    @Test func aLongTrafficKeepsNoMoreThanWhatWaits() throws {
        var queue = FrameQueue(bytesMax: 100_000)
        let large: JSONObject = ["t": .string(String(repeating: "x", count: 10_000))]
        var count = 0
        for _ in 0..<200 {
            try queue.add(large)
            count += take(&queue, upTo: 10_009).count
        }
        #expect(count == 200 * 10_009)
        #expect(queue.waitingBytes == 0)
    }

    @Test func theLongestFrameFitsAndALongerOneIsRefused() throws {
        var queue = FrameQueue()
        let room = ControlLimits.frameBytesMax - "{\"t\":\"\"}".utf8.count
        try queue.add(["t": .string(String(repeating: "x", count: room))])
        #expect(queue.waitingBytes == ControlLimits.frameBytesMax + 1)
        var other = FrameQueue()
        #expect(throws: ControlError.frameTooLong(bytesMax: ControlLimits.frameBytesMax)) {
            try other.add(["t": .string(String(repeating: "x", count: room + 1))])
        }
        #expect(other.waitingBytes == 0)
    }
}

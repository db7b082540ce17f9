import Domain
import JSON
import TestSupport
import Testing

@testable import Control

@Suite struct FrameReaderTests {
    private func take(_ text: String, by reader: inout FrameReader) -> [FrameReader.Frame] {
        Array(text.utf8).withUnsafeBytes { reader.take($0) }
    }

    @Test func aFrameMayComeInPieces() {
        var reader = FrameReader()
        for piece in ["{", "\"a\":", "1", "}"] { #expect(take(piece, by: &reader).isEmpty) }
        #expect(take("\n", by: &reader) == [.success(["a": 1])])
        #expect(reader.keptBytes == 0)
    }

    @Test func manyMayComeAtOnceWithAPartOfTheNext() {
        var reader = FrameReader()
        #expect(take("{}\n{\"a\":2} \r\n{\"b\"", by: &reader) == [.success([:]), .success(["a": 2])])
        #expect(take(":3}\n", by: &reader) == [.success(["b": 3])])
    }

    @Test(arguments: ["", "nonsense", "{\"a\":1", "{}{}", "{\"a\":1,\"a\":2}", "\u{0}\u{1}", "\u{FEFF}{}"])
    func whatIsNoJSONIsToldInItsPlaceAndTheNextIsRead(_ text: String) {
        var reader = FrameReader()
        let frames = take("{\"a\":1}\n\(text)\n{\"b\":2}\n", by: &reader)
        #expect(frames.count == 3)
        #expect(frames.first == .success(["a": 1]))
        #expect(frames.last == .success(["b": 2]))
        guard case .failure(.notJSON) = frames[1] else {
            Issue.record("\(frames[1])")
            return
        }
    }

    @Test(arguments: ["1", "[]", "\"text\"", "null", "true"])
    func jsonThatIsNoObjectIsNoFrame(_ text: String) {
        var reader = FrameReader()
        #expect(take(text + "\n", by: &reader) == [.failure(.notObject)])
    }

    @Test func aFrameAsLongAsAllowedIsReadAndALongerOneBreaksTheReader() {
        let empty = "{\"a\":\"\"}".utf8.count
        let longest = "{\"a\":\"\(String(repeating: "x", count: ControlLimits.frameBytesMax - empty))\"}"
        var reader = FrameReader()
        #expect(take(longest + "\n", by: &reader).count == 1)
        #expect(!reader.isBroken)
        let broken = FrameReader.Frame.failure(.frameTooLong(bytesMax: ControlLimits.frameBytesMax))
        #expect(take(longest + " \n{}\n", by: &reader) == [broken])
        #expect(reader.isBroken)
        #expect(take("{}\n", by: &reader).isEmpty)
    }

    @Test func whatHasNoEndIsNotKeptForEver() {
        var reader = FrameReader()
        let block = String(repeating: "x", count: 1000)
        var keptMost = 0
        var count = 0
        while !reader.isBroken, count < 10_000 {
            _ = take(block, by: &reader)
            keptMost = max(keptMost, reader.keptBytes)
            count += 1
        }
        #expect(count == ControlLimits.frameBytesMax / 1000 + 1)
        #expect(keptMost <= ControlLimits.frameBytesMax)
        #expect(reader.keptBytes == 0)
    }

    @Test func whatNestsTooDeepIsRefused() {
        var reader = FrameReader()
        let deep = "{\"a\":" + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}\n"
        guard case .failure(.notJSON(.tooDeep))? = take(deep, by: &reader).first else {
            Issue.record("it was read")
            return
        }
    }

    /// Whole, cut, joined and spoiled frames come in pieces of any length: those between the spoiled ones all arrive.
    @Test(arguments: 0..<300)
    func whateverComesFramesAreReadInOrder(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        var expected: [JSONObject?] = []
        for number in 0..<Int.random(in: 1...40, using: &generator) {
            let object: JSONObject = ["n": .integer(Int64(number)), "t": .string(text(&generator))]
            var line = JSONWriter.bytes(.object(object))
            let isSpoiled = Int.random(in: 0..<4, using: &generator) == 0
            if isSpoiled { spoil(&line, &generator) }
            expected.append(isSpoiled ? nil : object)
            bytes += line + [UInt8(ascii: "\n")]
        }
        var reader = FrameReader()
        var frames: [FrameReader.Frame] = []
        var remaining = bytes[...]
        while !remaining.isEmpty {
            let piece = Array(remaining.prefix(Int.random(in: 1...60, using: &generator)))
            frames += piece.withUnsafeBytes { reader.take($0) }
            remaining = remaining.dropFirst(piece.count)
        }
        let read = frames.map { frame -> JSONObject? in
            switch frame {
            case .success(let object): object
            case .failure: nil
            }
        }
        #expect(read == expected, "seed \(seed)")
        #expect(reader.keptBytes == 0)
    }

    private func text(_ generator: inout SeededGenerator) -> String {
        let length = Int.random(in: 0..<50, using: &generator)
        let scalars = ["a", "\n", "\"", "\\", "é", "\u{1F600}", "\u{0}"]
        return (0..<length).reduce(into: "") { text, _ in text += scalars.randomElement(using: &generator) ?? "" }
    }

    /// Makes a line what is no object any more, without a newline in it.
    private func spoil(_ line: inout [UInt8], _ generator: inout SeededGenerator) {
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: line.removeLast(Int.random(in: 1...line.count, using: &generator))
        case 1: line[0] = UInt8(ascii: "[")
        default: line = (0..<20).map { _ in UInt8.random(in: 128...255, using: &generator) }
        }
    }
}

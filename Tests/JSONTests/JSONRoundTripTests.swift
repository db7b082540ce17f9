import JSON
import TestSupport
import Testing

/// What the writer writes, the reader reads as the same value, whatever the value.
@Suite struct JSONRoundTripTests {
    private static let seed: UInt64 = 20_261_122

    @Test func randomValuesComeBack() throws {
        var random = SeededGenerator(seed: Self.seed)
        for turn in 0..<2_000 {
            let value = Self.value(depth: 4, using: &random)
            let text = JSONWriter.text(value)
            #expect(try JSONReader.read(text) == value, "seed \(Self.seed), turn \(turn)")
            #expect(try JSONReader.read(JSONWriter.pretty(value)) == value, "seed \(Self.seed), turn \(turn)")
            #expect(!text.utf8.contains(UInt8(ascii: "\n")), "seed \(Self.seed), turn \(turn)")
        }
    }

    @Test func randomDoublesComeBack() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<2_000 {
            let number = Double(bitPattern: random.next())
            guard number.isFinite else { continue }
            #expect(try JSONReader.read(JSONWriter.text(JSONValue(number))).double == number)
        }
    }

    @Test func everyScalarComesBack() throws {
        for plane in stride(from: UInt32(0), to: 0x11_0000, by: 0x1000) {
            let scalars = (plane..<plane + 0x1000).compactMap(Unicode.Scalar.init(_:))
            let text = String(String.UnicodeScalarView(scalars))
            let read = try #require(try JSONReader.read(JSONWriter.text(.string(text))).stringValue)
            #expect(read.unicodeScalars.elementsEqual(scalars))
        }
    }

    private static func value(depth: Int, using random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
        case 0: return [.null, .bool(true), .bool(false)].randomElement(using: &random) ?? .null
        case 1: return .integer(Int64.random(in: -100...100, using: &random))
        case 2: return .integer(Int64(bitPattern: random.next()))
        case 3: return JSONValue(Double.random(in: -1e6...1e6, using: &random))
        case 4: return .string(text(using: &random))
        case 5:
            return .array(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1, using: &random) }
            )
        default:
            var object = JSONObject()
            for place in 0..<Int.random(in: 0...24, using: &random) {
                object.append("\(place)\(text(using: &random))", value(depth: depth - 2, using: &random))
            }
            return .object(object)
        }
    }

    private static func text(using random: inout SeededGenerator) -> String {
        let letters = [
            "a", "b", " ", "\"", "\\", "/", "\n", "\u{0}", "\u{1f}", "\u{7f}", "é", "日", "🚀", "\u{fffd}", "\u{301}",
        ]
        return (0..<Int.random(in: 0...20, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }
            .joined()
    }
}

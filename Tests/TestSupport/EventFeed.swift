package import Domain
package import JSON

/// Events without end, each a function of the seed and its number, so that one that was read back can be told from one
/// that was altered.
package struct EventFeed: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let type: EventType
        package let level: Level
        package let message: String
        package let data: JSONObject

        package init(_ type: EventType, _ level: Level, _ message: String, _ data: JSONObject) {
            self.type = type
            self.level = level
            self.message = message
            self.data = data
        }
    }

    /// Those that neither the life of a run nor its recovery writes by itself.
    private static let types: [EventType] = [.recorderReplaced, .keeperLost, .pipeHeld]

    package let seed: UInt64
    /// How long the longest text in the data of an event is.
    package let textBytesMax: Int

    package init(seed: UInt64, textBytesMax: Int = 300) {
        self.seed = seed
        self.textBytesMax = textBytesMax
    }

    package func entry(_ number: Int64) -> Entry {
        var random = SeededGenerator(seed: seed ^ UInt64(bitPattern: number) &* 0xd6e8_feb8_6659_fd93)
        return Entry(
            Self.types.randomElement(using: &random) ?? .pipeHeld,
            Level.allCases.randomElement(using: &random) ?? .info,
            "Event \(number) of feed \(seed), “\(word(&random))”.",
            object(depth: 3, &random)
        )
    }

    /// Whether the event is the one of that number, untouched.
    package func holds(_ event: Event, _ number: Int64) -> Bool {
        let entry = entry(number)
        return event.typeText == entry.type.rawValue && event.level == .known(entry.level)
            && event.message == entry.message && event.data == entry.data
    }

    /// The number that an event of a feed says it has.
    package static func number(of event: Event) -> Int64? {
        let words = event.message.split(separator: " ")
        return words.count > 1 && words[0] == "Event" ? Int64(words[1]) : nil
    }

    private func object(depth: Int, _ random: inout SeededGenerator) -> JSONObject {
        var object = JSONObject()
        for place in 0..<Int.random(in: 1...4, using: &random) {
            object.append("\(word(&random))\(place)", value(depth: depth - 1, &random))
        }
        return object
    }

    private func value(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 4), using: &random) {
        case 0: .bool(Bool.random(using: &random))
        case 1: .integer(Int64(bitPattern: random.next()))
        case 2: .string(word(&random))
        case 3: .string(text(&random))
        case 4: .array((0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth: depth - 1, &random) })
        default: .object(object(depth: depth, &random))
        }
    }

    /// Short texts with all that JSON has to escape, and letters of one to four bytes.
    private func word(_ random: inout SeededGenerator) -> String {
        let letters = [
            "a", "e", "o", "r", "t", " ", "\"", "\\", "\n", "\t", "\u{0}", "\u{7f}", "é", "鳥", "🐦", "\u{2028}",
        ]
        return (0..<Int.random(in: 0...6, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }
            .joined()
    }

    /// As likely of a few bytes as of many.
    private func text(_ random: inout SeededGenerator) -> String {
        let bits = Int.bitWidth - textBytesMax.leadingZeroBitCount
        let limit = min(textBytesMax, (1 << Int.random(in: 0...bits, using: &random)) - 1)
        return String(repeating: "x", count: Int.random(in: 0...limit, using: &random))
    }
}

import Control
import Domain
import JSON
import TestSupport

/// What a peer may send that knows the protocol, knows some of it, or means harm: whole frames of every directive,
/// frames with values of any type in any place, damaged ones, cut ones, ones that are too long or too deep, and bytes.
struct FuzzedFrames {
    /// Of a person and of an agent.
    static let hellos: [[UInt8]] = ["top", "web"].map { kind in
        let client = #"{"kind":"\#(kind)","boot":"b","pid":12,"startTicks":7}"#
        return Array(#"{"hello":"client","protocol":1,"version":"0","client":\#(client)}"#.utf8)
    }

    private static let others = [
        #"{"hello":"index","protocol":1,"version":"0","index":{"boot":"b","pid":12,"startTicks":7}}"#,
        #"{"hello":"client","protocol":99,"version":"","client":{}}"#, #"{"fact":"pulse","stdoutBytes":1}"#,
        #"{"id":{}}"#, #"{"id":1,"ok":true,"detail":""}"#, "null", "[]", "{}", "{", "\"", "7", "",
    ].map { Array($0.utf8) }

    private static let words = [
        "task-1", "worker-1-0", "", ".", "../x", "20", "-1", "9223372036854775808", "hot", "drain", "now", "60s",
        "é\u{0}\u{202E}", "1e9", "true", String(repeating: "a", count: 129),
    ]

    private let damaged: DamagedText

    init() {
        var random = SeededGenerator(seed: 1)
        damaged = DamagedText(
            of: Self.hellos + Self.others.filter { !$0.isEmpty }
                + DirectiveTable.rows.map { row in
                    JSONWriter.bytes(.object(Self.request(row, &random, isRight: true)))
                }
        )
    }

    /// One frame without its newline; some are none.
    func next(_ random: inout SeededGenerator) -> [UInt8] {
        switch Int.random(in: 0..<1_000, using: &random) {
        case 0..<350: return Self.frame(&random, isRight: false)
        case 350..<550: return Self.frame(&random, isRight: true)
        case 550..<800: return damaged.next(&random)
        case 800..<870: return Self.noise(&random)
        case 870..<920:
            let whole = Self.frame(&random, isRight: true)
            return Array(whole.prefix(Int.random(in: 0..<whole.count, using: &random)))
        case 920..<960: return Self.nested(Int.random(in: 1...100, using: &random))
        case 960: return Self.long(&random)
        case 961..<980: return Self.hellos[0]
        default: return Self.others[Int.random(in: Self.others.indices, using: &random)]
        }
    }

    // MARK: - Of the table

    private static func frame(_ random: inout SeededGenerator, isRight: Bool) -> [UInt8] {
        let row = DirectiveTable.rows[Int.random(in: DirectiveTable.rows.indices, using: &random)]
        return JSONWriter.bytes(.object(request(row, &random, isRight: isRight)))
    }

    /// - Parameter isRight: whether each field has a value that it takes.
    private static func request(_ row: DirectiveRow, _ random: inout SeededGenerator, isRight: Bool) -> JSONObject {
        var data = JSONObject()
        for field in row.fields where isRight ? field.isRequired : Bool.random(using: &random) {
            data[field.key] = isRight ? right(field.form) : any(&random, depth: 3)
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            data["key"] = isRight ? .string("key-\(Int.random(in: 0..<5_000, using: &random))") : any(&random, depth: 1)
        }
        var object: JSONObject = ["directive": .string(row.name.rawValue)]
        let isNumbered = isRight || Int.random(in: 0..<8, using: &random) > 0
        object["id"] = isNumbered ? .integer(Int64.random(in: 0...Int64.max, using: &random)) : any(&random, depth: 1)
        if !isRight {
            let count = Int.random(in: 0...4, using: &random)
            object["args"] = .array((0..<count).map { _ in Self.word(&random) })
            if Int.random(in: 0..<16, using: &random) == 0 { object["args"] = any(&random, depth: 2) }
        }
        object["data"] = .object(data)
        return object
    }

    private static func right(_ form: DirectiveField.Form) -> JSONValue {
        switch form {
        case .id: "task-1"
        case .ids: ["task-1", "task-2"]
        case .integer(let bounds): .integer(bounds.upperBound)
        case .choice(let words): .string(words[0])
        case .seconds: 60
        case .flag: true
        case .object: [:]
        case .text: "words"
        case .texts: ["words"]
        }
    }

    private static func word(_ random: inout SeededGenerator) -> JSONValue {
        guard Int.random(in: 0..<16, using: &random) > 0 else { return any(&random, depth: 1) }
        return .string(words[Int.random(in: words.indices, using: &random)])
    }

    private static func any(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .integer(Int64.random(in: .min ... .max, using: &random))
        case 3: return .integer([0, 1, -1, 1_001, 10_001][Int.random(in: 0..<5, using: &random)])
        case 4, 5: return .string(words[Int.random(in: words.indices, using: &random)])
        case 6: return .array((0..<3).map { _ in any(&random, depth: depth - 1) })
        default: return ["session": any(&random, depth: depth - 1), "seq": any(&random, depth: depth - 1)]
        }
    }

    // MARK: - Of nothing

    private static func noise(_ random: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...2_048, using: &random)).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    /// Around how deep a frame may be.
    private static func nested(_ depth: Int) -> [UInt8] {
        let (open, close) = (String(repeating: "[", count: depth), String(repeating: "]", count: depth))
        return Array(#"{"directive":"status","id":1,"data":{"a":\#(open)\#(close)}}"#.utf8)
    }

    /// Around how long a frame may be.
    private static func long(_ random: inout SeededGenerator) -> [UInt8] {
        let (start, end) = (Array(#"{"directive":"add-task","id":1,"args":[""#.utf8), Array(#""]}"#.utf8))
        let room = ControlLimits.frameBytesMax - start.count - end.count
        let count = room + Int.random(in: -2...2, using: &random)
        return start + [UInt8](repeating: UInt8(ascii: "x"), count: count) + end
    }
}

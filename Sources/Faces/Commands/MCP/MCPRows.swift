import Asking
import Domain
import JSON

/// The rows of an answer, gathered as they come and never more than it may hold: what is too much is counted, and a row
/// that is too long is shortened.
struct MCPRows {
    private struct Row {
        let value: JSONValue
        let byteCount: Int
    }

    private let window: MCPWindow
    private var rows: [Row] = []
    private var byteCount = 0
    private var seenCount = 0
    /// Rows that came before those that are shown, and were too much.
    private(set) var droppedCount = 0
    private(set) var shortenedCount = 0
    /// Whether there are rows behind those that are shown.
    private(set) var hasMore = false

    init(_ window: MCPWindow) { self.window = window }

    var values: [JSONValue] { rows.map(\.value) }

    /// From where the answer is gone on with.
    var next: Int? {
        guard hasMore, case .first(_, let place) = window else { return nil }
        return place + rows.count
    }

    /// Answers whether another one is wanted.
    mutating func take(_ line: CommandLines.Line) -> Bool {
        seenCount += 1
        switch window {
        case .first(let count, let place):
            guard seenCount > place else { return true }
            guard rows.count < count else {
                hasMore = true
                return false
            }
            let (row, isShortened) = Self.row(line)
            guard rows.isEmpty || byteCount + row.byteCount <= MCPLimits.answerBytesMax else {
                hasMore = true
                return false
            }
            add(row, isShortened)
        case .last(let count, _):
            let (row, isShortened) = Self.row(line)
            add(row, isShortened)
            var excess = 0
            while rows.count - excess > max(1, count) || byteCount > MCPLimits.answerBytesMax && rows.count - excess > 1
            {
                byteCount -= rows[excess].byteCount
                excess += 1
            }
            rows.removeFirst(excess)
            droppedCount += excess
        }
        return true
    }

    private mutating func add(_ row: Row, _ isShortened: Bool) {
        rows.append(row)
        byteCount += row.byteCount
        if isShortened { shortenedCount += 1 }
    }

    // MARK: - A row that fits

    /// How long texts may be and how many elements lists may have, tried one after the other.
    private static let measures = [(2_048, 200), (512, 50), (128, 20), (48, 5)]

    private static func row(_ line: CommandLines.Line) -> (Row, isShortened: Bool) {
        guard case .whole(let bytes) = line else { return (omitted(nil), true) }
        let read = Deliberate.ignore(because: "what is no JSON is shown as the text that it is") {
            () throws(JSONError) in try JSONReader.read(bytes)
        }
        let text: JSONObject = ["text": .string(String(decoding: bytes, as: UTF8.self))]
        let value = JSONValue.object(read?.objectValue ?? text)
        if bytes.count <= MCPLimits.rowBytesMax { return (Row(value: value, byteCount: bytes.count), false) }
        for (bytesMax, elementsMax) in measures {
            let shorter = shortened(value, bytesMax, elementsMax)
            let count = JSONWriter.bytes(shorter).count
            if count <= MCPLimits.rowBytesMax { return (Row(value: shorter, byteCount: count), true) }
        }
        return (omitted(value), true)
    }

    private static func omitted(_ value: JSONValue?) -> Row {
        var object = JSONObject()
        object["schema"] = value?["schema"]
        object["omitted"] = "this row is too long to be shown"
        return Row(value: .object(object), byteCount: 128)
    }

    private static func shortened(_ value: JSONValue, _ bytesMax: Int, _ elementsMax: Int) -> JSONValue {
        switch value {
        case .null, .bool, .integer, .decimal: return value
        case .string(let text): return .string(ShortText.cut(text, bytesMax: bytesMax))
        case .array(let elements):
            let kept = elements.prefix(elementsMax).map { shortened($0, bytesMax, elementsMax) }
            let more = elements.count - kept.count
            return .array(more > 0 ? kept + [.string("… and \(more) more")] : kept)
        case .object(let object):
            return .object(JSONObject(object.fields.map { ($0.key, shortened($0.value, bytesMax, elementsMax)) }))
        }
    }
}

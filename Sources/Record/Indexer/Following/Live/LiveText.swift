import Decoding
import Domain
import JSON

/// Makes what an agent wrote fit for a fact: first its secrets are taken out, and then it is cut, since of a secret
/// that is cut through nobody would know that it was one.
struct LiveText {
    private let redactor: Redactor

    init(_ redactor: Redactor) { self.redactor = redactor }

    func of(_ text: String) -> String { Self.cut(redactor.redact(text).text) }

    /// The same object with its texts so. What stands deeper than a list is left out: no event of an agent has that.
    func of(_ data: JSONObject) -> JSONObject {
        var clean = JSONObject()
        for field in data.fields {
            switch field.value {
            case .string(let text): clean.append(field.key, .string(of(text)))
            case .array(let values):
                let texts = values.prefix(LiveLimits.textsMax).compactMap(\.stringValue)
                clean.append(field.key, .array(texts.map { .string(of($0)) }))
            case .object: break
            default: clean.append(field.key, field.value)
            }
        }
        return clean
    }

    static func cut(_ text: String) -> String {
        guard text.utf8.count > LiveLimits.textBytesMax else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: LiveLimits.textBytesMax)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end]) + "…"
    }
}

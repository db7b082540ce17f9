import Domain
import JSON
import Journal
import Queries

/// A line as programs read it: one object, `"schema":"roost.log/1"`. A terminal may show it too: characters that would
/// command it are written as escapes.
enum LogJSON {
    static let schema = "roost.log/1"

    static func bytes(of line: LogLine) -> [UInt8] {
        var object: JSONObject = ["schema": .string(schema)]
        if let time = line.time { object.append("time", .string(time.iso)) }
        object.append("source", .string(line.source.rawValue))
        append(line.origin, to: &object)
        switch line.content {
        case .output(let piece, let voice): append(piece, voice, to: &object)
        case .event(let event): append(event, to: &object)
        case .note(let text): object.append("note", .string(text))
        }
        return escaped(JSONWriter.bytes(.object(object)))
    }

    private static func append(_ origin: LogOrigin, to object: inout JSONObject) {
        if let task = origin.task { object.append("task", .string(task.text)) }
        if let worker = origin.worker { object.append("worker", .string(worker.text)) }
        if let run = origin.run { object.append("run", .string(run.text)) }
        if let session = origin.session { object.append("session", .string(session.text)) }
    }

    private static func append(_ piece: LinePiece, _ voice: LogVoice, to object: inout JSONObject) {
        object.append("stream", .string(voice.channel.rawValue))
        object.append("offset", .integer(piece.offset))
        object.append("text", .string(String(decoding: piece.bytes, as: UTF8.self)))
        if String(validating: piece.bytes, as: UTF8.self) == nil {
            object.append("base64", .string(Base64.encode(Array(piece.bytes))))
        }
        if !piece.isFirst { object.append("continues", .bool(true)) }
        if piece.ending == .none { object.append("partial", .bool(true)) }
    }

    private static func append(_ event: Event, to object: inout JSONObject) {
        object.append("seq", .integer(event.sequence))
        object.append("type", .string(event.typeText))
        object.append("level", .string(event.level.text))
        object.append("text", .string(event.message))
        object.append("data", .object(event.data))
    }

    /// In JSON written by us a character beyond ASCII stands only in strings, where its escape means the same.
    static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 == 0x7f || $0 == 0xc2 || $0 == 0xd8 || $0 == 0xe2 }) else { return bytes }
        var escaped: [UInt8] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.value >= 0x7f, !ShownCharacter.isHarmless(scalar) {
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
            } else {
                escaped += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        return escaped
    }
}

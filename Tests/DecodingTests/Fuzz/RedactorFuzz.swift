import Decoding
import Domain
import TestSupport

/// What must hold of a text without its secrets, whatever stands around them.
struct RedactorFuzz {
    private static let secrets = ["A_KEY": "own/secret+\"7\"", "B_KEY": "hunter2hunter2", "C_KEY": "1234567890123"]
    private static let key = (0..<32).map { UInt8($0) }
    private static let forms = [
        "sk-ant-api03-aB1aB1aB1aB1aB1aB1aB1aB1aB1aB1aB1aB1aB1aB1", "AKIAIOSFODNN7EXAMPLE",
        "ghp_aB1cD2eF3gH4iJ5kL6mN7oP8qR9s",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----", "Authorization: Bearer ",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijkl", "xoxb-123456789012-abcdefghijkl", "-----BEGIN ", "sk-",
        "own/secret+\"7\"", "own\\/secret+\\\"7\\\"", "hunter2hunter2", "1234567890123", "aHVudGVyMmh1bnRlcjI=",
    ]
    /// A marker may be longer than the secret whose place it takes.
    private static let growth = 16

    private let texts: DamagedText
    private let redactor = Redactor(SecretsIndex(environment: secrets, key: key), key: key)
    private let parser = LineParser()

    init() throws {
        let all = try DecoderKind.allCases.flatMap { try $0.texts() }
        texts = DamagedText(of: all)
    }

    func complaints(_ random: inout SeededGenerator) -> [String] {
        var text = texts.next(&random)
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let place = Int.random(in: 0...text.count, using: &random)
            text.insert(contentsOf: (Self.forms.randomElement(using: &random) ?? "").utf8, at: place)
        }
        let whole = redactor.redact(text).bytes
        var complaints = complaintsOfPlain(whole)
        if let difference = difference(inBites(text, &random), whole) {
            complaints.append("in bites it is another text, \(difference)")
        }
        if pieces(text) != whole {
            complaints.append("piece by piece it is another text")
        }
        if whole.count > Self.growth * text.count + Self.growth {
            complaints.append("\(whole.count) bytes of \(text.count)")
        }
        complaints += complaintsOfJSON(text)
        return complaints.map { "\($0): \(String(decoding: text.prefix(3_000), as: UTF8.self).debugDescription)" }
    }

    /// Where two texts part, and how they go on.
    private func difference(_ one: [UInt8], _ other: [UInt8]) -> String? {
        guard one != other else { return nil }
        let place = zip(one, other).prefix { $0 == $1 }.count
        let parts = [one, other].map {
            String(decoding: $0[max(0, place - 100)...].prefix(200), as: UTF8.self).debugDescription
        }
        return "from byte \(place) of \(one.count) and \(other.count) on: \(parts[0]) and not \(parts[1])"
    }

    /// The run's own secrets are found wherever they stand as they are.
    private func complaintsOfPlain(_ redacted: [UInt8]) -> [String] {
        let text = String(decoding: redacted, as: UTF8.self)
        return ["own/secret+\"7\"", "hunter2hunter2"].filter { text.contains($0) }.map { "\($0) is left" }
    }

    private func inBites(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var stream = RedactionStream(redactor)
        var redacted: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let bite = rest.prefix(Int.random(in: 1...max(60, bytes.count / 30), using: &random))
            rest = rest.dropFirst(bite.count)
            redacted += stream.append(Array(bite)).bytes
        }
        return redacted + stream.finish().bytes
    }

    /// As talk and logs have it, where every line stays itself.
    private func pieces(_ bytes: [UInt8]) -> [UInt8] {
        var redaction = PieceRedaction(redactor, keepsApart: false)
        bytes.withUnsafeBytes { redaction.append($0) }
        redaction.finish()
        var redacted: [UInt8] = []
        while let piece = redaction.next() { redacted += piece.redacted.bytes }
        return redacted
    }

    /// A line of JSON is an object, as those of all agents are.
    private func complaintsOfJSON(_ text: [UInt8]) -> [String] {
        text.split(separator: 0x0a).map(Array.init).compactMap { line in
            guard isJSON(line), case let redacted = redactor.redact(line).bytes, !isJSON(redacted) else { return nil }
            return "a line of JSON is none any more: \(String(decoding: redacted, as: UTF8.self).debugDescription)"
        }
    }

    private func isJSON(_ line: [UInt8]) -> Bool {
        line.withUnsafeBytes { line in
            do throws(DecodingError) { return try parser.object(line).kind == .object } catch { return false }
        }
    }
}

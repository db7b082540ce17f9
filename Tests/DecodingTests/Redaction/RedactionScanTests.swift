import Decoding
import Domain
import JSON
import Platform
import TestSupport
import Testing

@Suite struct RedactionScanTests {
    private let redactor = Redactor()
    private let key = (0..<32).map { UInt8($0) }

    private func count(_ text: String) -> Int { redactor.redact(text).counts.total }

    /// What is full of letters and digits and no secret.
    @Test func hashesIdsAndPicturesAreLeftAlone() {
        var generator = SeededGenerator(seed: 11)
        let lorem = "Lorem ipsum dolor sit amet, the bearer of a task-list authorizes the disk-key: risk. "
        let base64 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        for _ in 0..<200 {
            let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let hex = Hex.encode(bytes)
            #expect(count("commit \(hex.prefix(40)) sha256:\(hex) id-\(hex) task-\(hex)") == 0)
            #expect(count("key=\(hex), token: \(hex.prefix(40)), \(lorem)") == 0)
            let uuid = [8, 4, 4, 4, 12].map { String(hex.prefix($0)) }.joined(separator: "-")
            #expect(count("\(uuid) sk-\(uuid) request_id=\(uuid)") == 0)
        }
        let picture = String((0..<1_000_000).map { _ in base64[Int.random(in: 0..<64, using: &generator)] })
        #expect(count(#"{"type":"image","data":"\#(picture)"}"#) == 0)
    }

    @Test func ourOwnSourcesAreLeftAlone() throws {
        let disk = SystemDisk()
        var folders = ["Values", "System", "Record", "Flock", "Faces", "Programs"].map { "\(Self.root)/Sources/\($0)" }
        var files = 0
        while let folder = folders.popLast() {
            for name in try disk.list(folder) {
                guard name.hasSuffix(".swift") else {
                    if !name.contains(".") { folders.append(folder + "/" + name) }
                    continue
                }
                let bytes = try disk.readAll(folder + "/" + name, bytesMax: 1 << 20)
                #expect(redactor.redact(bytes).bytes == bytes, "\(name)")
                files += 1
            }
        }
        #expect(files > 300)
    }

    /// Pieces of all that the scan knows, put together at random, so that every rule is cut anywhere.
    private static let pieces = [
        "sk-", "ant-", "api03-", "proj-", "AKIA", "IOSFODNN7EXAMPLE", "eyJ", ".eyJ", "-----BEGIN ", "PRIVATE KEY-----",
        "-----END ", "\n", "\\", "\\n", "\\u0041", "\\u00", "%41", "%", "\"", "{", "}", ":", ",", "12345678",
        "nabcdefgh",
        "Authorization: ", "Bearer ", "Basic ", "ghp_", "aB1", "aA1aA1aA1aA1aA1aA1aA1aA1aA1aA1aA1aA1aA1aA1aA1", "=",
        " ",
        "secret_access_key", "\u{1B}[31m", "\\u001b[1m", "é", "xoxb-", "github_pat_", "own/secret+\"7\"", "\\\\",
        "\\\"",
    ]

    @Test func anyTextIsRedactedTheSameWholeAndInPieces() {
        var generator = SeededGenerator(seed: 12)
        let secrets = ["A_KEY": "own/secret+\"7\"", "B_KEY": "nabcdefgh", "C_KEY": "12345678", "D_KEY": "abcdefg\\"]
        let redactor = Redactor(SecretsIndex(environment: secrets, key: key), key: key)
        for _ in 0..<1_000 {
            let parts = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
                Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
            }
            let bytes = Array(parts.joined().utf8)
            let whole = redactor.redact(bytes)
            #expect(!Self.holds(whole.bytes, "own/secret+\"7\""))
            #expect(!Self.holds(whole.bytes, "nabcdefgh"))
            let place = Int.random(in: 0...bytes.count, using: &generator)
            var stream = RedactionStream(redactor)
            let pieces = [
                stream.append(Array(bytes[..<place])), stream.append(Array(bytes[place...])), stream.finish(),
            ]
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(pieces.flatMap(\.bytes) == whole.bytes, "\(text.debugDescription) cut at \(place)")
        }
    }

    @Test func jsonWithAnythingInItStaysJSON() throws {
        var generator = SeededGenerator(seed: 13)
        let secrets = ["A_KEY": "own/secret+\"7\"", "B_KEY": "nabcdefgh", "C_KEY": "12345678", "D_KEY": "abcdefg\\"]
        let redactor = Redactor(SecretsIndex(environment: secrets, key: key), key: key)
        for _ in 0..<1_000 {
            let texts = (0..<3).map { _ in
                (0..<Int.random(in: 0..<20, using: &generator)).map { _ in
                    Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
                }.joined()
            }
            let nested = JSONWriter.text(["c": .string(texts[1]), "d": 112_345_678])
            let value: JSONValue = [
                "a": .string(texts[0]), "b": .string(nested), "n": 12_345_678, "e": .string(texts[2]),
            ]
            let redacted = redactor.redact(JSONWriter.text(value)).text
            let read = try JSONReader.read(redacted)
            #expect(read.objectValue?.fields.map(\.key) == ["a", "b", "n", "e"], "\(redacted)")
        }
    }

    @Test func randomBytesDoNoHarm() {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0..<50, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            #expect(redactor.redact(bytes).bytes == bytes)
        }
    }

    private static func holds(_ bytes: [UInt8], _ text: String) -> Bool {
        let text = Array(text.utf8)
        return bytes.indices.contains { bytes[$0...].starts(with: text) }
    }

    private static let root = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }
}

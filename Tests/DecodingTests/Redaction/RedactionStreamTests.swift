import Decoding
import Domain
import JSON
import TestSupport
import Testing

@Suite struct RedactionStreamTests {
    private let key = (0..<32).map { UInt8($0) }
    private let own = "Own/Secret+of 7 \"the\" run"

    private func redactor(_ environment: [String: String]? = nil) -> Redactor {
        Redactor(SecretsIndex(environment: environment ?? ["API_KEY": own], key: key), key: key)
    }

    private func redact(_ pieces: [ArraySlice<UInt8>], _ redactor: Redactor, heldBytes: Int? = nil) -> [UInt8] {
        var stream = heldBytes.map { RedactionStream(redactor, heldBytes: $0) } ?? RedactionStream(redactor)
        return pieces.flatMap { stream.append(Array($0)).bytes } + stream.finish().bytes
    }

    /// Two hundred secrets of all forms; a third of them the run's own, as they are, in base64 or in an address.
    private func planted(_ generator: inout SeededGenerator) -> [(text: String, marked: String, secret: String)] {
        (0..<200).map { number in
            guard number % 3 == 0 else {
                let secret = PlantedSecret.make(form: number % PlantedSecret.formCount, &generator)
                return (secret.text, secret.marked, secret.secret)
            }
            let writings = SecretForm.allCases.flatMap { $0.writings(of: Array(own.utf8)) }
            let writing = String(decoding: writings[number / 3 % writings.count], as: UTF8.self)
            return (writing, RedactionRule.secret.marker, writing)
        }
    }

    @Test func twoHundredPlantedSecretsAreGoneAndTheRestIsAsItWas() {
        var generator = SeededGenerator(seed: 4)
        let redactor = redactor()
        for secret in planted(&generator) {
            let text = "left \(secret.text) right\n"
            let redacted = redactor.redact(text)
            #expect(redacted.text == "left \(secret.marked) right\n")
            #expect(!redacted.text.contains(secret.secret))
        }
    }

    @Test func aSecretSplitAtAnyPlaceOverTwoReadsIsFound() {
        var generator = SeededGenerator(seed: 5)
        let redactor = redactor()
        for secret in planted(&generator) {
            let bytes = Array("left \(secret.text) right".utf8)
            let expected = "left \(secret.marked) right"
            for place in 0...bytes.count {
                let redacted = redact([bytes[..<place], bytes[place...]], redactor)
                #expect(String(decoding: redacted, as: UTF8.self) == expected, "cut at \(place)")
            }
        }
    }

    @Test func jsonWithSecretsInItIsTheSameJSONOtherwise() throws {
        var generator = SeededGenerator(seed: 6)
        let redactor = redactor()
        for secret in planted(&generator) {
            for slash in [false, true] {
                let line = JSONWriter.line(secret.text, slash: slash)
                let value = try JSONReader.read(redactor.redact(line).text)
                let expected: JSONValue = ["a": .string("x\n\(secret.marked)\ty"), "b": 17]
                #expect(value == expected, "\(line)")
            }
        }
    }

    @Test func howeverATextIsCutTheSameComesOut() {
        var generator = SeededGenerator(seed: 8)
        let redactor = redactor()
        var text = ""
        for (number, secret) in planted(&generator).enumerated() {
            text +=
                "\(number) \(secret.text)" + (number % 3 == 0 ? "\n" : String(repeating: " ordinary words", count: 9))
        }
        let bytes = Array(text.utf8)
        let whole = redactor.redact(bytes).bytes
        for size in [1, 7, 64, 1000, 1 << 20] {
            for heldBytes in [600, RedactionStream.heldBytesMax] {
                let pieces = stride(from: 0, to: bytes.count, by: size).map {
                    bytes[$0..<min($0 + size, bytes.count)]
                }
                #expect(redact(pieces, redactor, heldBytes: heldBytes) == whole, "\(size) bytes, \(heldBytes) held")
            }
        }
    }

    /// Wherever the text is cut: before both, within the first, within the second.
    @Test func aSecretThatBeginsWithinAnotherGoesWithIt() {
        let redactor = redactor(["A_KEY": "own/secret+\"7\""])
        let token = String(repeating: "Zz1", count: 100)
        let tail = String(repeating: " word", count: 300)
        for count in stride(from: 0, to: 200, by: 3) {
            let head = String(repeating: "word ", count: count)
            let bytes = Array("\(head)Authorization: Bearer \(token)own/secret+\"7\"\(tail)".utf8)
            let whole = redactor.redact(bytes).bytes
            let pieces = stride(from: 0, to: bytes.count, by: 64).map { bytes[$0..<min($0 + 64, bytes.count)] }
            #expect(redact(pieces, redactor, heldBytes: 600) == whole, "\(count) words before it")
            #expect(whole == Array("\(head)Authorization: Bearer [redacted:secret]\(tail)".utf8))
        }
    }

    @Test func aLineComesOutWhenItEnds() {
        var stream = RedactionStream(redactor())
        #expect(stream.append(Array("one ghp_aA1".utf8)).bytes.isEmpty)
        let line = stream.append(Array("\(String(repeating: "x", count: 33))\ntwo".utf8))
        #expect(line.bytes == Array("one [redacted:github-token]\n".utf8))
        #expect(line.counts.byRule == [.gitHubToken: 1])
        #expect(stream.finish().bytes == Array("two".utf8))
    }

    @Test func aSecretOfSeveralLinesIsFoundAcrossThem() {
        let secret = "first line\nsecond line"
        let redactor = redactor(["A_SECRET": secret])
        let bytes = Array("a\n\(secret)\nb\n".utf8)
        for place in 0...bytes.count {
            let redacted = redact([bytes[..<place], bytes[place...]], redactor)
            #expect(redacted == Array("a\n[redacted:secret]\nb\n".utf8))
        }
    }

    @Test func linesComeOutEvenWhereASecretHasSeveral() {
        var stream = RedactionStream(redactor(["A_SECRET": "first line\nsecond line"]))
        #expect(stream.append(Array("one\ntwo\n".utf8)).bytes == Array("one\ntwo\n".utf8))
        #expect(stream.append(Array("three\nfirst line\n".utf8)).bytes == Array("three\n".utf8))
        #expect(stream.append(Array("second".utf8)).bytes.isEmpty)
        #expect(stream.append(Array(" line\n".utf8)).bytes == Array("[redacted:secret]\n".utf8))
        #expect(stream.append(Array("first line\n".utf8)).bytes.isEmpty)
        #expect(stream.append(Array("another line\n".utf8)).bytes == Array("first line\nanother line\n".utf8))
    }

    @Test func whatHasNoLineEndIsHeldBackWithinBounds() {
        var stream = RedactionStream(redactor())
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000)
        var comeOut = 0
        for number in 1...200 {
            comeOut += stream.append(piece).bytes.count
            #expect(number * piece.count - comeOut <= 2 * RedactionStream.heldBytesMax + piece.count)
        }
        #expect(comeOut + stream.finish().bytes.count == 200 * piece.count)
    }
}

extension JSONWriter {
    /// A line of JSON with the text in it, its slashes escaped or not.
    fileprivate static func line(_ text: String, slash: Bool) -> String {
        let value: JSONValue = ["a": .string("x\n\(text)\ty"), "b": 17]
        let line = JSONWriter.text(value)
        return slash ? line.replacing("/", with: "\\/") : line
    }
}

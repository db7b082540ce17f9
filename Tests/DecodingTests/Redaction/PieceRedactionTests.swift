import Decoding
import Domain
import TestSupport
import Testing

@Suite struct PieceRedactionTests {
    private let key = (0..<32).map { UInt8($0) }

    private func redaction(_ secret: String = "Own/Secret+of 7 the run") -> PieceRedaction {
        PieceRedaction(Redactor(SecretsIndex(environment: ["API_KEY": secret], key: key), key: key))
    }

    private func append(_ text: String, _ ending: String = "\n", to redaction: inout PieceRedaction) {
        Array(text.utf8).withUnsafeBytes { redaction.append($0, ending: Array(ending.utf8)) }
    }

    private func taken(_ redaction: inout PieceRedaction) -> [String] {
        var taken: [String] = []
        while let piece = redaction.next() {
            taken.append(String(decoding: piece.redacted.bytes, as: UTF8.self) + (piece.isLast ? "" : "…"))
        }
        return taken
    }

    @Test func everyLineComesOutAtOnceAndAsItself() {
        var redaction = redaction()
        append("one", to: &redaction)
        #expect(taken(&redaction) == ["one"])
        append("a Own/Secret+of 7 the run b", "\r\n", to: &redaction)
        append("", to: &redaction)
        #expect(taken(&redaction) == ["a [redacted:secret] b", ""])
        #expect(redaction.isEmpty)
    }

    @Test func aSecretOfSeveralLinesHasAMarkerInEach() {
        var redaction = redaction("first line\nsecond line\nthird")
        append("a first line", to: &redaction)
        #expect(taken(&redaction) == [])
        append("second line", to: &redaction)
        append("third b", to: &redaction)
        #expect(taken(&redaction) == ["a [redacted:secret]", "[redacted:secret]", "[redacted:secret] b"])
    }

    @Test func aPieceOfALongLineWaitsForASecretThatItMayBegin() {
        var redaction = redaction()
        let filling = String(repeating: "x ", count: 32 << 10)
        append(filling + "Own/Secr", "", to: &redaction)
        append("et+of 7 the run" + filling, "", to: &redaction)
        append("end", to: &redaction)
        let expected = filling + "[redacted:secret]"
        let rest = "[redacted:secret]" + filling
        #expect(taken(&redaction) == [expected, rest, "end"])
    }

    @Test func whatHasNoEndIsThereWhenItIsAskedForButForItsLastWord() {
        var redaction = redaction()
        append("Password:", "", to: &redaction)
        #expect(taken(&redaction) == [])
        redaction.settle()
        #expect(taken(&redaction) == ["Password:"])
        append(" ghp_aA1xxxx", "", to: &redaction)
        redaction.settle()
        #expect(taken(&redaction) == [" …"])
        append(String(repeating: "x", count: 33), to: &redaction)
        #expect(taken(&redaction) == ["[redacted:github-token]", "[redacted:github-token]"])
    }

    @Test(arguments: 0...22) func asecretIsToldHoweverItIsSplitAndAskedForBetween(place: Int) {
        let secret = Array("Own/Secret+of 7 the run".utf8)
        var redaction = redaction()
        append("a " + String(decoding: secret[..<place], as: UTF8.self), "", to: &redaction)
        redaction.settle()
        var shown = taken(&redaction)
        append(String(decoding: secret[place...], as: UTF8.self) + " b", to: &redaction)
        shown += taken(&redaction)
        let text = shown.joined().filter { $0 != "…" }
        // Of less than eight characters nobody can tell.
        #expect(text.hasSuffix("[redacted:secret] b"))
        #expect(text.count <= "a [redacted:secret][redacted:secret] b".count + 7)
        #expect(!text.contains(String(decoding: secret.prefix(9), as: UTF8.self)))
    }

    @Test func whatStandsBeforeIsLookedAtAndNotShown() {
        var redaction = redaction()
        let line = String(repeating: "QUJD", count: 16)
        redaction.begin(behind: Array("-----BEGIN PRIVATE KEY-----\n\(line)\n".utf8))
        append(line, to: &redaction)
        append("-----END PRIVATE KEY-----", to: &redaction)
        append("free", to: &redaction)
        #expect(taken(&redaction) == ["[redacted:private-key]", "-----END PRIVATE KEY-----", "free"])
    }

    @Test func aPlainLineNeedNotBeAppended() {
        var redaction = redaction("first line\nsecond line")
        let passes = ["plain", "a first line", "ghp_aA1\(String(repeating: "x", count: 33))"].map { text in
            Array(text.utf8).withUnsafeBytes { redaction.passes($0) }
        }
        #expect(passes == [true, false, false])
        append("-----BEGIN PRIVATE KEY-----", to: &redaction)
        _ = taken(&redaction)
        #expect(Array("x".utf8).withUnsafeBytes { !redaction.passes($0) })
    }

    @Test func piecesTogetherAreWhatTheStreamMakesOfThem() {
        var generator = SeededGenerator(seed: 11)
        let redactor = Redactor(SecretsIndex(environment: ["KEY": "my own secret"], key: key), key: key)
        var text = ""
        for number in 0..<300 {
            let secret = PlantedSecret.make(form: number % PlantedSecret.formCount, &generator)
            text += "\(number) \(secret.text) my own secret" + (number % 3 == 0 ? "\n" : " words and more words ")
        }
        let bytes = Array(text.utf8)
        let whole = redactor.redact(bytes).bytes
        for size in [3, 64, 1000] {
            var redaction = PieceRedaction(redactor)
            var shown: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { redaction.append($0) }
                while let piece = redaction.next() { shown += piece.redacted.bytes }
            }
            redaction.finish()
            while let piece = redaction.next() { shown += piece.redacted.bytes }
            let secrets = String(decoding: shown, as: UTF8.self)
            #expect(!secrets.contains("my own secret"))
            #expect(shown.count >= whole.count && !secrets.contains("sk-ant-a") && !secrets.contains("ghp_"))
        }
    }

    @Test func whatKeepsNothingApartHasOneMarkerForASecretOverTwoReads() {
        let redactor = Redactor()
        var redaction = PieceRedaction(redactor, keepsApart: false)
        append("one\ntwo ghp_aA1", "", to: &redaction)
        #expect(taken(&redaction) == ["one\n…"])
        append("\(String(repeating: "x", count: 33)) end\nthree", "", to: &redaction)
        #expect(taken(&redaction) == ["two [redacted:github-token] end\n…"])
        redaction.finish()
        #expect(taken(&redaction) == ["three"])
    }

    @Test(arguments: [true, false]) func aLineThatNeverEndsComesOutInOrderAndPlace(keepsApart: Bool) {
        var redaction = PieceRedaction(Redactor(), keepsApart: keepsApart)
        let filling = (0..<5000).map { "\($0) word " }.joined()
        var expected = ""
        var shown = ""
        var places: [Int] = []
        for _ in 0..<40 {
            append(filling, "", to: &redaction)
            expected += filling
            while let piece = redaction.next() {
                shown += String(decoding: piece.redacted.bytes, as: UTF8.self)
                places.append(piece.number * (keepsApart ? filling.utf8.count : 0) + piece.start)
            }
            #expect(expected.utf8.count - shown.utf8.count <= 3 * (64 << 10))
        }
        redaction.finish()
        while let piece = redaction.next() { shown += String(decoding: piece.redacted.bytes, as: UTF8.self) }
        #expect(shown == expected)
        #expect(places == places.sorted() && Set(places).count == places.count)
    }
}

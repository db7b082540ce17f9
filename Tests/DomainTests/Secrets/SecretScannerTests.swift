import Domain
import TestSupport
import Testing

@Suite struct SecretScannerTests {
    private let key = (0..<32).map { UInt8($0) }
    private let secret = "sk-ant-api03-Zx/91+q \"é\""

    private func scanner(_ environment: [String: String]) -> SecretScanner {
        SecretScanner(SecretsIndex(environment: environment, key: key), key: key)
    }

    @Test func plantedSecretsAreFoundInEveryForm() {
        for form in SecretForm.allCases {
            for writing in form.writings(of: Array(secret.utf8)) {
                let scanner = scanner(["API_KEY": secret])
                let text = Array("before ".utf8) + writing + Array(" behind".utf8)
                let match = SecretMatch(offset: 7, length: writing.count, form: form.rawValue)
                #expect(scanner.matches(in: text).contains(match))
            }
        }
    }

    @Test(arguments: 0..<6) func base64OfWhatHoldsASecretGivesItAway(before: Int) {
        let text = [UInt8](repeating: UInt8(ascii: "x"), count: before) + Array("\(secret):tail".utf8)
        let scanner = scanner(["API_KEY": secret])
        #expect(scanner.matches(in: PlainBase64.encode(text)).contains { $0.form == SecretForm.base64.rawValue })
    }

    @Test func theLongestOfThoseThatBeginAtAPlaceIsFound() {
        let scanner = scanner(["A_KEY": "abcdefgh", "B_KEY": "abcdefghijkl"])
        #expect(scanner.matches(in: Array("abcdefghijkl".utf8)).map(\.length) == [12])
        #expect(scanner.matches(in: Array("abcdefghijk".utf8)).map(\.length) == [8])
        #expect(scanner.matches(in: Array("abcdefg".utf8)).isEmpty)
    }

    @Test func secretsOfSeveralLengthsAreFoundSideBySide() {
        let scanner = scanner(["A_KEY": "abcdefgh", "B_KEY": "abcdefghijkl", "C_TOKEN": "ijklmnopqrst"])
        let matches = scanner.matches(in: Array("..abcdefghijklmnopqrst".utf8))
        let plain = matches.filter { $0.form == SecretForm.plain.rawValue }
        #expect(plain.map(\.offset) == [2, 10])
        #expect(plain.map(\.length) == [12, 12])
    }

    @Test func aSecretOfSeveralLinesThatMayGoOnIsTold() {
        func open(_ text: String, _ secret: String) -> Int? {
            Array(text.utf8).withUnsafeBytes { scanner(["A_KEY": secret]).openPlace(in: $0, from: 0) }
        }
        let secret = "first line\nsecond line"
        #expect(open("ab first line\n", secret) == 3)
        #expect(open("ab \(secret)\n", secret) == nil)
        #expect(open("ab first\n", secret) == nil)
        #expect(open("ab first line", "first line") == nil)
        #expect(open("one two three\n", "a\nbcdefghijk") == 7)
    }

    @Test func nothingIsFoundWhereThereIsNothing() {
        var generator = SeededGenerator(seed: 7)
        let noise = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let scanner = scanner(["API_KEY": secret])
        #expect(scanner.matches(in: noise).isEmpty)
        #expect(scanner.matches(in: Array(secret.utf8.dropLast())).isEmpty)
        let empty = self.scanner([:])
        #expect(empty.matches(in: noise).isEmpty)
    }

    /// Base64 of RFC 4648, worked out apart from the code under test.
    private enum PlainBase64 {
        static func encode(_ bytes: [UInt8]) -> [UInt8] {
            let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
            var text: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let group = bytes[start..<min(start + 3, bytes.count)]
                let bits = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
                let encoded = [18, 12, 6, 0].map { digits[bits >> $0 & 63] }
                text += encoded.prefix(group.count + 1) + Array(repeating: UInt8(ascii: "="), count: 3 - group.count)
            }
            return text
        }
    }
}

import Decoding
import Domain
import JSON
import Testing

@Suite struct RedactorTests {
    private let redactor = Redactor()
    private let key = (0..<32).map { UInt8($0) }

    private func text(_ text: String) -> String { redactor.redact(text).text }

    @Test(arguments: PlantedSecret.samples)
    func eachKnownFormIsReplacedByItsMarker(secret: PlantedSecret) {
        let redacted = redactor.redact("before \(secret.text) behind")
        #expect(redacted.text == "before \(secret.marked) behind")
        #expect(redacted.counts[secret.rule] == redacted.counts.total)
        #expect(redacted.counts.total > 0)
        #expect(redacted.version == Redactor.version)
    }

    @Test(arguments: [
        "$TOKEN", "${API_KEY}", "<your-key>", "Authorization: Bearer $ANTHROPIC_API_KEY",
        "Authorization: Bearer ${TOKEN_OF_THE_DAY_2026}", "Authorization: Bearer <your-key-goes-here-1234>",
        "AWS_SECRET_ACCESS_KEY=$AWS_SECRET", "the bearer authentication scheme", "authorization: required",
        "let authorization = AuthorizationStatus.notDetermined", "sk-ant-api03-your-key-here-please-and-thanks",
        "sk-ant-api03-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "task-0123456789abcdef0123456789abcdef",
        "-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----", "ghp_short", "sk-", "risk-free", "eyJhbGciOiJI",
        "AKIAIOSFODNN7EXAMPLETOOLONG", "{{ secrets.GITHUB_TOKEN }}", "",
    ])
    func placeholdersAndWordsAreLeftAlone(text: String) {
        let redacted = redactor.redact(text)
        #expect(redacted.text == text)
        #expect(redacted.counts.total == 0)
    }

    @Test func aPrivateKeyLosesItsLinesAndKeepsWhatIsAroundThem() {
        let line = String(repeating: "MIIEvQ+/", count: 8)
        let pem = "-----BEGIN RSA PRIVATE KEY-----\n\(line)\n\(line)\nAb3=\n-----END RSA PRIVATE KEY-----\n"
        let mark = "[redacted:private-key]"
        let head = "-----BEGIN RSA PRIVATE KEY-----\n"
        #expect(text("a\n\(pem)b") == "a\n\(head)\(mark)\n\(mark)\n\(mark)\n-----END RSA PRIVATE KEY-----\nb")
        let json = #"{"private_key":"\#(pem.replacing("\n", with: #"\n"#).replacing("/", with: #"\/"#))","id":7}"#
        let expected =
            #"{"private_key":"-----BEGIN RSA PRIVATE KEY-----\n\#(mark)\n-----END RSA PRIVATE KEY-----\n","id":7}"#
        #expect(text(json) == expected)
        let program = "\"-----BEGIN PRIVATE KEY-----\\n\" +\n  \"\(line)\\n\" +\n  \"\(line)\\n\""
        #expect(text(program) == "\"-----BEGIN PRIVATE KEY-----\\n\" +\n  \"\(mark)\\n\" +\n  \"\(mark)\\n\"")
    }

    @Test func aSecretIsFoundWhateverItsEscapes() {
        let secret = "AKIAIOSFODNN7EXAMPLE"
        let odd = secret.utf8.enumerated().map { place, byte in
            place % 3 == 0 ? "\\u00" + Hex.encode([byte]) : String(decoding: [byte], as: UTF8.self)
        }.joined()
        #expect(text(#"{"a":"\n\#(odd)","b":1}"#) == #"{"a":"\n[redacted:aws-key-id]","b":1}"#)
        let pair = #"{"SecretAccessKey":"wJalrXUtnFEMI\/K7MDENG\/bPxRfiCYEXAMPLEKEY"}"#
        #expect(text(pair) == #"{"SecretAccessKey":"[redacted:aws-secret]"}"#)
        let nested = #"{"text":"{\"SecretAccessKey\":\"wJalrXUtnFEMI\\\/K7MDENG\\\/bPxRfiCYEXAMPLEKEY\"}"}"#
        #expect(text(nested) == #"{"text":"{\"SecretAccessKey\":\"[redacted:aws-secret]\"}"}"#)
        let address = "aws_secret_access_key=wJalrXUtnFEMI%2FK7MDENG%2fbPxRfiCYEXAMPLEKEY&x=1"
        #expect(text(address) == "aws_secret_access_key=[redacted:aws-secret]&x=1")
    }

    @Test func aSecretWithAColorWithinIsFound() {
        let secret = "ghp_aA1\u{1B}[01;31m\u{1B}[K\(String(repeating: "x", count: 33))\u{1B}[m"
        #expect(text("a \(secret) b") == "a [redacted:github-token]\u{1B}[m b")
        let json = JSONWriter.text(["a": .string(secret)])
        #expect(text(json) == JSONWriter.text(["a": "[redacted:github-token]\u{1B}[m"]))
    }

    @Test(arguments: [
        "\u{1B}[31mown", " own \u{1B}[1mpass", "own\u{1B}[0m pass", "\u{1B}[2mow\u{1B}[0mn pass phr\u{1B}[mase",
    ])
    func aValueWithBlanksIsFoundWhereverAColorBegins(start: String) throws {
        let own = Redactor(SecretsIndex(environment: ["A_PASSWORD": "own pass phrase"], key: key), key: key)
        let plain = start.replacing(/\u{1B}\[\d*m/, with: "")
        let rest = "own pass phrase".dropFirst(plain.drop { $0 == " " }.count)
        for text in ["is \(start)\(rest)!", JSONWriter.text(["a": .string("is \(start)\(rest)!")])] {
            let redacted = own.redact(text)
            #expect(redacted.counts.total == 1 && !redacted.text.contains("phr"), "\(redacted.text)")
        }
    }

    @Test func theRunsOwnValuesGoBeforeTheKnownForms() {
        let secret = "sk-ant-api03-Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1"
        let redactor = Redactor(SecretsIndex(environment: ["API_KEY": secret], key: key), key: key)
        let redacted = redactor.redact("key \(secret) sk-ant-api03-Zz9Zz9Zz9Zz9Zz9Zz9Zz9Zz9")
        #expect(redacted.text == "key [redacted:secret] [redacted:anthropic-key]")
        #expect(redacted.counts.byRule == [.secret: 1, .anthropicKey: 1])
    }

    @Test(arguments: [
        (#"{"a":12345678,"b":1}"#, #"{"a":0,"b":1}"#), (#"[1123456789,2]"#, "[0,2]"),
        (#"{"a":"x12345678"}"#, #"{"a":"x[redacted:secret]"}"#), ("12345678", "[redacted:secret]"),
        ("{\n \"a\": 12345678\n}", "{\n \"a\": 0\n}"), ("id 12345678.", "id [redacted:secret]."),
    ])
    func aSecretThatIsANumberLeavesJSONAsItIs(text: String, expected: String) {
        let redactor = Redactor(SecretsIndex(environment: ["A_TOKEN": "12345678"], key: key), key: key)
        #expect(redactor.redact(text).text == expected)
    }

    @Test func noEscapeIsCutInTwo() throws {
        let redactor = Redactor(
            SecretsIndex(environment: ["A_TOKEN": "nabcdefgh", "B_KEY": "abcdefg\\"], key: key),
            key: key
        )
        for text in [#"{"a":"x\nabcdefgh"}"#, #"{"a":"abcdefg\\"}"#, #"{"a":"abcdefg\\","b":"\\nabcdefgh"}"#] {
            let redacted = redactor.redact(text)
            #expect(redacted.counts.total > 0)
            _ = try JSONReader.read(redacted.text)
        }
    }

    @Test func aSecretThatIsJSONLeavesJSON() throws {
        let secret = #"{"type":"service_account"}"#
        let redactor = Redactor(SecretsIndex(environment: ["CREDENTIALS": secret], key: key), key: key)
        #expect(redactor.redact(#"{"env":\#(secret)}"#).text == #"{"env":"[redacted:secret]"}"#)
        let escaped = secret.replacing("\"", with: "\\\"")
        #expect(redactor.redact(#"{"env":"\#(escaped)"}"#).text == #"{"env":"[redacted:secret]"}"#)
        let twice = escaped.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        #expect(redactor.redact(#"{"env":"\#(twice)"}"#).text == #"{"env":"[redacted:secret]"}"#)
    }
}

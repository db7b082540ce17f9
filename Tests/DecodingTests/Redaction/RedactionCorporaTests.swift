import Decoding
import Domain
import Platform
import TestSupport
import Testing

/// What is no secret in what agents have really written.
@Suite("corpora: redaction", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct RedactionCorporaTests {
    private static let key = (0..<32).map { UInt8($0) }

    /// Fewer than one line in a thousand, with a run's own values looked for as well, some of them with blanks.
    @Test func hardlyALineIsTakenForASecret() throws {
        let own = ["A_TOKEN": "corporaOwnValue-17", "B_PASSWORD": "own pass phrase 17"]
        let redactor = Redactor(SecretsIndex(environment: own, key: Self.key), key: Self.key)
        var lines = 0
        var taken: [String] = []
        for file in try Corpora.files(in: ".", ending: "") {
            let bytes = try SystemDisk().readAll(file, bytesMax: 1 << 26)
            for line in bytes.split(separator: 0x0a) {
                lines += 1
                guard redactor.redact(Array(line)).counts.total > 0 else { continue }
                taken.append("\(FilePath.name(of: file)): \(redactor.redact(Array(line)).counts.byRule)")
            }
        }
        #expect(lines > 10_000)
        #expect(taken.count * 1_000 < lines, "\(taken.count) of \(lines): \(taken.prefix(20))")
    }
}

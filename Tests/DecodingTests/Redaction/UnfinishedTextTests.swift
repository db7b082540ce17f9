import Domain
import Testing

@testable import Decoding

@Suite struct UnfinishedTextTests {
    private func held(_ text: String, secret: String? = nil) -> String {
        let key = (0..<32).map { UInt8($0) }
        let index = SecretsIndex(environment: secret.map { ["A_KEY": $0] } ?? [:], key: key)
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            let start = UnfinishedText.start(in: bytes, from: 0, SecretScanner(index, key: key))
            return String(decoding: bytes[start...], as: UTF8.self)
        }
    }

    @Test func aLongWordAtTheEndMayGoOn() {
        #expect(held("token ghp_aA1bcdef") == "ghp_aA1bcdef")
        #expect(held("token ghp_aA1") == "")
        #expect(held("Password:") == "")
        #expect(held("Working ........................") == "")
        #expect(held("") == "")
    }

    @Test func theBeginningOfAnOwnSecretMayGoOnWhateverItIsMadeOf() {
        #expect(held("say: ab cd ef gh", secret: "ab cd ef gh ij kl") == "ab cd ef gh")
        #expect(held("say: ab cd e", secret: "ab cd ef gh ij kl") == "")
        #expect(held("say: ab cd ef gh ij kl m", secret: "ab cd ef gh ij kl") == "")
    }
}

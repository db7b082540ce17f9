import Domain
import Testing

@Suite struct SecretWritingsTests {
    private func writings(_ secret: String) -> [String] {
        SecretWritings.all(of: Array(secret.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func theWritingsOfAnIndexOfSecretsAreAmongThem() {
        let secret = "two words/and \"more\""
        let forms = SecretForm.allCases.flatMap { $0.writings(of: Array(secret.utf8)) }
        #expect(Set(forms).isSubset(of: SecretWritings.all(of: Array(secret.utf8))))
    }

    @Test func jsonWithinJSONIsOneToo() {
        let found = writings("a \"b\" c d e")
        #expect(found.contains(#"a \"b\" c d e"#) && found.contains(#"a \\\"b\\\" c d e"#))
        #expect(found.count == Set(found).count)
    }

    @Test func aPlainWordHasNoneWithinJSON() {
        #expect(!writings("hunter22hunter22").contains { $0.contains("\\") && !$0.contains("/") })
        #expect(SecretWritings.all(of: []).isEmpty)
    }
}

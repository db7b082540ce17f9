import Testing

@testable import Domain

@Suite struct SecretFormTests {
    private func writings(_ form: SecretForm, _ secret: String) -> [String] {
        form.writings(of: Array(secret.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func aPlainSecretIsItself() { #expect(writings(.plain, "sk-ant-123") == ["sk-ant-123"]) }

    @Test func base64HasTheThreeWaysToLieInThreeBytes() {
        // "hunter22hunter22" encodes to aHVudGVyMjJodW50ZXIyMg==; behind one and two bytes of something else, its own
        // digits are the same text shifted by bits.
        #expect(
            writings(.base64, "hunter22hunter22")
                == ["aHVudGVyMjJodW50ZXIyM", "h1bnRlcjIyaHVudGVyMj", "odW50ZXIyMmh1bnRlcjIy"]
        )
    }

    @Test func base64OfAddressesIsAnotherWritingWhereItDiffers() {
        let found = writings(.base64, "???>>>???>>>")
        #expect(found.contains("Pz8/Pj4+Pz8/Pj4+"))
        #expect(found.contains("Pz8_Pj4-Pz8_Pj4-"))
    }

    @Test func addressesEscapeInSeveralWays() {
        #expect(writings(.url, "plain-text_1.2~") == ["plain-text_1.2%7E"])
        #expect(
            writings(.url, "a b/c(d)é") == [
                "a%20b%2Fc%28d%29%C3%A9", "a%20b%2fc%28d%29%c3%a9", "a%20b%2Fc(d)%C3%A9", "a+b%2Fc%28d%29%C3%A9",
            ]
        )
        #expect(writings(.url, "nothing2escape") == [])
    }

    @Test func jsonEscapesQuotesLinesAndPerhapsSlashes() {
        #expect(writings(.json, "-----BEGIN\nab\"\\") == [#"-----BEGIN\nab\"\\"#])
        #expect(writings(.json, "https://a\u{1}") == [#"https://a\u0001"#, #"https:\/\/a\u0001"#])
        #expect(writings(.json, "nothing2escape") == [])
    }

    @Test func aWritingThatIsTheSecretItselfIsNotRepeated() {
        let secret = Array("nothing2escape".utf8)
        #expect(URLWriting.all(of: secret).isEmpty)
        #expect(JSONWriting.all(of: secret).isEmpty)
        #expect(!Base64Writing.all(of: secret).contains(secret))
    }
}
